package descent.live.training;

/** The step that a training may have reached by a time, as of {@link System#nanoTime}. */
final class Throttle {
  private static final double SECOND = 1e9;

  /** How many seconds of what was missed while the server was busy are caught up with. */
  private static final double PATIENCE = 0.25;

  private final double updatesPerSecond;
  private int from;
  private long since;

  /**
   * @param updatesPerSecond infinite for as fast as it goes
   * @param from the step at which it begins; the first update is allowed at once
   */
  Throttle(double updatesPerSecond, int from, long now) {
    this.updatesPerSecond = updatesPerSecond;
    this.from = from;
    this.since = now;
  }

  /** The step that may be reached now, given the present one. */
  int allowed(int step, long now) {
    if (Double.isInfinite(updatesPerSecond)) {
      return Integer.MAX_VALUE;
    }
    double allowed = from + 1 + Math.floor((now - since) / SECOND * updatesPerSecond);
    if (allowed - step > 1 + PATIENCE * updatesPerSecond) {
      from = step;
      since = now;
      return step + 1;
    }
    return (int) Math.min(allowed, Integer.MAX_VALUE);
  }

  /** How long until a further update is allowed at a step, in nanoseconds. */
  long wait(int step, long now) {
    double due = since + (step - from) / updatesPerSecond * SECOND;
    return Double.isInfinite(updatesPerSecond) ? 0 : (long) Math.max(0, due - now);
  }
}
