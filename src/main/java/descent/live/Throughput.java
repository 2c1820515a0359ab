package descent.live;

import java.util.concurrent.atomic.LongAdder;

/** Counts of what has been computed since the start, for monitoring. */
public final class Throughput {
  private final LongAdder runs = new LongAdder();
  private final LongAdder steps = new LongAdder();
  private final LongAdder samples = new LongAdder();

  /** Runs have begun. */
  public void begun(long more) {
    runs.add(more);
  }

  /**
   * Runs have gone on.
   *
   * @param updates of all of them
   * @param rows of data in these, 0 for functions
   */
  public void done(long updates, long rows) {
    steps.add(updates);
    samples.add(rows);
  }

  public long runs() {
    return runs.sum();
  }

  public long steps() {
    return steps.sum();
  }

  public long samples() {
    return samples.sum();
  }
}
