package descent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.Oracle;
import descent.experiment.Experiment;
import descent.experiment.Experiments;
import descent.experiment.Networks;
import descent.experiment.json.ExperimentJson;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AveragingTest {
  private static final String CASE = "mlp/spiral_2-8-8-2_tanh";

  @ParameterizedTest
  @CsvSource({
    "sgd, sgd, 0.1, ''",
    "sgd_mom0.9_lr0.1, momentum, 0.1, ''",
    "nesterov0.9_lr0.1, nesterov, 0.1, ''",
    "adam_lr0.01, adam, 0.01, ''",
    "adagrad_lr0.05, adagrad, 0.05, ', \"epsilon\": 1e-10'"
  })
  void averagesOfAHundredUpdatesAreThoseOfPyTorch(
      String name, String type, double rate, String more) {
    var experiment = experiment(type, rate, more);
    var run = new NetworkRun(experiment, experiment.runs().getFirst());
    Networks.rows(run);
    Map<String, String> golden =
        Oracle.rows(CASE + "_averages.csv").stream()
            .filter(row -> row.get("optimizer").equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(run.row().training().loss())
        .isCloseTo(Double.parseDouble(golden.get("loss_final_w")), within(1e-10));
    assertThat(run.row().training().accuracy())
        .isEqualTo(Double.parseDouble(golden.get("train_accuracy_final")));
    var average = run.lines().getLast();
    assertThat(average.member()).isEqualTo(NetworkRun.AVERAGE);
    assertThat(average.row().training().loss())
        .isCloseTo(Double.parseDouble(golden.get("loss_ema0.95")), within(1e-10));
    if (type.equals("momentum")) {
      var expected = Oracle.json(CASE + "__sgd_mom0.9_lr0.1_ema0.95.json").get("layers");
      int at = 0;
      for (JsonNode layer : expected) {
        for (JsonNode weights : layer.get("W")) {
          for (JsonNode weight : weights) {
            assertThat(run.average()[at++]).isCloseTo(weight.doubleValue(), within(1e-10));
          }
        }
        for (JsonNode bias : layer.get("b")) {
          assertThat(run.average()[at++]).isCloseTo(bias.doubleValue(), within(1e-10));
        }
      }
      assertThat(at).isEqualTo(run.average().length);
    }
  }

  @Test
  void anAverageStartsWhereTheRunDoesAndFollowsIt() {
    var trace =
        Experiments.trace(
            Experiments.one(
                "x^2",
                8,
                ", \"steps\": 2",
                "{\"optimizer\": {\"type\": \"sgd\"}, \"schedule\": {\"learningRate\": 0.25},"
                    + " \"averaging\": {\"decay\": 0.75}}"),
            0);
    assertThat(trace.point()[0]).containsExactly(8, 4, 2);
    assertThat(trace.average().point()[0]).containsExactly(8, 7, 5.75);
    assertThat(trace.average().loss()).containsExactly(64, 49, 33.0625);
  }

  @Test
  void whereNoiseMakesARunDanceItsAverageSitsInTheMiddle() {
    for (int seed = 1; seed <= 5; seed++) {
      var trace =
          Experiments.trace(
              ExperimentJson.read(
                  """
                  {"problem": {"type": "function", "expression": "x^2 + y^2", "variables": ["x", "y"],
                     "start": [4, -3], "gradientNoise": 2},
                   "steps": 1000, "seed": %d,
                   "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.1},
                     "averaging": {"decay": 0.98}}]}
                  """
                      .formatted(seed)),
              0);
      double raw = Arrays.stream(trace.loss(), 500, 1001).average().orElseThrow();
      double mean = Arrays.stream(trace.average().loss(), 500, 1001).average().orElseThrow();
      assertThat(mean).isLessThan(raw / 4);
    }
  }

  /** Full batches over the two spirals, from the weights of the files. */
  private static Experiment experiment(String type, double rate, String more) {
    String content =
        Oracle.rows("mlp/spiral_200.csv").stream()
            .map(row -> row.get("x1") + "," + row.get("x2") + "," + row.get("label"))
            .collect(Collectors.joining("\\n", "x1,x2,label\\n", "\\n"));
    String layers =
        Oracle.json(CASE + "_init.json")
            .get("layers")
            .toString()
            .replace("\"W\"", "\"weights\"")
            .replace("\"b\"", "\"biases\"");
    return ExperimentJson.read(
        """
        {"problem": {"type": "network", "dataset": {"type": "csv", "content": "%s"},
           "validationFraction": 0, "standardize": false, "batchSize": 0, "shuffle": false,
           "layers": [{"units": 8, "activation": "tanh"}, {"units": 8, "activation": "tanh"}],
           "initialization": {"type": "explicit", "layers": %s}},
         "steps": 100, "every": 100,
         "runs": [{"optimizer": {"type": "%s"%s}, "schedule": {"learningRate": %s},
                   "averaging": {"decay": 0.95}}]}
        """
            .formatted(content, layers, type, more, rate));
  }
}
