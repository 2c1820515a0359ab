package descent.ui.link;

import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.experiment.Problem;

/** The route of the lab where a problem is run. */
public final class LabRoute {
  public static final String FUNCTIONS = "";
  public static final String NETWORKS = "networks";

  /** Of the comparison, which is no lab. */
  public static final String COMPARE = "compare";

  private LabRoute() {}

  public static String of(Problem problem) {
    return switch (problem) {
      case FunctionProblem function -> FUNCTIONS;
      case NetworkProblem network -> NETWORKS;
    };
  }
}
