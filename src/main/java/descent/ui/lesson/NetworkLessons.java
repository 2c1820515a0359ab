package descent.ui.lesson;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.ui.lesson.Lesson.Place;
import java.util.Arrays;
import java.util.List;

/**
 * The lessons on networks, most of them with a prepared experiment, and those on gradient checks.
 */
final class NetworkLessons {
  static final List<Lesson> ALL =
      List.of(
          prepared("1.3", "batches", "batches", 3, 2, ""),
          prepared("1.4", "seeds", "seeds", 3, 0, "seeds"),
          prepared("3.2", "rates", "rates", 3, 2, ""),
          prepared("4.5", "lbfgs", "lbfgs", 0, 0, ""),
          prepared("5.1", "ensemble", "ensemble", 3, 1, "ensemble"),
          prepared("5.2", "snapshots", "ensemble", 3, 0, "ensemble:1"),
          prepared("5.3", "average", "average", 3, 0, "ensemble"),
          prepared("6.1", "keep", "keep", 0, 2, ""),
          prepared("6.2", "overfitting", "moons", 0, 0, ""),
          prepared("6.2", "switching", "moons", 0, 1, "dropout"),
          Lesson.of("6.3", "subnetworks", tanh(10), 3, 2, "units"),
          Lesson.of("6.4", "expectation", tanh(6, 6), 3, 2, "dropout"),
          Lesson.of("6.5", "exact", oneAndTwoLayers(), 4, 0, "dropout:1"),
          prepared("6.6", "scaling", "scaling", 3, 2, "dropout:2"),
          check("7.1", "check", PreparedCheck.SMOOTH, 3, 2, ""),
          check("7.2", "step", PreparedCheck.ROSENBROCK, 3, 2, ""),
          check("7.3", "kink", PreparedCheck.KINK, 3, 1, ""),
          check("7.4", "fault", PreparedCheck.SMOOTH, 3, 1, "fault:1"));

  private NetworkLessons() {}

  private static Lesson prepared(
      String row, String key, String id, int choices, int answer, String panel) {
    return Lesson.of(row, key, PreparedExperiment.experiment(id), choices, answer, panel);
  }

  private static Lesson check(
      String row, String key, PreparedCheck check, int choices, int answer, String panel) {
    return new Lesson(key, row, Place.CHECK, check.experiment(), choices, answer, panel);
  }

  private static Experiment tanh(int... units) {
    return of(layers(units), run("Dropout", ""));
  }

  private static Experiment oneAndTwoLayers() {
    return of(
        layers(12),
        run("oneLayer", ""),
        run("twoLayers", ", \"network\": {\"layers\": %s}".formatted(layers(6, 6))));
  }

  private static Experiment of(String layers, String... runs) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "network",
           "dataset": {"type": "moons", "samples": 200, "noise": 0.2}, "layers": %s,
           "initialization": {"type": "xavier"}, "batchSize": 20},
         "steps": 600, "runs": [%s]}\
        """
            .formatted(layers, String.join(",", runs)));
  }

  private static String layers(int... units) {
    return Arrays.stream(units)
        .mapToObj(
            n -> "{\"units\": %d, \"activation\": \"tanh\", \"keepProbability\": 0.5}".formatted(n))
        .toList()
        .toString();
  }

  private static String run(String name, String network) {
    return """
    {"name": "%s", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.05}%s}\
    """
        .formatted(name, network);
  }
}
