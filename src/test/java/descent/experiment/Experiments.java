package descent.experiment;

import descent.experiment.json.ExperimentJson;
import descent.run.FunctionRun;
import descent.trace.Trace;

/** Experiments that tests share. */
public final class Experiments {
  /** The lecture's ravine, as a visitor meets it first. */
  public static final String RAVINE =
      """
      {
        "problem": {
          "type": "function", "expression": "a*x^2 + b*y^2", "variables": ["x", "y"],
          "parameters": {"a": 0.5, "b": 50}, "start": [-4, 1], "domain": [[-5, 5], [-2, 2]]
        },
        "steps": 200,
        "runs": [
          {"name": "SGD", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.018}},
          {"name": "Momentum", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.01}},
          {"name": "AdaGrad", "optimizer": {"type": "adagrad"}, "schedule": {"learningRate": 0.1}},
          {"name": "Adam", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.1}}
        ]
      }
      """;

  private Experiments() {}

  /** One run of an optimizer on an expression of x. */
  public static Experiment one(String expression, double start, String fields, String run) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "function", "expression": "%s", "variables": ["x"], "start": [%s]%s}, "runs": [%s]%s}
        """
            .formatted(
                expression,
                start,
                fields.startsWith("problem:") ? fields.substring("problem:".length()) : "",
                run,
                fields.startsWith("problem:") ? "" : fields));
  }

  public static Trace trace(Experiment experiment, int run) {
    var problem = experiment.function();
    return Trace.of(
        new FunctionRun(
            experiment, problem.objective(problem.compile()), experiment.runs().get(run)));
  }
}
