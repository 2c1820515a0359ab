package descent.optimizer.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import descent.catalogue.Entry;
import descent.expression.syntax.Variables;
import descent.objective.Curvature;
import descent.objective.Objective;
import descent.objective.TypedFunction;
import descent.optimizer.MatrixStep;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import descent.optimizer.secondorder.Bfgs;
import descent.optimizer.secondorder.Lbfgs;
import descent.optimizer.secondorder.Newton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What optimizers say of themselves is what their steps do. */
class CapabilitiesTest {
  private static final double LARGEST = 25;

  static Stream<Optimizer> optimizers() {
    return Stream.concat(
        Optimizers.entries().stream().map(Entry::standard),
        Stream.of(
            new Momentum(0),
            new Momentum(0.5),
            new Nesterov(0.99),
            new Newton(0.1),
            new Bfgs("none"),
            new Lbfgs(5, "none")));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void theStabilityLimitPartsConvergenceFromDivergence(Optimizer optimizer) {
    OptionalDouble limit = optimizer.stabilityLimit(LARGEST);
    if (limit.isPresent()) {
      assertThat(size(optimizer, 0.98 * limit.getAsDouble())).isLessThan(1e-3);
      assertThat(size(optimizer, 1.02 * limit.getAsDouble())).isGreaterThan(1e3);
    }
  }

  private static double size(Optimizer optimizer, double rate) {
    double[] w = {1, 1};
    run(optimizer, function("(25*x^2 + y^2)/2"), w, rate, 5000);
    return Math.hypot(w[0], w[1]);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void plainDescentAndMomentumAreSeenInTheSecondStep(Optimizer optimizer) {
    // Two gradients of a plane that turns level: only momentum goes on in the second step.
    var memory = optimizer.start(1);
    double[] w = {3};
    memory.step(function("x"), w, new double[] {1}, 0.1);
    double first = w[0];
    if (optimizer.isPlainDescent()) {
      assertThat(first).isEqualTo(3 - 0.1);
    }
    // Of a rule of one's own nothing is known.
    boolean own = optimizer instanceof Custom;
    if (!own && !optimizer.searchesLine() && !optimizer.needsMatrix()) {
      memory.step(function("0*x"), w, new double[] {0}, 0.1);
      assertThat(w[0] != first).isEqualTo(optimizer.hasMomentum());
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void onlyStepsThatDieOutAreSureToBecomeShorter(Optimizer optimizer) {
    if (optimizer.needsMatrix() || optimizer.searchesLine() || optimizer instanceof Lbfgs) {
      assertThat(optimizer.stepsDieOut()).isFalse();
      return;
    }
    var memory = optimizer.start(1);
    double[] w = {0};
    double early = 0;
    double late = 0;
    for (int step = 0; step < 1000; step++) {
      w[0] = 0;
      memory.step(function("x"), w, new double[] {1}, 0.1);
      early = step == 99 ? -w[0] : early;
      late = -w[0];
    }
    assertThat(late < 0.5 * early).isEqualTo(optimizer.stepsDieOut());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aLineIsSearchedWhereTheRateDoesNotCount(Optimizer optimizer) {
    double[] slow = {1, 1};
    double[] fast = {1, 1};
    run(optimizer, function("x^2 + y^4"), slow, 1e-3, 3);
    run(optimizer, function("x^2 + y^4"), fast, 2e-3, 3);
    assertThat(Arrays.equals(slow, fast)).isEqualTo(optimizer.searchesLine());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aSaddleAttractsWhereItIsSaid(Optimizer optimizer) {
    Objective saddle = function("x^2 - y^2");
    double[] w = {1, 0.5};
    run(optimizer, saddle, w, optimizer.defaultLearningRate(), 1);
    boolean arrived = Math.hypot(w[0], w[1]) < 1e-9;
    assertThat(arrived).isEqualTo(optimizer.attractedBySaddles());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void theMatrixStepIsTheStep(Optimizer optimizer) {
    Objective f = function("x^2 + y^4 + x*y");
    double[] w = {1, 1.5};
    Memory memory = optimizer.start(2);
    double[] g = new double[2];
    for (int step = 0; step < 3; step++) {
      f.gradient(w, g);
      double[] seen = g.clone();
      double[] before = w.clone();
      memory.step(f, w, g, 0.5);
      double[] direction = direction(optimizer.matrixStep(), memory, f, before, seen);
      if (direction.length > 0) {
        // Parallel, in the same direction.
        double[] moved = {w[0] - before[0], w[1] - before[1]};
        double dot = moved[0] * direction[0] + moved[1] * direction[1];
        assertThat(dot)
            .isCloseTo(
                Math.hypot(moved[0], moved[1]) * Math.hypot(direction[0], direction[1]),
                withinPercentage(1e-6));
      }
    }
  }

  private static double[] direction(
      MatrixStep step, Memory memory, Objective f, double[] before, double[] g) {
    return switch (step) {
      case null -> new double[0];
      case MatrixStep.Direction(String name) -> memory.state().get(name);
      case MatrixStep.Product(String name) -> {
        double[] h = memory.state().get(name);
        yield new double[] {-h[0] * g[0] - h[1] * g[1], -h[2] * g[0] - h[3] * g[1]};
      }
      case MatrixStep.InverseHessian inverse -> {
        double[][] h = Curvature.at(f, before).hessian();
        double added = inverse.added(Curvature.at(f, before).eigenvalues());
        double a = h[0][0] + added;
        double d = h[1][1] + added;
        double det = a * d - h[0][1] * h[1][0];
        yield new double[] {-(d * g[0] - h[0][1] * g[1]) / det, -(a * g[1] - h[1][0] * g[0]) / det};
      }
    };
  }

  private static TypedFunction function(String text) {
    return TypedFunction.of(
        text, Variables.named(text.contains("y") ? List.of("x", "y") : List.of("x")), Map.of());
  }

  private static void run(
      Optimizer optimizer, Objective objective, double[] w, double rate, int steps) {
    var memory = optimizer.start(w.length);
    double[] g = new double[w.length];
    for (int step = 0; step < steps; step++) {
      objective.gradient(w, g);
      memory.step(objective, w, g, rate);
    }
  }
}
