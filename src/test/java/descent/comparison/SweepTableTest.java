package descent.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.json.ExperimentJson;
import descent.run.Crew;
import descent.run.Run;
import descent.trace.TraceCsv;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class SweepTableTest {
  private static final String FUNCTION =
      """
      {"problem": {"type": "function", "expression": "a*x^2 + b*y^2", "variables": ["x", "y"],
         "parameters": {"a": 0.5, "b": 50}, "start": [-4, 1], "gradientNoise": 0.1},
       "steps": 40, "seed": 7, "stop": {"gradientNorm": 0.2, "loss": 0.001},
       "runs": [{"name": "SGD", "optimizer": {"type": "sgd"}},
                {"name": "M, \\"0.9\\"", "optimizer": {"type": "momentum"},
                 "schedule": {"type": "exponential", "decay": 0.01}},
                {"name": "search", "optimizer": {"type": "lbfgs"}}],
       "sweep": %s}
      """;

  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 50},
         "layers": [{"units": 5, "keepProbability": 0.8}, {"units": 3}], "batchSize": 8, "weightDecay": 0.001},
       "steps": 33, "seed": 3,
       "runs": [{"name": "A", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.1}},
                {"name": "B", "optimizer": {"type": "adamw"}, "schedule": {"learningRate": 0.01},
                 "network": {"layers": [{"units": 4, "keepProbability": 0.5}]}, "averaging": {"decay": 0.9}}],
       "sweep": %s}
      """;

  private static List<String> lines(Experiment experiment) {
    SweepTable table = SweepTable.of(experiment);
    var csv = new SweepCsv(table);
    return IntStream.range(0, table.size()).mapToObj(i -> csv.line(i).text().strip()).toList();
  }

  private static Experiment read(String pattern, String sweep) {
    return ExperimentJson.read(pattern.formatted(sweep));
  }

  /** The rows of a trace, each cut at its commas; the names of these runs hold one at most. */
  private static List<String[]> trace(ObjectNode json) throws IOException {
    Experiment experiment = ExperimentJson.read(json);
    var text = new StringBuilder();
    Contender first = experiment.runs().getFirst();
    new TraceCsv(text).drain(Run.of(experiment, first, experiment.compile()), Crew.ALONE);
    return text.toString()
        .replaceAll("\"[^\n]*?\"(?=,)", "name")
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .filter(row -> experiment.problem() instanceof FunctionProblem || row[1].isEmpty())
        .toList();
  }

  /** What a cell must hold by the trace of the experiment that was edited as JSON by hand. */
  private static void agrees(String line, List<String[]> trace, int lossColumn, double target) {
    String[] end = line.replaceAll("\"[^\n]*\"(?=,)", "name").split(",", -1);
    int last = end.length - 1;
    String[] row = trace.getLast();
    assertThat(end[last - 5]).as("final_loss of " + line).isEqualTo(row[lossColumn]);
    double best =
        trace.stream().mapToDouble(r -> Double.parseDouble(r[lossColumn])).min().orElseThrow();
    assertThat(end[last - 4]).isEqualTo(Double.toString(best));
    int step = lossColumn == 2 ? 1 : 2;
    String reached =
        trace.stream()
            .filter(r -> Double.parseDouble(r[lossColumn]) <= target)
            .map(r -> r[step])
            .findFirst()
            .orElse("");
    assertThat(end[last - 3]).isEqualTo(reached);
    if (lossColumn == 2) {
      assertThat(end[last - 2]).isEqualTo(row[6]);
    }
  }

  @Test
  void everyCellOverRatesIsTheTraceOfItsExperiment() throws IOException {
    String sweep =
        "{\"type\": \"rates\", \"from\": 0.001, \"to\": 1, \"perDecade\": 2, \"seeds\": 2,"
            + " \"target\": 0.5}";
    List<String> lines = lines(read(FUNCTION, sweep));
    assertThat(lines).hasSize(2 * (7 + 7 + 1));
    int line = 0;
    var mapper = JsonMapper.builder().build();
    for (int run = 0; run < 3; run++) {
      for (double rate : run == 2 ? new double[] {Double.NaN} : rates()) {
        for (int seed = 7; seed < 9; seed++) {
          var json = (ObjectNode) mapper.readTree(FUNCTION.formatted(sweep));
          json.remove("sweep");
          json.put("seed", seed);
          var contender = (ObjectNode) json.get("runs").get(run);
          ((ArrayNode) json.set("runs", mapper.createArrayNode().add(contender)).get("runs"))
              .get(0);
          if (run < 2) {
            var schedule =
                contender.has("schedule")
                    ? (ObjectNode) contender.get("schedule")
                    : contender.putObject("schedule");
            schedule.put("learningRate", rate);
          }
          String text = lines.get(line++);
          String value = Double.isNaN(rate) ? "" : Double.toString(rate);
          assertThat(text).contains("," + value + "," + seed + ",");
          agrees(text, trace(json), 2, 0.5);
        }
      }
    }
  }

  private static double[] rates() {
    return new double[] {
      0.001, 0.0031622776601683795, 0.01, 0.031622776601683795, 0.1, 0.31622776601683794, 1
    };
  }

  @Test
  void everyCellOfANetworkIsTheTraceOfItsExperiment() throws IOException {
    String sweep =
        """
        {"type": "map", "run": "B", "x": {"field": "keepProbability", "from": 0.4, "to": 1, "points": 4},
         "y": {"field": "weightDecay", "from": 0.001, "to": 0.1, "points": 3, "scale": "log"},
         "target": 0.6}
        """;
    List<String> lines = lines(read(NETWORK, sweep));
    assertThat(lines).hasSize(12);
    int line = 0;
    var mapper = JsonMapper.builder().build();
    for (double keep : new double[] {0.4, 0.6, 0.8, 1}) {
      for (double decay : new double[] {0.001, 0.01, 0.1}) {
        var json = (ObjectNode) mapper.readTree(NETWORK.formatted(sweep));
        json.remove("sweep");
        var contender = (ObjectNode) json.get("runs").get(1);
        ((ObjectNode) contender.get("network").get("layers").get(0)).put("keepProbability", keep);
        ((ObjectNode) contender.get("optimizer")).put("weightDecay", decay);
        json.set("runs", mapper.createArrayNode().add(contender));
        String text = lines.get(line++);
        assertThat(text).startsWith("B," + keep + "," + decay + ",3,");
        agrees(text, trace(json), 4, 0.6);
      }
    }
  }

  /** 35 training rows in batches of 8: an epoch of 5 updates, the last with 3 rows. */
  @Test
  void aBatchCountsItsRows() {
    List<String> lines =
        lines(
            read(
                NETWORK,
                "{\"type\": \"batches\", \"sizes\": [8, 0], \"from\": 0.1, \"to\": 1,"
                    + " \"perDecade\": 1}"));
    assertThat(lines).hasSize(8);
    assertThat(lines.getFirst())
        .startsWith("A,8,0.1,3,")
        .endsWith(",33," + (6 * 35 + 24) + ",steps");
    assertThat(lines.get(2)).startsWith("A,0,0.1,3,").endsWith(",33," + 33 * 35 + ",steps");
  }

  @Test
  void aBatchOfANoisyFunctionAveragesItsNoise() throws IOException {
    String sweep =
        "{\"type\": \"batches\", \"sizes\": [1, 4, 0], \"from\": 0.001, \"to\": 0.01,"
            + " \"perDecade\": 1}";
    List<String> lines = lines(read(FUNCTION.replace("0.2", "0"), sweep));
    assertThat(lines).hasSize(2 * 6 + 3);
    assertThat(lines.get(0)).endsWith(",40,40,steps");
    assertThat(lines.get(2)).startsWith("SGD,4,0.001,7,").endsWith(",40,160,steps");
    assertThat(lines.get(4)).startsWith("SGD,0,0.001,7,").endsWith(",40,,steps");
    var mapper = JsonMapper.builder().build();
    var json = (ObjectNode) mapper.readTree(FUNCTION.replace("0.2", "0").formatted(sweep));
    json.remove("sweep");
    ((ObjectNode) json.get("problem")).put("gradientNoise", 0.05);
    var contender = (ObjectNode) json.get("runs").get(0);
    contender.putObject("schedule").put("learningRate", 0.001);
    json.set("runs", mapper.createArrayNode().add(contender));
    agrees(lines.get(2), trace(json), 2, Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"rates\", \"from\": 0.001, \"to\": 1, \"perDecade\": 3, \"seeds\": 2}",
        "{\"type\": \"seeds\", \"seeds\": 5, \"target\": 1}",
        "{\"type\": \"map\", \"run\": \"SGD\", \"x\": {\"field\": \"start[0]\", \"from\": -5,"
            + " \"to\": 5, \"points\": 5}, \"y\": {\"field\": \"parameters.b\", \"from\": 1,"
            + " \"to\": 100, \"points\": 5, \"scale\": \"log\"}}",
        "{\"type\": \"batches\", \"sizes\": [1, 4], \"from\": 0.001, \"to\": 0.01, \"perDecade\":"
            + " 2}"
      })
  void noCellDependsOnAnother(String sweep) {
    Experiment experiment = read(FUNCTION, sweep);
    List<String> inOrder = lines(experiment);
    var table = SweepTable.of(experiment);
    var csv = new SweepCsv(table);
    var order = new ArrayList<>(IntStream.range(0, table.size()).boxed().toList());
    Collections.shuffle(order, new Random(5));
    var shuffled = new String[table.size()];
    order.parallelStream().forEach(i -> shuffled[i] = csv.line(i).text().strip());
    assertThat(shuffled).containsExactlyElementsOf(inOrder);
  }

  @Test
  void theEndOfACellIsAWord() {
    List<String> lines =
        lines(
            read(
                FUNCTION
                    .replace("\"gradientNoise\": 0.1", "\"gradientNoise\": 0")
                    .replace("\"steps\": 40", "\"steps\": 3000"),
                "{\"type\": \"rates\", \"from\": 0.001, \"to\": 1, \"perDecade\": 1}"));
    assertThat(lines.stream().map(line -> line.substring(line.lastIndexOf(',') + 1)))
        .containsExactly(
            "gradientNorm",
            "gradientNorm",
            "diverged",
            "diverged",
            "steps",
            "gradientNorm",
            "steps",
            "diverged",
            "loss");
  }

  @Test
  void aStartWithoutAValueIsAnEmptyCell() {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "log(x)+y^2", "variables": ["x", "y"], "start": [-1, 1]},
             "steps": 5, "runs": [{"name": "SGD", "optimizer": {"type": "sgd"}}],
             "sweep": {"type": "seeds", "seeds": 1}}
            """);
    var csv = new SweepCsv(SweepTable.of(experiment));
    assertThat(csv.line(0)).isEqualTo(new SweepCsv.Line("SGD,1,,,,0,,diverged\n", false));
  }
}
