package descent.experiment.edit;

import descent.experiment.FunctionProblem;
import descent.experiment.FunctionProblem.Interval;
import java.util.HashMap;
import java.util.Map;

/**
 * The values that a visitor has set for each name, including names that are absent at the moment: a
 * function that is being retyped is valid in between without them, and they must not be lost.
 */
public final class Remembered {
  private final Map<String, Double> parameters = new HashMap<>();
  private final Map<String, Double> starts = new HashMap<>();
  private final Map<String, Interval> frames = new HashMap<>();

  /** Takes note of a problem, whose values replace older ones. */
  public Remembered note(FunctionProblem problem) {
    parameters.putAll(problem.parameters());
    for (int i = 0; i < problem.variables().size(); i++) {
      String name = problem.variables().get(i);
      starts.put(name, problem.start().get(i));
      if (i < problem.domain().size()) {
        frames.put(name, problem.domain().get(i));
      }
    }
    return this;
  }

  double parameter(String name, double otherwise) {
    return parameters.getOrDefault(name, otherwise);
  }

  double start(String name, double otherwise) {
    return starts.getOrDefault(name, otherwise);
  }

  Interval frame(String name, Interval otherwise) {
    return frames.getOrDefault(name, otherwise);
  }
}
