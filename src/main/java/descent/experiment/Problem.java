package descent.experiment;

import descent.objective.Objective;
import org.jspecify.annotations.Nullable;

/** What the runs of an experiment work on. */
public sealed interface Problem permits FunctionProblem, NetworkProblem {
  /** The function that is minimised, compiled; null where networks are trained. */
  default @Nullable Objective compiled() {
    return null;
  }
}
