package descent.live.training;

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
}
