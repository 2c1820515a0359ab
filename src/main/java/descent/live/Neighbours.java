package descent.live;

import java.util.Map;
import java.util.function.Consumer;

/** Other servers that count the same visitors. */
public interface Neighbours {
  /**
   * Tells the others, without waiting for anybody, how often networks have asked here since the
   * last time.
   */
  void tell(Map<String, Integer> asked);

  /** Hears the same of each of the others. */
  void listen(Consumer<Map<String, Integer>> listener);
}
