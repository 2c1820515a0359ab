package descent.live.race;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps what was made last at hand, by what it was made from. For many threads. */
final class Recent<T> {
  private final Map<Object, T> made;

  /**
   * @param most how many are kept; the one that was asked for longest ago goes first
   */
  Recent(int most) {
    made =
        new LinkedHashMap<>(64, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Object, T> eldest) {
            return size() > most;
          }
        };
  }

  /** What was made from the key, or is made now. Two threads may make the same at the same time. */
  T get(Object key, Supplier<T> make) {
    T known = known(key);
    if (known != null) {
      return known;
    }
    T fresh = make.get();
    synchronized (made) {
      made.put(key, fresh);
    }
    return fresh;
  }

  private @Nullable T known(Object key) {
    synchronized (made) {
      return made.get(key);
    }
  }
}
