package descent.live.training;

import descent.live.WantedPictures;
import descent.message.LimitException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Those who train the same experiment at the same time: one goes ahead, the others wait for the
 * place it comes to and follow its {@link Trail}s. Shared by threads.
 */
final class Convoy {
  /** Who has not gone ahead for so long does not lead any more. */
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(500);

  /** For so many seconds' steps one waits until one may follow, rather than compute. */
  static final double SOON = 0.13;

  /** After so many nanoseconds one looks again whether the leader has come to the next place. */
  static final long A_WHILE = TimeUnit.MILLISECONDS.toNanos(20);

  private final List<Trail> trails;
  private @Nullable Object leader;
  private double leadersSpeed;
  private long ledAt;

  /**
   * @param trails one for each contender
   */
  Convoy(List<Trail> trails) {
    this.trails = trails;
  }

  Trail trail(int contender) {
    return trails.get(contender);
  }

  /**
   * Whether one goes ahead, to where nobody has been: nobody else does who is as fast.
   *
   * @param speed in updates a second
   * @param now as of {@link System#nanoTime}
   */
  synchronized boolean leads(Object one, double speed, long now) {
    boolean free = leader == null || leader == one || now - ledAt > MOMENT;
    if (free || speed > leadersSpeed) {
      leader = one;
      leadersSpeed = speed;
      ledAt = now;
    }
    return leader == one;
  }

  /** One who leads cannot go ahead: whoever can may lead. */
  synchronized void resign(Object one) {
    if (leader == one) {
      leader = null;
    }
  }

  /**
   * What a training has to do with others of the same experiment. While it only follows them it
   * holds no networks of its own, and is counted without; from when it needs them until it comes to
   * rest without it is counted with them. Belongs to the thread whose turn it is, but for what is
   * counted.
   */
  static final class Following {
    /** So long others may take to lead where there is no memory for this one to. */
    private static final long LEADERLESS = TimeUnit.SECONDS.toNanos(10);

    private final Training training;
    private final Trainings trainings;
    private final Footprint footprint;
    private final @Nullable Convoy convoy;

    /** Whether it is counted with networks of its own. */
    private volatile boolean holdsNetworks;

    /** Since when there has been no memory for it to lead; 0 where there is. */
    private long refusedAt;

    /**
     * @param convoy null for one who trains alone
     */
    Following(
        Training training, Trainings trainings, Footprint footprint, @Nullable Convoy convoy) {
      this.training = training;
      this.trainings = trainings;
      this.footprint = footprint;
      this.convoy = convoy;
      holdsNetworks = convoy == null;
    }

    @Nullable Convoy convoy() {
      return convoy;
    }

    /** The most bytes that it holds now. */
    long bytes() {
      return holdsNetworks ? footprint.bytes() : footprint.followingBytes();
    }

    /** The same with networks of its own. */
    long bytesWithNetworks() {
      return footprint.bytes();
    }

    boolean holdsNetworks() {
      return holdsNetworks;
    }

    /** It is counted with networks of its own from now on. */
    void countNetworks() {
      holdsNetworks = true;
    }

    /**
     * While there is nothing to do, gives back networks that are not needed any more: of who only
     * follows others, and of who has come to a place where others may stand too.
     *
     * @param look of its visitor; pictures of earlier steps take networks, and so do some others
     * @param moves whether it is to make updates
     */
    void rest(Rounds rounds, WantedPictures look, boolean moves) {
      boolean needed = look.step() != WantedPictures.FRONTIER || TrainingRun.needsNetwork(look);
      if (convoy != null && holdsNetworks && !needed && rounds.letGo(moves)) {
        holdsNetworks = false;
        refusedAt = 0;
        convoy.resign(training);
      }
    }

    /**
     * Before it holds networks of its own.
     *
     * @throws LimitException if there is no memory for them
     */
    void claim() {
      if (!holdsNetworks) {
        trainings.claim(training);
      }
    }

    /**
     * Whether it may make the updates to a step, or others are about to, whom it can follow. Where
     * there is no memory for it to lead it waits until somebody else does; not for long.
     *
     * @param asked whether its visitor asks for them, besides playing
     * @param speed in updates a second
     * @throws LimitException if there is no memory for what its visitor asks for
     */
    boolean goesAhead(Rounds rounds, int target, boolean asked, double speed) {
      long now = System.nanoTime();
      if (convoy == null || rounds.known(target) > rounds.frontier()) {
        refusedAt = 0;
        return true;
      }
      if (!asked && !convoy.leads(training, speed, now)) {
        return false;
      }
      try {
        claim();
        return true;
      } catch (LimitException e) {
        convoy.resign(training);
        refusedAt = refusedAt == 0 ? now : refusedAt;
        if (asked || now - refusedAt > LEADERLESS) {
          throw e;
        }
        return false;
      }
    }
  }
}
