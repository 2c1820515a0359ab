package descent.comparison;

import org.jspecify.annotations.Nullable;

/** Settings to be tried one after the other; which one is next may depend on what came before. */
public interface CellSequence {
  /** The next setting; null after the last. */
  default @Nullable Cell next() {
    return next(0);
  }

  /**
   * A setting that is still to be {@link #take taken}, known before those in front of it are.
   *
   * @param ahead how many are in front of it
   * @return null after the last, and where it depends on what comes of those in front
   */
  @Nullable Cell next(int ahead);

  /** Takes the result of a setting; results are taken in the order of the settings. */
  void take(Cell cell, Summary summary);

  /** About how many settings there are. */
  int size();
}
