package descent.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import descent.comparison.Spread.Band;
import descent.comparison.trial.Course;
import descent.comparison.trial.Trial;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.json.ExperimentJson;
import descent.objective.Objective;
import descent.run.FunctionRun;
import descent.trace.Trace;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpreadTest {
  private static Experiment noisy(int steps, double rate) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [3],
          "gradientNoise": 1}, "steps": %d, "runs": [
            {"name": "a", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": %s}},
            {"name": "b", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 1e-9}}]}
        """
            .formatted(steps, rate));
  }

  private static Spread spread(Experiment experiment, int seeds) {
    @Nullable Objective objective =
        experiment.problem() instanceof FunctionProblem function
            ? function.objective(function.compile())
            : null;
    var spread = new Spread(experiment, objective);
    for (int seed = 0; seed < seeds; seed++) {
      for (int run = 0; run < experiment.runs().size(); run++) {
        Contender contender = experiment.runs().get(run);
        Experiment seeded = experiment.withSeed(experiment.seed() + seed);
        var course = new Course(Trial.of(seeded, contender, objective, 0), spread.steps(run));
        while (course.advance()) {
          assertThat(course.step()).isPositive();
        }
        spread.take(run, course);
      }
    }
    return spread;
  }

  private static double[] losses(Experiment experiment, int seed) {
    FunctionProblem function = experiment.function();
    return Trace.of(
            new FunctionRun(
                experiment.withSeed(seed),
                function.objective(function.compile()),
                experiment.runs().getFirst()))
        .loss();
  }

  @Test
  void theBandIsThatOfTheRunsThemselves() {
    Experiment experiment = noisy(30, 0.1);
    Band band = spread(experiment, 3).band(0);
    double[] one = losses(experiment, 1);
    double[] two = losses(experiment, 2);
    double[] three = losses(experiment, 3);
    assertThat(band.steps()).hasSize(31).startsWith(0, 1).endsWith(30);
    for (int row = 0; row <= 30; row++) {
      double[] sorted = {one[row], two[row], three[row]};
      Arrays.sort(sorted);
      assertThat(band.loss()[0][row]).isEqualTo(sorted[0]);
      assertThat(band.loss()[2][row]).isEqualTo(sorted[1]);
      assertThat(band.loss()[4][row]).isEqualTo(sorted[2]);
    }
    assertThat(band.summary().last().median()).isEqualTo(band.loss()[2][30]);
  }

  @Test
  void whoEndsLowestWins() {
    Spread spread = spread(noisy(30, 0.1), 5);
    assertThat(spread.band(0).wins()).isEqualTo(5);
    assertThat(spread.band(1).wins()).isZero();
    assertThat(spread.hasBands()).isTrue();
    assertThat(new Spread(noisy(30, 0.1), null).hasBands()).isFalse();
  }

  @Test
  void allWhoReachTheLossAtWhichRunsStopEndLowest() {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [3],
              "gradientNoise": 0.1}, "steps": 200, "stop": {"loss": 1}, "runs": [
                {"name": "a", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.1}},
                {"name": "b", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.35}},
                {"name": "c", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 1e-9}}]}
            """);
    Spread spread = spread(experiment, 5);
    double[] a = spread.band(0).loss()[2];
    double[] b = spread.band(1).loss()[2];
    assertThat(a[a.length - 1]).isLessThan(1);
    assertThat(b[b.length - 1]).isLessThan(a[a.length - 1]);
    assertThat(spread.band(0).wins()).isEqualTo(5);
    assertThat(spread.band(1).wins()).isEqualTo(5);
    assertThat(spread.band(2).wins()).isZero();
  }

  @Test
  void whoWasStoppedByItsGradientIsBeatenByNobodyInTheSameMinimum() {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "(x^2-1)^2 + x/4", "variables": ["x"], "start": [1.5]},
             "steps": 400, "stop": {"gradientNorm": 0.1}, "runs": [
                {"name": "a", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.01}},
                {"name": "b", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.05}},
                {"name": "c", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.22}}]}
            """);
    Spread spread = spread(experiment, 1);
    double[] ends = {last(spread, 0), last(spread, 1), last(spread, 2)};
    // Two stop in the minimum at the right, one of them closer to it; the third falls into the
    // deeper one.
    assertThat(ends[0]).isNotEqualTo(ends[1]).isGreaterThan(0);
    assertThat(ends[2]).isLessThan(0);
    assertThat(spread.band(0).summary().reach()).isBetween(0.24, ends[0]);
    assertThat(List.of(spread.band(0).wins(), spread.band(1).wins(), spread.band(2).wins()))
        .containsExactly(0, 0, 1);
    Spread two = spread(experiment.withRuns(experiment.runs().subList(0, 2)), 1);
    assertThat(List.of(two.band(0).wins(), two.band(1).wins())).containsExactly(1, 1);
  }

  private static double last(Spread spread, int run) {
    return spread.band(run).summary().last().median();
  }

  @Test
  void whatDivergesIsInfiniteAndWinsNothing() {
    Band band = spread(noisy(2000, 3), 2).band(0);
    assertThat(band.summary().diverged()).isEqualTo(2);
    assertThat(band.loss()[0][band.steps().length - 1]).isInfinite();
    assertThat(band.wins()).isZero();
  }

  @Test
  void longRunsAreToldAtFewSteps() {
    Spread spread = new Spread(noisy(9999, 0.1), null);
    assertThat(spread.steps(0).length).isLessThanOrEqualTo(241);
    assertThat(spread.steps(0)).startsWith(0).endsWith(9999);
  }

  @Test
  void networksAreToldAtTheirEpochs() {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "network", "dataset": {"type": "xor", "samples": 40}, "batchSize": 7,
              "layers": [{"units": 3}]}, "steps": 21, "runs": [{"optimizer": {"type": "sgd"}}]}
            """);
    int epoch = experiment.network().updatesPerEpoch();
    Band band = spread(experiment, 2).band(0);
    assertThat(band.steps()).startsWith(0, epoch).endsWith(21);
    assertThat(List.of(band.loss()[0][0], band.loss()[4][0])).doesNotHaveDuplicates();
  }
}
