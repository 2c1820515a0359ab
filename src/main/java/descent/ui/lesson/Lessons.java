package descent.ui.lesson;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The lessons: those on functions here, those on networks and gradient checks beside. */
final class Lessons {
  private static final String RAVINE =
      """
      "function", "expression": "a*x^2 + b*y^2", "variables": ["x", "y"],
      "parameters": {"a": 0.5, "b": 50}, "start": [-4, 1], "domain": [[-5, 5], [-2, 2]]\
      """;

  private static final String SADDLE =
      """
      "function", "expression": "x^2 - y^2 + y^4/4", "variables": ["x", "y"],
      "start": [-1.8, START], "domain": [[-2.2, 2.2], [-2.2, 2.2]]\
      """;

  private static final String NOISY_BOWL =
      """
      "function", "expression": "(x^2 + y^2)/2", "variables": ["x", "y"],
      "start": [-4, 3], "domain": [[-5, 5], [-4, 4]], "gradientNoise": 1\
      """;

  private static final String ROSENBROCK =
      """
      "function", "expression": "(1 - x)^2 + 100(y - x^2)^2", "variables": ["x", "y"],
      "start": [-1.2, 1], "domain": [[-2, 2], [-1, 3]]\
      """;

  private static final List<Lesson> OF_FUNCTIONS =
      List.of(
          Lesson.of("1.1", "zigzag", of(RAVINE, 200, run("SGD", "sgd", 0.018)), 3, 2, ""),
          Lesson.of(
              "1.2",
              "hollow",
              of(
                  """
                  "function", "expression": "0.02x^2 + 0.5y^2 - 0.15exp(-4(x + 3)^2 - y^2)",
                  "variables": ["x", "y"], "start": [-5, 1.5], "domain": [[-6, 2], [-2.5, 2.5]]\
                  """,
                  200,
                  run("SGD", "sgd", 0.5),
                  run("Momentum", "momentum", 0.1)),
              3,
              1,
              ""),
          Lesson.of(
              "1.2",
              "ridge",
              of(
                  SADDLE.replace("START", "0"),
                  150,
                  run("SGD", "sgd", 0.05),
                  run("Momentum", "momentum", 0.02),
                  run("Adam", "adam", 0.05)),
              4,
              3,
              ""),
          Lesson.of(
              "1.3",
              "noise",
              of(NOISY_BOWL, 400, run("SGD 0.3", "sgd", 0.3), run("SGD 0.03", "sgd", 0.03)),
              3,
              1,
              ""),
          Lesson.of(
              "2.1",
              "limit",
              of(RAVINE, 200, run("SGD 0.019", "sgd", 0.019), run("SGD 0.021", "sgd", 0.021)),
              3,
              2,
              ""),
          Lesson.of(
              "2.2",
              "friction",
              of(
                  RAVINE,
                  200,
                  with("mu 0.5", "momentum", ", \"momentum\": 0.5", "\"learningRate\": 0.01"),
                  with("mu 0.9", "momentum", ", \"momentum\": 0.9", "\"learningRate\": 0.01"),
                  with("mu 0.99", "momentum", ", \"momentum\": 0.99", "\"learningRate\": 0.01")),
              0,
              1,
              ""),
          Lesson.of(
              "2.3",
              "nesterov",
              of(RAVINE, 200, run("Momentum", "momentum", 0.01), run("Nesterov", "nesterov", 0.01)),
              0,
              0,
              "inspect:1"),
          Lesson.of(
              "2.4", "adagrad", of(RAVINE, 200, run("AdaGrad", "adagrad", 0.1)), 3, 2, "inspect:0"),
          Lesson.of(
              "2.5",
              "rmsprop",
              of(RAVINE, 200, run("AdaGrad", "adagrad", 0.1), run("RMSProp", "rmsprop", 0.1)),
              3,
              1,
              ""),
          Lesson.of(
              "2.6",
              "correction",
              of(
                  """
                  "function", "expression": "-x", "variables": ["x"], "start": [0],
                  "domain": [[-2, 72]]\
                  """,
                  12,
                  with("uncorrected", "adam", ", \"biasCorrection\": false", "\"learningRate\": 1"),
                  run("Adam", "adam", 1)),
              3,
              2,
              "inspect:0"),
          Lesson.of(
              "2.7",
              "adam",
              of(RAVINE, 200, run("SGD", "sgd", 0.018), run("Adam", "adam", 0.1)),
              3,
              1,
              "inspect:1"),
          Lesson.of(
              "3.1",
              "decay",
              of(
                  NOISY_BOWL,
                  400,
                  run("0.3", "sgd", 0.3),
                  run("0.003", "sgd", 0.003),
                  with(
                      "0.3 / (1 + 0.05 t)",
                      "sgd",
                      "",
                      "\"type\": \"inverseTime\", \"learningRate\": 0.3, \"decay\": 0.05")),
              0,
              2,
              ""),
          Lesson.of(
              "3.3",
              "drop",
              of(
                  NOISY_BOWL,
                  300,
                  with(
                      "SGD",
                      "sgd",
                      "",
                      "\"type\": \"step\", \"learningRate\": 0.3, \"every\": 150, \"factor\":"
                          + " 0.1")),
              3,
              1,
              ""),
          Lesson.of(
              "3.4",
              "restarts",
              of(
                  NOISY_BOWL,
                  400,
                  with(
                      "SGD",
                      "sgd",
                      "",
                      "\"type\": \"cosineRestarts\", \"learningRate\": 0.3, \"period\": 100")),
              3,
              1,
              ""),
          Lesson.of(
              "4.1",
              "parabola",
              of(
                  """
                  "function", "expression": "sqrt(1 + x^2)", "variables": ["x"], "start": [1.5],
                  "domain": [[-6, 6]]\
                  """,
                  20,
                  run("Newton", "newton", 1),
                  run("SGD", "sgd", 0.5)),
              3,
              2,
              "inspect:0"),
          Lesson.of(
              "4.2",
              "newton",
              of(
                  RAVINE,
                  200,
                  run("Newton", "newton", 1),
                  run("Momentum", "momentum", 0.01),
                  run("SGD", "sgd", 0.018)),
              3,
              0,
              ""),
          Lesson.of(
              "4.2",
              "attraction",
              of(
                  SADDLE.replace("START", "0.5"),
                  60,
                  run("Newton", "newton", 1),
                  with("damped", "newton", ", \"damping\": 0.5", "\"learningRate\": 1"),
                  run("SGD", "sgd", 0.1)),
              0,
              0,
              "inspect:0"),
          Lesson.of(
              "4.3",
              "cubed",
              of(
                  """
                  "function", "expression": "sum(i, 1, n-1, 100(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)",
                  "dimension": 50, "start": START\
                  """
                      .replace("START", Collections.nCopies(50, -0.5).toString()),
                  30,
                  run("SGD", "sgd", 0.0005),
                  run("L-BFGS", "lbfgs", 1),
                  run("Newton", "newton", 1)),
              3,
              2,
              "costs"),
          Lesson.of(
              "4.4",
              "bfgs",
              ExperimentJson.read(
                  """
                  {"problem": {"type": %s}, "steps": 200, "stop": {"gradientNorm": 1e-6}, "runs": [%s]}\
                  """
                      .formatted(
                          ROSENBROCK,
                          String.join(
                              ",",
                              run("Newton", "newton", 1),
                              run("BFGS", "bfgs", 1),
                              run("Momentum", "momentum", 0.001)))),
              3,
              1,
              "inspect:1"));

  static final List<Lesson> ALL =
      Stream.of(OF_FUNCTIONS, NetworkLessons.ALL)
          .flatMap(List::stream)
          .sorted(Comparator.comparing(Lesson::row))
          .toList();

  private Lessons() {}

  private static Experiment of(String problem, int steps, String... runs) {
    return ExperimentJson.read(
        """
        {"problem": {"type": %s}, "steps": %d, "runs": [%s]}\
        """
            .formatted(problem, steps, String.join(",", runs)));
  }

  private static String run(String name, String optimizer, double rate) {
    return with(name, optimizer, "", "\"learningRate\": " + rate);
  }

  private static String with(String name, String optimizer, String parameters, String schedule) {
    return """
    {"name": "%s", "optimizer": {"type": "%s"%s}, "schedule": {%s}}\
    """
        .formatted(name, optimizer, parameters, schedule);
  }
}
