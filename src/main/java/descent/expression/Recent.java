package descent.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A cache of what was compiled from the most recent texts: a hand that drags a start or a rate asks
 * for the same rule ten times a second, and each would be a class of its own. Only for what is
 * immutable; free to be shared by threads.
 */
public final class Recent<T> {
  private static final int MOST = 100;

  private final Map<String, T> made =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
          return size() > MOST;
        }
      };

  /**
   * The cached result for a text, computed if there is none; two threads may compute the same one
   * at the same time.
   */
  public T of(String text, Function<String, T> make) {
    synchronized (made) {
      T known = made.get(text);
      if (known != null) {
        return known;
      }
    }
    T fresh = make.apply(text);
    synchronized (made) {
      made.put(text, fresh);
    }
    return fresh;
  }
}
