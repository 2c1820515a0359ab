package descent.ui.link;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;

/** What a visitor without a link meets: four rules on a long valley, each with its own fate. */
public final class FirstScreen {
  private static final Experiment EXPERIMENT =
      ExperimentJson.read(
          """
          {
            "problem": {
              "type": "function",
              "expression": "a*x^2 + b*y^2",
              "variables": ["x", "y"],
              "parameters": {"a": 0.5, "b": 50},
              "start": [-4, 1],
              "domain": [[-5, 5], [-2, 2]]
            },
            "steps": 200,
            "runs": [
              {"name": "SGD", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.018}},
              {"name": "Momentum", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.01}},
              {"name": "AdaGrad", "optimizer": {"type": "adagrad"}, "schedule": {"learningRate": 0.1}},
              {"name": "Adam", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.1}}
            ]
          }
          """);

  private FirstScreen() {}

  public static Experiment experiment() {
    return EXPERIMENT;
  }
}
