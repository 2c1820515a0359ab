package descent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.Networks;
import descent.experiment.json.ExperimentJson;
import descent.run.NetworkRun.Line;
import descent.trace.TraceCsv;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnsembleTest {
  private static final String INDEPENDENT =
      ", \"averaging\": {\"decay\": 0.9}, \"ensemble\": {\"type\": \"independent\", \"members\":"
          + " 3}";
  private static final String SNAPSHOT =
      ", \"schedule\": {\"type\": \"cosineRestarts\", \"learningRate\": 0.1, \"period\": 4,"
          + " \"multiplier\": 2}, \"averaging\": {\"decay\": 0.9}, \"ensemble\": {\"type\":"
          + " \"snapshot\"}";

  private static Experiment moons(String more) {
    return ExperimentJson.read(
        Networks.MOONS.replace("\"type\": \"adam\"}", "\"type\": \"adam\"}" + more));
  }

  private static NetworkRun run(Experiment experiment) {
    return new NetworkRun(experiment, experiment.runs().getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"adam\"}" + INDEPENDENT,
        "\"nesterov\"}" + SNAPSHOT,
        "\"lbfgs\"}" + INDEPENDENT,
        "\"custom\", \"rule\": \"v = 0.9*v - lr*g/t\\nw = w + v\"}",
        "\"sgd\"}, \"schedule\": {\"type\": \"plateau\", \"patience\": 0, \"threshold\": 1,"
            + " \"per\": \"epoch\", \"warmup\": 3}",
        "\"sgd\"}, \"schedule\": {\"type\": \"plateau\", \"patience\": 1, \"threshold\": 0.2}"
      })
  void aCopyGoesOnToTheSameBits(String recipe) {
    var experiment = ExperimentJson.read(Networks.MOONS.replace("\"adam\"}", recipe));
    var run = run(experiment);
    List<NetworkRun> copies = new ArrayList<>();
    List<List<Line>> rows = new ArrayList<>();
    do {
      copies.add(run.copy());
      rows.add(run.lines());
    } while (run.advance());
    for (NetworkRun copy : copies) {
      assertThat(copy.lines()).isEqualTo(rows.get(copy.step()));
      while (copy.advance()) {
        assertThat(copy.lines()).isEqualTo(rows.get(copy.step()));
      }
      assertThat(copy.point()).isEqualTo(run.point());
      assertThat(copy.average()).isEqualTo(run.average());
      assertThat(copy.rate()).isEqualTo(Double.valueOf(run.rate()));
      assertThat(copy.batchLoss()).isEqualTo(run.batchLoss());
      assertThat(copy.gradientEvaluations()).isEqualTo(run.gradientEvaluations());
      assertThat(copy.snapshots()).isEqualTo(run.snapshots());
      assertThat(copy.ending()).isEqualTo(run.ending());
    }
  }

  @Test
  void theRunItselfIsTheSameWithAndWithoutOthers() {
    var alone = run(moons(""));
    var together = run(moons(INDEPENDENT));
    assertThat(Networks.rows(together)).isEqualTo(Networks.rows(alone));
    assertThat(together.members().get(1)).isEqualTo(alone.point());
    assertThat(together.members().get(2)).isNotEqualTo(together.members().get(3));
    assertThat(together.gradientEvaluations()).isEqualTo(3 * alone.gradientEvaluations());
  }

  @Test
  void theTraceHasARowForEachMemberTheEnsembleAndTheAverage() {
    var experiment = moons(INDEPENDENT);
    List<String> lines =
        Networks.csv(experiment).lines().filter(line -> line.startsWith("Adam")).toList();
    assertThat(lines.stream().limit(12).map(line -> line.split(",", -1)[1]))
        .containsExactly(
            "", "1", "2", "3", "ensemble", "average", "", "1", "2", "3", "ensemble", "average");
    assertThat(lines).hasSize(36);
    assertThat(lines.get(6).substring("Adam,".length()))
        .isEqualTo(lines.get(7).substring("Adam,1".length()));
    assertThat(lines.get(8)).startsWith("Adam,2,5,1.0,0.").endsWith(",0.01");
    assertThat(lines.get(10)).startsWith("Adam,ensemble,5,1.0,0.").endsWith(",");
    assertThat(lines.get(11)).startsWith("Adam,average,5,1.0,0.").endsWith(",");
  }

  @Test
  void anEnsembleLosesNoMoreThanTheMeanOfItsMembers() {
    for (String loss : List.of("crossEntropy", "meanSquaredError", "hinge")) {
      var experiment =
          ExperimentJson.read(
              Networks.MOONS
                  .replace("\"adam\"}", "\"adam\"}" + INDEPENDENT)
                  .replace("\"batchSize\": 16", "\"batchSize\": 16, \"loss\": \"" + loss + "\""));
      var run = run(experiment);
      do {
        if (run.hasRow()) {
          List<Line> lines = run.lines();
          double training = 0;
          double validation = 0;
          for (Line member : lines.subList(1, 4)) {
            training += member.row().training().loss() / 3;
            validation += member.row().validation().loss() / 3;
          }
          var ensemble = lines.get(4);
          assertThat(ensemble.member()).isEqualTo(NetworkRun.ENSEMBLE);
          assertThat(ensemble.row().training().loss()).isLessThan(training);
          assertThat(ensemble.row().validation().loss()).isLessThan(validation);
          assertThat(run.measure(run.members().values())).isEqualTo(ensemble.row());
          assertThat(run.measure(List.of(run.point()))).isEqualTo(run.row());
        }
      } while (run.advance());
    }
  }

  @Test
  void membersOnTwoThreadsGiveTheSameBits() throws IOException {
    var experiment = moons(INDEPENDENT);
    String alone = Networks.csv(experiment);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Crew crew =
          tasks -> {
            try {
              for (var done : threads.invokeAll(tasks.stream().map(Executors::callable).toList())) {
                done.get();
              }
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          };
      var out = new StringBuilder();
      var csv = new TraceCsv(out);
      for (Contender contender : experiment.runs()) {
        csv.drain(new NetworkRun(experiment, contender), crew);
      }
      assertThat(out.toString()).isEqualTo(alone);
    }
  }

  @Test
  void stepsAreTheSameOneByOneAndManyAtOnce() {
    for (String more : List.of(INDEPENDENT, SNAPSHOT)) {
      var one = run(moons(more));
      var many = run(moons(more));
      while (many.advance(3, Crew.ALONE)) {
        while (one.step() < many.step()) {
          one.advance();
        }
        assertThat(one.lines()).isEqualTo(many.lines());
        assertThat(one.members().values()).containsExactlyElementsOf(many.members().values());
      }
      assertThat(one.ending()).isEqualTo(many.ending());
    }
  }

  @Test
  void aSnapshotIsTakenAtTheEndOfEachCycle() {
    var experiment = moons(SNAPSHOT);
    var run = run(experiment);
    List<double[]> points = new ArrayList<>();
    do {
      points.add(run.point().clone());
      long members = run.lines().stream().filter(line -> line.member().matches("\\d+")).count();
      if (run.hasRow()) {
        assertThat(members).isEqualTo(run.step() < 4 ? 0 : run.step() < 12 ? 1 : 2);
        assertThat(run.lines().stream().filter(line -> line.member().equals("ensemble")).count())
            .isEqualTo(members == 0 ? 0 : 1);
      }
      if (members == 1) {
        assertThat(run.lines().get(2).row()).isEqualTo(run.lines().get(1).row());
        assertThat(run.lines().get(1).gradientEvaluations()).isEqualTo(4);
      }
    } while (run.advance());
    assertThat(run.snapshots()).containsExactly(4, 12);
    assertThat(run.members().get(1)).isEqualTo(points.get(4));
    assertThat(run.members().get(2)).isEqualTo(points.get(12));
    assertThat(run.measure(run.members().values())).isEqualTo(run.lines().get(3).row());
  }

  @Test
  void cyclesThatCountEpochsEndWithAnEpoch() {
    var run = run(moons(SNAPSHOT.replace("\"period\": 4", "\"per\": \"epoch\", \"period\": 1")));
    Networks.rows(run);
    assertThat(run.snapshots()).containsExactly(5, 15);
  }

  @Test
  void predictionsAreSharesOfTheClassesForRawInputs() {
    for (String loss : List.of("crossEntropy", "meanSquaredError", "hinge")) {
      var experiment =
          ExperimentJson.read(
              Networks.MOONS
                  .replace("\"adam\"}", "\"adam\"}" + INDEPENDENT)
                  .replace("\"batchSize\": 16", "\"batchSize\": 16, \"loss\": \"" + loss + "\""));
      var run = run(experiment);
      Networks.rows(run);
      var samples = experiment.network().dataset().rows();
      double[][] shares = run.predict(run.members().values(), samples.inputs());
      int right = 0;
      for (int row : run.parts().validationRows()) {
        double[] share = shares[row];
        assertThat(share[0]).isBetween(0.0, 1.0);
        assertThat(share[0] + share[1]).isCloseTo(1, within(1e-15));
        right += (share[1] > share[0] ? 1 : 0) == samples.targets()[row] ? 1 : 0;
      }
      var ensemble = run.lines().get(4).row().validation();
      assertThat((double) right / run.parts().validationRows().length)
          .isEqualTo(ensemble.accuracy());
    }
  }
}
