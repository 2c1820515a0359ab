package descent.live;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/** Looks at something every fraction of a millisecond, for whoever asks much more often. */
public final class Patience implements Runnable {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long OFTEN = TimeUnit.MICROSECONDS.toNanos(300);
  private static final int MOST = 1024;

  private final Runnable look;
  private int asked;
  private int every = 1;
  private long looked = System.nanoTime();

  public Patience(Runnable look) {
    this.look = look;
  }

  /**
   * Ends what has taken more than some nanoseconds of its processor since now: on a busy server it
   * is not its fault that others compute too. For one platform thread.
   */
  public static Patience of(long nanoseconds) {
    long start = THREADS.getCurrentThreadCpuTime();
    return new Patience(
        () -> {
          if (THREADS.getCurrentThreadCpuTime() - start > nanoseconds) {
            throw Limits.tooLong(nanoseconds);
          }
        });
  }

  @Override
  public void run() {
    if (++asked < every) {
      return;
    }
    asked = 0;
    long now = System.nanoTime();
    every = now - looked < OFTEN ? Math.min(2 * every, MOST) : Math.max(1, every / 2);
    look.run();
    looked = System.nanoTime();
  }
}
