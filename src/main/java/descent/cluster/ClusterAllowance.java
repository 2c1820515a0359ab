package descent.cluster;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import descent.share.Allowance;
import descent.share.Bounds;
import descent.share.Brought;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that a visitor has stored through all members, in time windows that begin with the
 * first of them.
 */
final class ClusterAllowance implements Allowance {
  private final IMap<String, Window> windows;
  private final Bounds bounds;

  /**
   * @param begin by the clock of the member that counts, in milliseconds
   */
  private record Window(long begin, int experiments, long bytes) implements Serializable {}

  ClusterAllowance(HazelcastInstance member, Bounds bounds) {
    this.bounds = bounds;
    windows = member.getMap("links");
  }

  /** The bytes that still count in a window. */
  private static Brought brought(@Nullable Window known, long milliseconds) {
    return known != null && System.currentTimeMillis() - known.begin() < milliseconds
        ? new Brought(known.experiments(), known.bytes())
        : Brought.NOTHING;
  }

  private long milliseconds() {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(bounds.window()));
  }

  @Override
  public boolean allows(String visitor, long bytes) {
    try {
      Brought before = brought(windows.get(visitor), milliseconds());
      return before.plus(bytes).isWithin(bounds);
    } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
      // While the cluster cannot count, nobody is refused.
      return true;
    }
  }

  @Override
  public long renewal(String visitor) {
    try {
      Window known = windows.get(visitor);
      long left = known == null ? 0 : known.begin() + milliseconds() - System.currentTimeMillis();
      return TimeUnit.MILLISECONDS.toNanos(Math.max(0, left));
    } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
      // As above.
      return 0;
    }
  }

  @Override
  public void note(String visitor, long bytes) {
    try {
      windows.lock(visitor);
      try {
        add(visitor, bytes);
      } finally {
        windows.unlock(visitor);
      }
    } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
      // As above.
    }
  }

  private void add(String visitor, long bytes) {
    long now = System.currentTimeMillis();
    Window known = windows.get(visitor);
    Brought before = brought(known, milliseconds());
    long begin = before.equals(Brought.NOTHING) || known == null ? now : known.begin();
    Brought more = before.plus(bytes);
    windows.set(
        visitor,
        new Window(begin, more.experiments(), more.bytes()),
        milliseconds(),
        TimeUnit.MILLISECONDS);
  }
}
