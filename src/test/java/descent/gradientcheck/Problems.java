package descent.gradientcheck;

import descent.Oracle;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.network.Fault;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Experiments whose gradients are checked. */
final class Problems {
  private Problems() {}

  static Checkpoint function(String expression, List<String> variables, double... start) {
    String json =
        """
        {"problem": {"type": "function", "expression": "%s", "variables": %s, "start": %s},
         "runs": [{"optimizer": {"type": "sgd"}}]}
        """
            .formatted(
                expression,
                JsonMapper.shared().writeValueAsString(variables),
                JsonMapper.shared().writeValueAsString(start));
    return start(ExperimentJson.read(json), 16);
  }

  /** Two hidden layers of 5 units on the spiral with three classes. */
  static Checkpoint network(String activation, double keep, String loss, double weightDecay) {
    String json =
        """
        {"problem": {"type": "network",
          "dataset": {"type": "spiral", "samples": 90, "noise": 0.1, "classes": 3, "seed": 1},
          "layers": [
            {"units": 6, "activation": "%1$s", "keepProbability": %2$s},
            {"units": 5, "activation": "%1$s", "keepProbability": %2$s}],
          "loss": "%3$s", "weightDecay": %4$s, "initialization": {"type": "xavier"}},
         "steps": 20, "seed": 3,
         "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.05}}]}
        """
            .formatted(activation, keep, loss, weightDecay);
    // After some updates biases are not 0 any more.
    Experiment experiment = ExperimentJson.read(json);
    return Checkpoint.of(experiment, 0, 5, 12, p -> p.objective(p.compile()), () -> {});
  }

  /** The network of the reference files at its start, on all 200 points. */
  static Checkpoint golden(String activation) {
    String rows =
        Oracle.rows("mlp/spiral_200.csv").stream()
            .map(row -> row.get("x1") + "," + row.get("x2") + "," + row.get("label"))
            .collect(Collectors.joining("\\n", "x1,x2,label\\n", ""));
    String layers =
        Oracle.json("mlp/spiral_2-8-8-2_tanh_init.json")
            .get("layers")
            .toString()
            .replace("\"W\"", "\"weights\"")
            .replace("\"b\"", "\"biases\"");
    String json =
        """
        {"problem": {"type": "network", "dataset": {"type": "csv", "content": "%1$s"},
          "validationFraction": 0, "standardize": false, "batchSize": 0, "shuffle": false,
          "layers": [{"units": 8, "activation": "%2$s"}, {"units": 8, "activation": "%2$s"}],
          "initialization": {"type": "explicit", "layers": %3$s}},
         "runs": [{"optimizer": {"type": "sgd"}}]}
        """
            .formatted(rows, activation, layers);
    return start(ExperimentJson.read(json), 200);
  }

  /** After some updates of the first run, on the first 16 rows. */
  static Checkpoint after(int steps, String json) {
    return Checkpoint.of(
        ExperimentJson.read(json), 0, steps, 16, p -> p.objective(p.compile()), () -> {});
  }

  private static Checkpoint start(Experiment experiment, int rows) {
    return Checkpoint.of(experiment, 0, 0, rows, p -> p.objective(p.compile()), () -> {});
  }

  static CheckSettings settings(double step, boolean centred, boolean single) {
    return new CheckSettings(step, centred, single, true, CheckSettings.Dropping.FIXED, null);
  }

  static CheckSettings with(
      CheckSettings.Dropping dropping, boolean penalty, @Nullable Fault fault) {
    return new CheckSettings(CheckSettings.USUAL_STEP, true, false, penalty, dropping, fault);
  }

  static GradientCheck check(Checkpoint place, CheckSettings settings) {
    Subject subject = place.subject(settings);
    return GradientCheck.of(subject, settings, Sample.of(subject, 10_000), () -> {});
  }

  static StepCurve curve(Checkpoint place, boolean centred, boolean single) {
    CheckSettings settings = settings(1, centred, single);
    Subject subject = place.subject(settings);
    return StepCurve.of(subject, settings, Sample.of(subject, 10_000), () -> {});
  }
}
