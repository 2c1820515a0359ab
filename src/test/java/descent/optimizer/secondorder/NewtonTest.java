package descent.optimizer.secondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.Oracle;
import descent.objective.Curvature;
import descent.objective.Norm;
import descent.objective.Objective;
import descent.optimizer.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public class NewtonTest {
  private static final Newton PURE = new Newton(0);

  static Stream<Arguments> runs() {
    Map<String, Map<String, List<Map<String, String>>>> runs = new LinkedHashMap<>();
    for (Map<String, String> row : Oracle.rows("second-order/newton_iterates.csv")) {
      runs.computeIfAbsent(row.get("function"), f -> new LinkedHashMap<>())
          .computeIfAbsent(row.get("variant"), v -> new ArrayList<>())
          .add(row);
    }
    return runs.entrySet().stream()
        .flatMap(
            function ->
                Stream.of("pure", "damped_0.5", "levenberg_1")
                    .map(
                        variant ->
                            Arguments.of(
                                function.getKey(), variant, function.getValue().get(variant))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("runs")
  void followsTheIterates(String function, String variant, List<Map<String, String>> rows) {
    Objective objective = Landscape.of(function);
    Newton newton = variant.equals("levenberg_1") ? new Newton(1) : PURE;
    Memory memory = newton.start(objective.dimension());
    double[] w = point(rows.getFirst());
    for (Map<String, String> row : rows.subList(1, rows.size())) {
      if (newton != PURE && Curvature.at(objective, w).eigenvalues()[0] < 0) {
        // Where the loss bends down, ours adds more than 1.
        return;
      }
      step(memory, objective, w, variant.equals("damped_0.5") ? 0.5 : 1);
      double[] there = point(row);
      // At the minimum of Powell's function the Hessian is singular.
      double tolerance = function.equals("powell4") ? 1e-6 : 1e-9;
      for (int i = 0; i < w.length; i++) {
        assertThat(w[i])
            .as("component %d after step %s", i, row.get("iteration"))
            .isCloseTo(there[i], within(tolerance * Math.max(1, Math.abs(there[i]))));
      }
    }
  }

  @Test
  void followsRosenbrockTo40Digits() {
    Objective objective = Landscape.of("rosenbrock");
    Memory memory = PURE.start(2);
    double[] w = {-1.2, 1};
    var rows = Oracle.rows("second-order/newton_rosenbrock_40digits.csv");
    for (Map<String, String> row : rows.subList(1, rows.size())) {
      step(memory, objective, w, 1);
      assertThat(w[0]).isCloseTo(Double.parseDouble(row.get("x")), within(1e-12));
      assertThat(w[1]).isCloseTo(Double.parseDouble(row.get("y")), within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 10, 40})
  void reachesTheMinimumOfABowlInOneStep(int n) {
    Random random = new Random(n);
    for (int trial = 0; trial < 20; trial++) {
      var bowl = Landscape.quadratic(random, n, 1e4);
      double[] w = random.doubles(n, -100, 100).toArray();
      step(PURE.start(n), bowl, w, 1);
      for (int i = 0; i < n; i++) {
        assertThat(w[i]).isCloseTo(bowl.minimum()[i], within(1e-9));
      }
    }
  }

  @Test
  void thePureStepIsAttractedToASaddleAndTheDampedIsNot() {
    Objective beale = Landscape.of("beale");
    double[] pure = {1, 1};
    step(PURE.start(2), beale, pure, 1);
    assertThat(pure[0]).isCloseTo(0, within(1e-12));
    assertThat(pure[1]).isCloseTo(1, within(1e-12));
    assertThat(beale.value(pure)).isCloseTo(14.203125, within(1e-12));

    double[] damped = {1, 1};
    Memory memory = new Newton(3).start(2);
    for (int t = 0; t < 500; t++) {
      step(memory, beale, damped, 1);
    }
    assertThat(damped[0]).isCloseTo(3, within(1e-6));
    assertThat(damped[1]).isCloseTo(0.5, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.1, 10})
  void theDampedStepLeadsDownhillWhateverTheHessian(double damping) {
    Random random = new Random(3);
    for (String name : List.of("beale", "himmelblau", "rastrigin", "saddle", "odd_smooth")) {
      Objective objective = Landscape.of(name);
      for (int trial = 0; trial < 100; trial++) {
        double[] w = random.doubles(2, -3, 3).toArray();
        double[] start = w.clone();
        double[] g = new double[2];
        objective.gradient(w, g);
        double[] slope = g.clone();
        new Newton(damping).start(2).step(objective, w, g, 1);
        double along = slope[0] * (w[0] - start[0]) + slope[1] * (w[1] - start[1]);
        assertThat(along).isNegative();
        // The smallest eigenvalue is at least the damping.
        assertThat(Math.hypot(w[0] - start[0], w[1] - start[1]))
            .isLessThan(1.000001 * Norm.of(slope) / damping);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "x^2 + 0*y, 0, 1",
    "(x + y)^2, 0, 0",
    "(x + y - 4)^2, 2, 2",
    "(x + 1)^2 + (y - 1)^4, -1, 1",
    "0*x + (y + 3)^2, 1, -3"
  })
  void ofManyStationaryPointsTheNearestIsTaken(String expression, double x, double y) {
    double[] w = {1, 1};
    Objective objective = Landscape.typed(expression);
    step(PURE.start(2), objective, w, 1);
    assertThat(w[0]).isCloseTo(x, within(1e-12));
    assertThat(w[1]).isCloseTo(y, within(1e-12));
  }

  @Test
  void withoutAStationaryPointThePureStepIsInfinite() {
    double[] w = {1, 1};
    step(PURE.start(2), Landscape.typed("x + y^2"), w, 1);
    assertThat(Double.isFinite(w[0])).isFalse();

    double[] damped = {1, 1};
    step(new Newton(0.5).start(2), Landscape.typed("x + y^2"), damped, 1);
    assertThat(damped).containsExactly(1 - 1 / 0.5, 1 - 2 / 2.5);
  }

  public static void step(Memory memory, Objective objective, double[] w, double rate) {
    double[] g = new double[w.length];
    objective.gradient(w, g);
    memory.step(objective, w, g, rate);
  }

  static double[] point(Map<String, String> row) {
    return Arrays.stream(row.get("x").split(";")).mapToDouble(Double::parseDouble).toArray();
  }
}
