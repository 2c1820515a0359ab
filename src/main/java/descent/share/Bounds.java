package descent.share;

import java.util.concurrent.TimeUnit;

/**
 * How much is kept, and for whom.
 *
 * @param experiments in all
 * @param bytes of all their files
 * @param bytesEach of one of them, in its canonical form
 * @param perVisitor new experiments of one visitor within the window; known ones are free
 * @param bytesPerVisitor of these
 * @param window in nanoseconds
 */
public record Bounds(
    int experiments, long bytes, int bytesEach, int perVisitor, long bytesPerVisitor, long window) {
  /** A visitor may be a hall full of students behind one address. */
  public static final Bounds STANDARD =
      new Bounds(
          100_000, 1_000_000_000L, 1024 * 1024, 500, 20_000_000, TimeUnit.MINUTES.toNanos(10));
}
