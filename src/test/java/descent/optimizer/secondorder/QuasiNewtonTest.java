package descent.optimizer.secondorder;

import static descent.optimizer.secondorder.NewtonTest.point;
import static descent.optimizer.secondorder.NewtonTest.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.Oracle;
import descent.objective.NoisyGradient;
import descent.objective.Norm;
import descent.objective.Objective;
import descent.optimizer.LineSearch;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import descent.optimizer.rule.GoldenFunction;
import descent.random.Key;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BFGS and L-BFGS. */
class QuasiNewtonTest {
  /** To the minimum along the ray, which on a quadratic two slopes tell. */
  private static final LineSearch EXACT =
      (ray, first, last) -> {
        ray.go(1);
        double length = ray.startSlope() / (ray.startSlope() - ray.slope());
        ray.go(length);
        return length;
      };

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8})
  void withAnExactSearchBfgsNeedsAtMostNStepsOnABowl(int n) {
    Random random = new Random(n);
    for (int trial = 0; trial < 20; trial++) {
      var bowl = Landscape.quadratic(random, n, 100);
      double[] w = random.doubles(n, -10, 10).toArray();
      Memory memory = Bfgs.start(n, EXACT);
      for (int t = 0; t < n; t++) {
        step(memory, bowl, w, 1);
      }
      for (int i = 0; i < n; i++) {
        assertThat(w[i]).isCloseTo(bowl.minimum()[i], within(1e-7));
      }
    }
  }

  @Test
  void afterNStepsOnABowlBfgsKnowsTheInverseHessian() {
    int n = 4;
    var bowl = Landscape.quadratic(new Random(5), n, 100);
    Memory memory = Bfgs.start(n, EXACT);
    double[] w = new double[n];
    for (int t = 0; t < n + 1; t++) {
      step(memory, bowl, w, 1);
    }
    double[] h = memory.state().get("H");
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double product = 0;
        for (int k = 0; k < n; k++) {
          product += h[i * n + k] * bowl.a()[k][j];
        }
        assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-6));
        assertThat(h[i * n + j]).isEqualTo(h[j * n + i]);
      }
    }
  }

  static Stream<Map<String, String>> results() {
    return Oracle.rows("second-order/scipy_results.csv").stream();
  }

  @ParameterizedTest
  @MethodSource("results")
  void findsTheMinimaInAboutAsManySteps(Map<String, String> row) {
    Objective objective = Landscape.of(row.get("function"));
    double[] w =
        point(
            Oracle.rows("second-order/newton_iterates.csv").stream()
                .filter(r -> r.get("function").equals(row.get("function")))
                .findFirst()
                .orElseThrow());
    Memory memory =
        (row.get("method").equals("BFGS") ? new Bfgs("strongWolfe") : new Lbfgs(10, "strongWolfe"))
            .start(w.length);
    double[] g = new double[w.length];
    int steps = 0;
    double best = Double.parseDouble(row.get("f"));
    while (objective.gradient(w, g) > best + 1e-9 * Math.max(1, Math.abs(best)) && steps < 500) {
      memory.step(objective, w, g, 1);
      steps++;
    }
    // From its start BFGS may end in the local minimum of Rosenbrock's function of 10 variables.
    if (!row.get("function").equals("rosenbrock10")) {
      double[] there = point(row);
      for (int i = 0; i < w.length; i++) {
        assertThat(w[i]).isCloseTo(there[i], within(1e-2));
      }
    }
    assertThat(steps).isLessThan(2 * Integer.parseInt(row.get("iterations")) + 10);
  }

  @ParameterizedTest
  @EnumSource(names = {"ROSENBROCK", "BEALE", "ILLCOND", "ODD_SMOOTH"})
  void reachesTheLossOfPyTorchInAboutAsManySteps(GoldenFunction function) {
    var losses =
        Oracle.rows("trajectories/" + function.name().toLowerCase(Locale.ROOT) + ".csv").stream()
            .filter(row -> row.get("config").equals("lbfgs_h10_sw"))
            .mapToDouble(row -> Double.parseDouble(row.get("f")))
            .toArray();
    Memory memory = new Lbfgs(10, "strongWolfe").start(2);
    double[] w = function.start();
    double last = losses[losses.length - 1];
    int steps = 0;
    while (function.value(w) > last + 1e-9 && steps < 1000) {
      step(memory, function, w, 1);
      steps++;
    }
    assertThat(steps).isLessThan(3 * losses.length / 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10})
  void shortMemoryReachesTheMinimumToo(int memory) {
    Objective objective = Landscape.of("rosenbrock");
    Memory lbfgs = new Lbfgs(memory, "strongWolfe").start(2);
    double[] w = {-1.2, 1};
    for (int t = 0; t < 300; t++) {
      step(lbfgs, objective, w, 1);
    }
    assertThat(w[0]).isCloseTo(1, within(1e-6));
  }

  @Test
  void noiseSpoilsIt() {
    Objective bowl = Landscape.typed("0.5*x^2 + 5*y^2");
    double clean = distanceAfter(bowl, 0);
    double noisy = distanceAfter(bowl, 0.3);
    assertThat(clean).isLessThan(1e-6);
    assertThat(noisy).isGreaterThan(1e-3);
  }

  private static double distanceAfter(Objective objective, double deviation) {
    Memory memory = new Lbfgs(10, "strongWolfe").start(2);
    double[] w = {-4, 1};
    for (int t = 0; t < 100; t++) {
      step(memory, new NoisyGradient(objective, deviation, Key.of(1).with(t)), w, 1);
    }
    return Norm.of(w);
  }

  @Test
  void withoutASearchTheStepIsTheRate() {
    for (Optimizer optimizer : new Optimizer[] {new Bfgs("none"), new Lbfgs(10, "none")}) {
      Memory memory = optimizer.start(2);
      Objective bowl = Landscape.typed("0.5*x^2 + y^2");
      double[] w = {1, 1};
      step(memory, bowl, w, 0.25);
      assertThat(w).containsExactly(1 - 0.25, 1 - 0.25 * 2);
      assertThat(memory.tookRate()).isTrue();
      for (int t = 0; t < 100; t++) {
        step(memory, bowl, w, 0.5);
      }
      assertThat(Norm.of(w)).isLessThan(1e-9);
    }
  }
}
