package descent.ui.lesson;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;

/** Experiments whose gradient check has something to show. */
public enum PreparedCheck {
  SMOOTH("check.prepared.smooth", network("spiral", "tanh", 1, 0)),
  RELU("check.prepared.relu", network("spiral", "relu", 1, 0)),
  DROPOUT("check.prepared.dropout", network("moons", "tanh", 0.6, 0)),
  PENALTY("check.prepared.penalty", network("moons", "tanh", 1, 5)),
  HINGE("check.prepared.hinge", network("xor", "leakyRelu", 1, 0).replace("crossEntropy", "hinge")),
  ROSENBROCK("check.prepared.rosenbrock", function("(1-x)^2 + 100*(y-x^2)^2", "[-1.2, 1]")),
  KINK("check.prepared.kink", function("relu(x - 1) + x^2*sin(y)", "[1, 0.5]")),
  BESIDE("check.prepared.beside", function("relu(x) + exp(y)", "[0.0001, 0.5]"));

  private final String key;
  private final Experiment experiment;

  PreparedCheck(String key, String json) {
    this.key = key;
    this.experiment = ExperimentJson.read(json);
  }

  /** The key of its title. */
  public String key() {
    return key;
  }

  public Experiment experiment() {
    return experiment;
  }

  private static String network(String data, String activation, double keep, double weightDecay) {
    return """
    {"problem": {"type": "network", "dataset": {"type": "%1$s", "samples": 120},
      "layers": [
        {"units": 8, "activation": "%2$s", "keepProbability": %3$s},
        {"units": 8, "activation": "%2$s", "keepProbability": %3$s}],
      "loss": "crossEntropy", "weightDecay": %4$s, "batchSize": 16,
      "initialization": {"type": "xavier"}},
     "steps": 200,
     "runs": [{"optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.01}}]}
    """
        .formatted(data, activation, keep, weightDecay);
  }

  private static String function(String expression, String start) {
    return """
    {"problem": {"type": "function", "expression": "%s", "variables": ["x", "y"], "start": %s},
     "runs": [{"optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.01}}]}
    """
        .formatted(expression, start);
  }
}
