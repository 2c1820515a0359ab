package descent.experiment.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.dataset.Moons;
import descent.dataset.Preparation;
import descent.experiment.Averaging;
import descent.experiment.Experiment;
import descent.experiment.Experiments;
import descent.experiment.InvalidExperimentException;
import descent.experiment.NetworkProblem;
import descent.experiment.Networks;
import descent.network.Activation;
import descent.network.Dropout;
import descent.network.Initialization;
import descent.network.Layer;
import descent.network.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkJsonTest {
  private static final String SMALLEST =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons"}, "layers": [{}]},
       "runs": [{"optimizer": {"type": "adam"}}]}
      """;

  @Test
  void everythingButDatasetAndLayersHasADefault() {
    var experiment = ExperimentJson.read(SMALLEST);
    assertThat(experiment.problem())
        .isEqualTo(
            new NetworkProblem(
                new Moons(200, 0.1, 2, 1),
                new Preparation(0.3, null, null, 0, true),
                List.of(new Layer(64, Activation.RELU, 1)),
                Loss.CROSS_ENTROPY,
                Dropout.INVERTED,
                0,
                32,
                true,
                new Initialization.He()));
    assertThat(experiment.every()).isEqualTo(Experiment.EVERY_EPOCH);
    assertThatThrownBy(() -> ExperimentJson.read(SMALLEST.replace(", \"layers\": [{}]", "")))
        .hasMessage("problem.layers: is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"circles\", \"classes\": 3}",
        "{\"type\": \"spiral\", \"noise\": 0, \"seed\": 7}",
        "{\"type\": \"regression\"}",
        "{\"type\": \"digits\"}",
        "{\"type\": \"csv\", \"content\": \"y,a\\nx,1\\nz,2\\n\", \"target\": \"y\"}",
        "{\"type\": \"csv\", \"content\": \"y,a,b\\n"
            + "x,1,\\n"
            + "z,2,\\n"
            + "\", \"target\": \"y\", \"ignore\": [\"b\"], \"stratify\": true}"
      })
  void whatIsWrittenIsReadBackAsTheSame(String dataset) {
    var experiment =
        ExperimentJson.read(
            Networks.MOONS.replaceFirst(
                "\\{\"type\": \"moons\"[^}]*}", dataset.replace("\\", "\\\\")));
    String written = ExperimentJson.write(experiment);
    assertThat(ExperimentJson.read(written)).isEqualTo(experiment);
    assertThat(ExperimentJson.write(ExperimentJson.read(written))).isEqualTo(written);
    assertThat(written).contains("\"network\":{\"dropout\":\"vanilla\",\"batchSize\":0}");
  }

  @Test
  void whatCameLaterStandsInTheTextOnlyWhereItIsUsed() {
    String plain = "{'type': 'csv', 'content': 'a,b,y\\n1,2,3\\n4,5,6\\n'}".replace('\'', '"');
    String written = ExperimentJson.write(csv(plain));
    assertThat(written)
        .contains("{\"type\":\"csv\",\"content\":\"a,b,y\\n1,2,3\\n4,5,6\\n\",\"target\":\"\"}");
    String used =
        plain.replace("}", ", \"task\": \"regression\", \"ignore\": [\"a\"], \"stratify\": true}");
    var experiment = csv(used);
    assertThat(ExperimentJson.write(experiment))
        .contains("\"target\":\"\",\"task\":\"regression\",\"ignore\":[\"a\"],\"stratify\":true}");
    assertThat(ExperimentJson.read(ExperimentJson.write(experiment))).isEqualTo(experiment);
    assertThat(experiment.network().loss()).isEqualTo(Loss.MEAN_SQUARED_ERROR);
    assertThat(ExperimentJson.write(csv(plain.replace("}", ", \"stratify\": false}"))))
        .isEqualTo(written);
    assertThatThrownBy(() -> csv(plain.replace("}", ", \"ignore\": [1]}")))
        .hasMessage("problem.dataset.ignore[0]: expected a text in quotes, not 1");
    assertThatThrownBy(() -> csv(plain.replace("}", ", \"task\": \"clustering\"}")))
        .hasMessage("problem.dataset.task: clustering is not one of classification, regression");
  }

  private static Experiment csv(String dataset) {
    return ExperimentJson.read(SMALLEST.replace("{\"type\": \"moons\"}", dataset));
  }

  @Test
  void explicitParametersSplitAndLimitsAreReadBackToo() {
    String json =
        """
        {"every": 5, "problem": {"type": "network", "dataset": {"type": "moons"}, "split": [1, 5],
          "trainingSamples": 30, "labelNoise": 0.1, "standardize": false, "shuffle": false,
          "layers": [{"units": 1, "activation": "gelu"}], "loss": "hinge",
          "initialization": {"type": "explicit", "layers": [
            {"weights": [[0.5, -1]], "biases": [0]}, {"weights": [[1], [2]], "biases": [0, 1e-3]}]}},
         "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"type": "plateau", "per": "epoch"}}]}
        """;
    var experiment = ExperimentJson.read(json);
    assertThat(experiment.every()).isEqualTo(5);
    assertThat(ExperimentJson.read(ExperimentJson.write(experiment))).isEqualTo(experiment);
  }

  @Test
  void averagingAndEnsemblesAreReadBackToo() {
    for (String more :
        List.of(
            "\"averaging\": {\"decay\": 0.995}, \"ensemble\": {\"type\": \"independent\"}",
            "\"averaging\": null, \"ensemble\": {\"type\": \"independent\", \"members\": 2}",
            "\"ensemble\": {\"type\": \"snapshot\"}")) {
      var experiment =
          ExperimentJson.read(
              SMALLEST.replace(
                  "\"adam\"}",
                  "\"adam\"}, \"schedule\": {\"type\": \"cosineRestarts\", \"period\": 50}, "
                      + more));
      assertThat(ExperimentJson.read(ExperimentJson.write(experiment))).isEqualTo(experiment);
    }
    assertThat(ExperimentJson.write(ExperimentJson.read(SMALLEST)))
        .doesNotContain("averaging", "ensemble");
  }

  @Test
  void functionsAreAveragedButAreNoEnsembles() {
    String averaged =
        Experiments.RAVINE.replace(
            "\"type\": \"sgd\"}", "\"type\": \"sgd\"}, \"averaging\": {\"decay\": 0.9}");
    assertThat(ExperimentJson.read(averaged).runs().getFirst().averaging())
        .isEqualTo(new Averaging(0.9));
    String together =
        Experiments.RAVINE.replace(
            "\"type\": \"sgd\"}", "\"type\": \"sgd\"}, \"ensemble\": {\"type\": \"independent\"}");
    assertThatThrownBy(() -> ExperimentJson.read(together))
        .isInstanceOf(InvalidExperimentException.class)
        .hasMessageStartingWith("runs[0].ensemble: this problem is a function");
  }

  @Test
  void aFunctionIsAskedForInVain() {
    assertThatThrownBy(() -> ExperimentJson.read(SMALLEST).function())
        .isInstanceOf(InvalidExperimentException.class)
        .hasMessageStartingWith("problem.type: only functions are raced here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"moons\"  | \"suns\"                       | problem.dataset.type: suns is not one of"
            + " circles, moons",
        "\"moons\"  | \"moons\", \"samples\": 1      | problem.dataset.samples: 1 is outside 2 to"
            + " 20000",
        "\"moons\"  | \"moons\", \"classes\": 3      | problem.dataset.classes: 3 is outside 2 to"
            + " 2",
        "\"moons\"  | \"moons\", \"noise\": -1       | problem.dataset.noise: -1 is outside [0, ",
        "\"moons\"  | \"moons\", \"radius\": 1       | problem.dataset.radius: there is no such"
            + " field",
        "\"moons\"  | \"csv\"                        | problem.dataset.content: is missing",
        "\"moons\"  | \"csv\", \"content\": \"a,y\\n"
            + "1,p\\n"
            + "q,r\" | problem.dataset.content: line 3, column 1 (a): expected a number",
        "[{}]       | [{\"units\": 0}]               | problem.layers[0].units: 0 is outside 1 to"
            + " 2000",
        "[{}]       | [{\"activation\": \"step\"}]   | problem.layers[0].activation: step is not"
            + " one of linear, relu",
        "[{}]       | [{\"keepProbability\": 0}]     | problem.layers[0].keepProbability: 0 is"
            + " outside (0, 1]",
        "[{}]       | [{\"dropout\": 0.5}]           | problem.layers[0].dropout: there is no such"
            + " field",
        "[{}]       | [{\"units\": 2000}, {\"units\": 2000}] | problem.layers: the network has"
            + " 4012002 parameters",
        "[{}]       | [{}], \"loss\": \"absolute\"   | problem.loss: absolute is not one of"
            + " crossEntropy, meanSquaredError, hinge",
        "[{}]       | [{}], \"split\": [1, 200]      | problem.split: there is no row 200; the rows"
            + " are 0 to 199",
        "[{}]       | [{}], \"split\": [-1]          | problem.split[0]: -1 is outside 0 to 19999",
        "[{}]       | [{}], \"validationFraction\": 1 | problem.validationFraction: 1 is outside"
            + " [0, 1)",
        "[{}]       | [{}], \"validationFraction\": 0.999 | problem.validationFraction: no row is"
            + " left for training",
        "[{}]       | [{}], \"batchSize\": -1        | problem.batchSize: -1 is outside 0 to 20000",
        "[{}]       | [{}], \"momentum\": 1          | problem.momentum: there is no such field",
        "[{}]       | [{}], \"initialization\": {\"type\": \"ones\"} | problem.initialization.type:"
            + " ones is not one of he, xavier",
        "[{}]       | [{}], \"initialization\": {\"type\": \"explicit\", \"layers\": []} |"
            + " problem.initialization.layers: the number of layers is 0, of the network 2",
        "\"runs\"   | \"every\": 0, \"runs\"         | every: 0 is outside 1 to 1000000",
        "\"adam\"}  | \"adam\"}, \"averaging\": {\"decay\": 1} | runs[0].averaging.decay: 1 is"
            + " outside [0, 1)",
        "\"adam\"}  | \"adam\"}, \"averaging\": {} | runs[0].averaging.decay: is missing",
        "\"adam\"}  | \"adam\"}, \"averaging\": {\"decay\": 0.9, \"from\": 1} |"
            + " runs[0].averaging.from: there is no such field",
        "\"adam\"}  | \"adam\"}, \"ensemble\": {\"type\": \"bagging\"} | runs[0].ensemble.type:"
            + " bagging is not one of independent, snapshot",
        "\"adam\"}  | \"adam\"}, \"ensemble\": {\"type\": \"independent\", \"members\": 101} |"
            + " runs[0].ensemble.members: 101 is outside 1 to 100",
        "\"adam\"}  | \"adam\"}, \"ensemble\": {\"type\": \"snapshot\", \"members\": 3} |"
            + " runs[0].ensemble.members: there is no such field",
        "\"adam\"}  | \"adam\"}, \"ensemble\": {\"type\": \"snapshot\"} | runs[0].schedule.type:"
            + " snapshots are taken at the ends of the cycles of cosineRestarts; constant has none",
        "\"adam\"}  | \"adam\"}, \"schedule\": {\"type\": \"cosineRestarts\", \"period\": 1},"
            + " \"ensemble\": {\"type\": \"snapshot\"} | runs[0].ensemble: this makes 200 members;"
            + " an ensemble has at most 100",
        "\"adam\"}  | \"adam\"}, \"network\": {\"layers\": [{\"units\": 1000}, {\"units\": 500}]},"
            + " \"ensemble\": {\"type\": \"independent\", \"members\": 20} | runs[0].ensemble: the"
            + " 20 members have 10090040 parameters together",
        "\"adam\"}  | \"adam\"}, \"network\": {\"steps\": 1} | runs[0].network.steps: there is no"
            + " such field",
        "\"adam\"}  | \"adam\"}, \"network\": {\"layers\": [{\"units\": -1}]} |"
            + " runs[0].network.layers[0].units: -1 is outside",
        "{\"type\": \"moons\"} | {\"type\": \"regression\"}, \"loss\": \"hinge\" | problem.loss:"
            + " this data has no classes; its loss is meanSquaredError",
      })
  void saysWhatIsWrongAndWhere(String find, String replacement, String sentence) {
    String json = SMALLEST.replace(find, replacement);
    assertThat(json).isNotEqualTo(SMALLEST);
    assertThatThrownBy(() -> ExperimentJson.read(json))
        .isInstanceOf(InvalidExperimentException.class)
        .hasMessageStartingWith(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"newton", "bfgs"})
  void methodsThatNeedAMatrixAreRefused(String type) {
    assertThatThrownBy(() -> ExperimentJson.read(SMALLEST.replace("adam", type)))
        .isInstanceOf(InvalidExperimentException.class)
        .hasMessageStartingWith("runs[0].optimizer.type: " + type);
  }
}
