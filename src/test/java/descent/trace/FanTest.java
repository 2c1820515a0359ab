package descent.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.experiment.Experiment;
import descent.experiment.Experiments;
import descent.experiment.json.ExperimentJson;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FanTest {
  private static final String SGD =
      "{\"optimizer\": {\"type\": \"sgd\"}, \"schedule\": {\"learningRate\": 0.1}}";

  private static Fan fan(Experiment experiment, int seeds) {
    var objective = experiment.function().objective(experiment.function().compile());
    return Fan.of(
        experiment,
        objective,
        experiment.runs().getFirst(),
        seeds,
        trace -> new Fan.Path(trace.point()[0], trace.loss()),
        () -> {});
  }

  private static Experiment noisy(double noise, String more) {
    return noisy("x^2", noise, ", \"steps\": 30, \"seed\": 7" + more);
  }

  private static Experiment noisy(String expression, double noise, String fields) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "function", "expression": "%s", "variables": ["x"], "start": [1], "gradientNoise": %s}, "runs": [%s]%s}
        """
            .formatted(expression, noise, SGD, fields));
  }

  @Test
  void theRunsAreThoseOfConsecutiveSeeds() {
    Fan fan = fan(noisy(0.5, ""), 5);
    assertThat(fan.paths()).hasSize(5);
    for (int i = 0; i < 5; i++) {
      Trace alone = Experiments.trace(noisy(0.5, "").withSeed(7 + i), 0);
      assertThat(fan.paths().get(i).across()).containsExactly(alone.point()[0]);
      assertThat(fan.paths().get(i).up()).containsExactly(alone.loss());
    }
    assertThat(fan.alike()).isFalse();
    assertThat(fan.diverged()).isZero();
  }

  @Test
  void theMedianOfFiveIsTheThirdAndTheBandsEncloseIt() {
    Fan fan = fan(noisy(0.5, ""), 5);
    for (int row = 0; row < fan.step().length; row++) {
      int at = row;
      double[] losses = fan.paths().stream().mapToDouble(path -> path.up()[at]).sorted().toArray();
      assertThat(fan.loss()[2][row]).isEqualTo(losses[2]);
      assertThat(fan.loss()[1][row]).isEqualTo(losses[1]);
      assertThat(fan.loss()[0][row]).isBetween(losses[0], losses[1]);
      assertThat(fan.loss()[4][row]).isBetween(losses[3], losses[4]);
    }
  }

  @Test
  void withoutNoiseAllAreAlike() {
    Fan fan = fan(noisy(0, ""), 20);
    assertThat(fan.alike()).isTrue();
    assertThat(fan.loss()[0]).containsExactly(fan.loss()[4]);
  }

  @Test
  void aRunThatEndsEarlyKeepsItsLossAndOneThatDivergesIsInfinite() {
    Fan stopped = fan(noisy(1, ", \"stop\": {\"loss\": 0.01}"), 20);
    double longest = stopped.step()[stopped.step().length - 1];
    assertThat(stopped.step()[0]).isZero();
    assertThat(stopped.loss()[0][(int) longest]).isLessThan(0.01);
    // Far from 0 the quartic throws every run out; near 0, where noise decides, only some.
    Fan thrown = fan(noisy("x^4", 8, ", \"steps\": 40"), 40);
    assertThat(thrown.diverged()).isBetween(1, 39);
    int last = thrown.step().length - 1;
    assertThat(thrown.loss()[4][last]).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(thrown.loss()[0][last]).isLessThan(1e6);
    assertThat(Arrays.stream(thrown.loss()).flatMapToDouble(Arrays::stream))
        .doesNotContain(Double.NaN);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 2.5", "0.25, 1.75", "0, 1", "1, 4", "0.9, 3.7"})
  void quantilesAreNumPys(double fraction, double expected) {
    assertThat(Quantiles.of(new double[] {1, 2, 3, 4}, fraction))
        .isCloseTo(expected, within(1e-15));
  }

  @Test
  void quantilesReachInfinityWithoutNaN() {
    double inf = Double.POSITIVE_INFINITY;
    assertThat(Quantiles.of(new double[] {1, inf, inf}, 0.25)).isEqualTo(inf);
    assertThat(Quantiles.of(new double[] {1, inf, inf}, 0)).isEqualTo(1);
    assertThat(Quantiles.of(new double[] {inf, inf, inf}, 0.6)).isEqualTo(inf);
  }

  @Test
  void longPathsAreThinnedToTheirEnds() {
    var count = noisy("x^2", 0.1, ", \"steps\": 9000");
    Fan fan = fan(count, 50);
    Trace first = Experiments.trace(count, 0);
    double[] path = fan.paths().getFirst().across();
    assertThat(path.length).isBetween(500, 2100);
    assertThat(path[0]).isEqualTo(1);
    assertThat(path[path.length - 1]).isEqualTo(first.point()[0][9000]);
    assertThat(path[1]).isIn(Arrays.stream(first.point()[0], 0, 20).boxed().toList());
    assertThat(fan.step()).hasSize(9001);
  }
}
