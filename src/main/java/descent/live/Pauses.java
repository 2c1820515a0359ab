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
 */
final class Pauses {
  /** A hand that gets no picture for longer seems to be forgotten. */
  static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

  /** What was measured counts less with each later answer, and next to nothing after so many. */
  private static final double REMEMBERED = 300;

  private final int processors;
  private final LongSupplier clock;

  /** The promises that are neither taken nor past. */
  private final Map<Visitor, Promise> promised = new HashMap<>();

  private final PriorityQueue<Promise> byTime =
      new PriorityQueue<>(Comparator.comparingLong(Promise::time));
  private int asked;
  private double held;
  private double computed;

  private record Promise(Visitor visitor, long time) {}

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

  /** A visitor asks, and takes what was promised. */
  synchronized void ask(Visitor visitor) {
    asked++;
    promised.remove(visitor);
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
   * @return for how many nanoseconds the visitor should not ask again
   */
  synchronized long answer(Visitor visitor, long computing, long holding) {
    asked--;
    computed += computing - computed / REMEMBERED;
    held += holding - held / REMEMBERED;
    long now = clock.getAsLong();
    for (Promise next = byTime.peek(); next != null && next.time <= now; next = byTime.peek()) {
      promised.remove(next.visitor, byTime.poll());
    }
    double each = computed > 0 ? computing * held / computed / processors : 0;
    long pause = (long) Math.min(LONGEST, (asked + promised.size()) * each);
    if (pause > 0) {
      var promise = new Promise(visitor, now + pause);
      promised.put(visitor, promise);
      byTime.add(promise);
    }
    return pause;
  }
}
