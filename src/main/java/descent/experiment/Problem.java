package descent.experiment;

import descent.objective.Objective;
import org.jspecify.annotations.Nullable;

/** What the runs of an experiment work on. */
public sealed interface Problem permits FunctionProblem, NetworkProblem {
  /** The function that is minimised, compiled; null where networks are trained. */
  default @Nullable Objective compiled() {
    return null;
  }

  /** Whether a run depends on the seed. */
  boolean isRandom();

  /** Whether n x n numbers for n parameters are not too many. */
  boolean hasRoomForMatrices();

  /**
   * Every how many steps a trace has a row where nothing is said, as in {@link Experiment#every}.
   */
  int usualEvery();
}
