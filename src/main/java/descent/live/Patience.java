package descent.live;

import java.util.concurrent.TimeUnit;

/** Looks at something every fraction of a millisecond, for whoever asks much more often. */
public final class Patience implements Runnable {
  private static final long OFTEN = TimeUnit.MICROSECONDS.toNanos(300);
  private static final int MOST = 1024;

  private final Runnable look;
  private int asked;
  private int every = 1;
  private long looked = System.nanoTime();

  public Patience(Runnable look) {
    this.look = look;
  }

  /** Ends what has taken longer than some nanoseconds since now. */
  public static Patience of(long nanoseconds) {
    long start = System.nanoTime();
    return new Patience(
        () -> {
          if (System.nanoTime() - start > nanoseconds) {
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
