package descent.share;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counts for one server alone; a new window forgets all. */
final class OwnAllowance implements Allowance {
  private final Bounds bounds;
  private final LongSupplier clock;
  private final Map<String, Brought> brought = new HashMap<>();
  private long begin;

  /**
   * @param clock counts nanoseconds
   */
  OwnAllowance(Bounds bounds, LongSupplier clock) {
    this.bounds = bounds;
    this.clock = clock;
    begin = clock.getAsLong();
  }

  private void look() {
    long now = clock.getAsLong();
    if (now - begin >= bounds.window()) {
      brought.clear();
      begin = now;
    }
  }

  @Override
  public synchronized boolean allows(String visitor, long bytes) {
    look();
    return brought.getOrDefault(visitor, Brought.NOTHING).plus(bytes).isWithin(bounds);
  }

  @Override
  public synchronized long renewal(String visitor) {
    look();
    return begin + bounds.window() - clock.getAsLong();
  }

  @Override
  public synchronized void note(String visitor, long bytes) {
    brought.put(visitor, brought.getOrDefault(visitor, Brought.NOTHING).plus(bytes));
  }
}
