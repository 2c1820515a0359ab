package descent.share;

import java.util.HashMap;
import java.util.Map;

/** Counts what each visitor brought within a window of time; a new window forgets all. */
final class Allowance {
  private final Bounds bounds;
  private final Map<String, Brought> brought = new HashMap<>();
  private long begin;

  private record Brought(int experiments, long bytes) {
    static final Brought NOTHING = new Brought(0, 0);

    Brought plus(long more) {
      return new Brought(experiments + 1, bytes + more);
    }
  }

  /**
   * @param now of a clock that counts nanoseconds
   */
  Allowance(Bounds bounds, long now) {
    this.bounds = bounds;
    begin = now;
  }

  /** Whether a visitor may bring so many bytes more. */
  boolean allows(String visitor, long bytes, long now) {
    if (now - begin >= bounds.window()) {
      brought.clear();
      begin = now;
    }
    Brought next = brought.getOrDefault(visitor, Brought.NOTHING).plus(bytes);
    return next.experiments() <= bounds.perVisitor() && next.bytes() <= bounds.bytesPerVisitor();
  }

  void note(String visitor, long bytes) {
    brought.put(visitor, brought.getOrDefault(visitor, Brought.NOTHING).plus(bytes));
  }
}
