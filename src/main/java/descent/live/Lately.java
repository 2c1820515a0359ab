package descent.live;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How long something has taken on the average of the last seconds. */
public final class Lately {
  /** After so many nanoseconds what was measured counts half. */
  private static final double HALF_LIFE = TimeUnit.SECONDS.toNanos(1);

  /** What a single measurement counts after a second. */
  private static final double ENOUGH = 0.5;

  private final LongSupplier clock;
  private double sum;
  private double count;
  private long at;

  public Lately() {
    this(System::nanoTime);
  }

  /**
   * @param clock counts nanoseconds
   */
  Lately(LongSupplier clock) {
    this.clock = clock;
    at = clock.getAsLong();
  }

  /** It took so many nanoseconds. */
  public synchronized void took(long nanoseconds) {
    fade();
    sum += nanoseconds;
    count++;
  }

  /** In nanoseconds; 0 where it has not happened for some seconds. */
  public synchronized long nanoseconds() {
    fade();
    return count < ENOUGH ? 0 : (long) (sum / count);
  }

  private void fade() {
    long now = clock.getAsLong();
    double left = Math.pow(2, (at - now) / HALF_LIFE);
    sum *= left;
    count *= left;
    at = now;
  }
}
