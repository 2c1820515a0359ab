package descent.comparison;

import org.jspecify.annotations.Nullable;

/** Settings to be tried one after the other; which one is next may depend on what came before. */
public interface Sweep {
  /** The next setting; null after the last. Each must be {@link #take taken} before the next. */
  @Nullable Cell next();

  /** Hears what a setting came to. */
  void take(Cell cell, Summary summary);

  /** About how many settings there are. */
  int size();
}
