package descent.live;

import descent.message.LimitException;
import java.util.HashMap;
import java.util.Map;

/**
 * Bytes of memory that visitors hold for a while. All together they never hold more than there is.
 * A visitor may hold a quarter, an address half of it, so that others find some; one thing alone
 * may be larger. The last quarter is for small things, so that ordinary questions find room while
 * large ones wait to be fetched.
 */
public final class Budget {
  /** A request of at most this fraction of all is granted while any room is left. */
  private static final int SMALL = 64;

  private final String limit;
  private final long bytes;
  private final Map<String, Long> byVisitor = new HashMap<>();
  private final Map<String, Long> byAddress = new HashMap<>();
  private final Typical kept = new Typical();
  private long held;

  /**
   * @param limit the name of the setting that says how much there is
   */
  public Budget(String limit, long bytes) {
    this.limit = limit;
    this.bytes = bytes;
  }

  /** Some of it, until it is given back. */
  public final class Share implements AutoCloseable {
    private final Visitor visitor;
    private final long since = System.nanoTime();
    private long size;

    private Share(Visitor visitor, long size) {
      this.visitor = visitor;
      this.size = size;
    }

    @Override
    public void close() {
      add(visitor, -size);
      size = 0;
      kept.took(System.nanoTime() - since);
    }
  }

  /**
   * Takes some.
   *
   * @throws BusyException if there is none for this visitor now
   * @throws LimitException if there never is so much
   */
  public synchronized Share take(Visitor visitor, long size) {
    long own = byVisitor.getOrDefault(visitor.name(), 0L);
    long near = byAddress.getOrDefault(visitor.address(), 0L);
    boolean small = size <= bytes / SMALL;
    boolean fair = (own == 0 || own + size <= bytes / 4) && (near == 0 || near + size <= bytes / 2);
    long most = small ? bytes : bytes - bytes / 4;
    if (size > most) {
      throw new LimitException(
          limit,
          "limit.answerMemory",
          "This takes more memory than the server has for it; ask for fewer steps or contenders"
              + " ({0}).");
    }
    boolean roomy = held + size <= most;
    if (!roomy || !(small || fair)) {
      throw new BusyException(limit, kept.nanoseconds());
    }
    add(visitor, size);
    return new Share(visitor, size);
  }

  private synchronized void add(Visitor visitor, long size) {
    held += size;
    add(byVisitor, visitor.name(), size);
    add(byAddress, visitor.address(), size);
  }

  private static void add(Map<String, Long> holders, String who, long size) {
    long sum = holders.getOrDefault(who, 0L) + size;
    if (sum == 0) {
      holders.remove(who);
    } else {
      holders.put(who, sum);
    }
  }

  /** How much is held. */
  public synchronized long held() {
    return held;
  }
}
