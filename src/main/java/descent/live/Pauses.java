package descent.live;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How soon visitors who ask again and again, as hands do that drag, should ask next. Where more is
 * asked than can be computed somebody has to wait; but whoever waits with its question here gets a
 * picture of where the hand was long ago, and whoever waits before it asks gets one of where it is.
 *
 * <p>So each answer promises its visitor a turn: behind all that is asked and all that is promised
 * to others, each of which takes as long as this one took. Hence everybody has an equal part of the
 * processors, whoever asks for much pauses for longer, and where there is room for all nobody does.
 *
 * @param <H> a hand: who asks, and for which of its pictures
 */
final class Pauses<H> {
  /** A hand that gets no picture for longer seems to be forgotten. */
  static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

  /** What four short runs on a plane take. */
  private static final long SMALL = TimeUnit.MILLISECONDS.toNanos(1);

  /** What was measured counts less with each later answer, and next to nothing after so many. */
  private static final double REMEMBERED = 300;

  private final int processors;
  private final LongSupplier clock;

  /** The promises that are neither taken nor past. */
  private final Map<H, Promise<H>> promised = new HashMap<>();

  private final PriorityQueue<Promise<H>> byTime =
      new PriorityQueue<>(Comparator.comparingLong(Promise::time));
  private int asked;
  private double held;
  private double computed;

  private record Promise<H>(H hand, long time) {}

  Pauses(int processors) {
    this(processors, System::nanoTime);
  }

  /**
   * @param clock counts nanoseconds
   */
  Pauses(int processors, LongSupplier clock) {
    this.processors = processors;
    this.clock = clock;
  }

  /** A hand asks, and takes what was promised. */
  synchronized void ask(H hand) {
    asked++;
    promised.remove(hand);
  }

  /** What was asked gets no answer. */
  synchronized void giveUp() {
    asked--;
  }

  /**
   * What was asked is computed.
   *
   * @param computing nanoseconds of processor time
   * @param holding nanoseconds for which nothing else could be computed instead: longer, where
   *     others have the processor
   * @return for how many nanoseconds the hand should not ask again
   */
  synchronized long answer(H hand, long computing, long holding) {
    asked--;
    computed += computing - computed / REMEMBERED;
    held += holding - held / REMEMBERED;
    long now = clock.getAsLong();
    long pause = pause(computing, now);
    if (pause > 0) {
      var promise = new Promise<>(hand, now + pause);
      promised.put(hand, promise);
      byTime.add(promise);
    }
    return pause;
  }

  /** If what is ahead takes as long each, as far as it has the processors. */
  private long pause(long computing, long now) {
    for (Promise<H> next = byTime.peek(); next != null && next.time <= now; next = byTime.peek()) {
      promised.remove(next.hand, byTime.poll());
    }
    double each = computed > 0 ? computing * held / computed / processors : 0;
    return (long) Math.min(LONGEST, (asked + promised.size()) * each);
  }

  /**
   * For how many nanoseconds a hand would have to pause now whose redraws are as small as most:
   * large ones of a few say little about what there is for others.
   */
  synchronized long ofSmall() {
    return pause(SMALL, clock.getAsLong());
  }
}
