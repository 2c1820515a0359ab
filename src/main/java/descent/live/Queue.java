package descent.live;

import java.util.concurrent.TimeUnit;

/**
 * The bounds of a queue: how much may wait for its turn, and for how long.
 *
 * @param questions of all visitors; with more nobody would be served in time
 * @param perVisitor of one visitor
 * @param nanoseconds that a question waits before it is refused
 */
public record Queue(int questions, int perVisitor, long nanoseconds) {
  /** A hall of programs behind one address may ask at once, each a question. */
  public static final Queue STANDARD = new Queue(1024, 64, TimeUnit.SECONDS.toNanos(5));
}
