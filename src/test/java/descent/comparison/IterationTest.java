package descent.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.commentary.Stability;
import descent.comparison.Iteration.Regime;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.objective.Objective;
import descent.optimizer.Optimizer;
import descent.optimizer.rule.Adam;
import descent.optimizer.rule.Momentum;
import descent.optimizer.rule.Nesterov;
import descent.optimizer.rule.Sgd;
import descent.run.FunctionRun;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IterationTest {
  /** Its Hessian has the eigenvalues 1 along x and 100 along y; a run begins on one of the axes. */
  private static final String RAVINE =
      """
      {"problem": {"type": "function", "expression": "0.5*x^2 + 50*y^2", "variables": ["x", "y"], "start": %s},
       "steps": %d, "runs": [{"optimizer": {"type": "%s"%s}, "schedule": {"learningRate": %s}}]}
      """;

  private static final double[] EIGENVALUES = {1, 100};

  /** Nearer than this to critical damping the powers have a factor t, and are not compared. */
  private static final double BAND = 0.03;

  /**
   * The factor a step along one axis, from mean logarithms of many steps; NaN where none is seen.
   */
  private static double measured(String type, double mu, double rate, int axis, double expected) {
    int steps = (int) Math.min(4000, 400 / Math.abs(StrictMath.log(expected)));
    if (steps < 60) {
      return Double.NaN;
    }
    String momentum = type.equals("sgd") ? "" : ", \"momentum\": " + mu;
    Experiment experiment =
        ExperimentJson.read(
            RAVINE.formatted(axis == 0 ? "[-4, 0]" : "[0, 1]", steps, type, momentum, rate));
    Objective objective = experiment.function().objective(experiment.function().compile());
    var run = new FunctionRun(experiment, objective, experiment.runs().getFirst());
    int part = steps / 3;
    double[] sums = new double[2];
    while (run.advance()) {
      double distance = Math.abs(run.point()[axis]);
      if (!(distance > 1e-250 && distance < 1e150)) {
        return Double.NaN;
      }
      if (run.step() > steps - 2 * part) {
        sums[run.step() > steps - part ? 1 : 0] += StrictMath.log(distance);
      }
    }
    return StrictMath.exp((sums[1] - sums[0]) / part / part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sgd", "momentum", "nesterov"})
  void theMeasuredConvergenceIsThatOfTheory(String type) {
    DoubleFunction<Optimizer> made =
        mu ->
            switch (type) {
              case "sgd" -> new Sgd();
              case "momentum" -> new Momentum(mu);
              default -> new Nesterov(mu);
            };
    int compared = 0;
    for (double mu : type.equals("sgd") ? new double[] {0} : new double[] {0.3, 0.6, 0.9, 0.97}) {
      for (double rate = 3e-4; rate < 0.05; rate *= 1.37) {
        for (int axis = 0; axis < 2; axis++) {
          Optimizer optimizer = made.apply(mu);
          Iteration theory = Iteration.of(optimizer, rate, EIGENVALUES[axis]).orElseThrow();
          double critical = optimizer.criticalMomentum(rate * EIGENVALUES[axis]).orElse(Double.NaN);
          double measured = measured(type, mu, rate, axis, theory.radius());
          if (Math.abs(mu - critical) < BAND || Double.isNaN(measured)) {
            continue;
          }
          assertThat(measured)
              .as("%s with momentum %s at rate %s along axis %s", type, mu, rate, axis)
              .isCloseTo(theory.radius(), within(0.01 * theory.radius()));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(type.equals("sgd") ? 15 : 60);
  }

  @Test
  void theBorderIsTheLimitOfTheRate() {
    for (Optimizer optimizer :
        new Optimizer[] {new Sgd(), new Momentum(0.5), new Momentum(0.9), new Nesterov(0.9)}) {
      double limit = Stability.limit(optimizer, 100).orElseThrow();
      assertThat(Iteration.of(optimizer, limit, 100).orElseThrow().radius())
          .isCloseTo(1, within(1e-12));
      assertThat(Iteration.of(optimizer, 0.999 * limit, 100).orElseThrow().regime())
          .isNotEqualTo(Regime.DIVERGES);
      assertThat(Iteration.of(optimizer, 1.001 * limit, 100).orElseThrow().regime())
          .isEqualTo(Regime.DIVERGES);
    }
  }

  @Test
  void polyaksPointIsTheBest() {
    Optimizer.Best best = new Momentum(0).bestOnQuadratic(100, 1).orElseThrow();
    assertThat(best.rate()).isCloseTo(4 / 121.0, within(1e-15));
    assertThat(best.momentum()).isCloseTo(81 / 121.0, within(1e-15));
    double least = radius(best.rate(), best.momentum());
    assertThat(least).isCloseTo(9 / 11.0, within(1e-7));
    for (double rate = 1e-3; rate < 0.04; rate *= 1.1) {
      for (double mu = 0; mu < 1; mu += 0.02) {
        assertThat(radius(rate, mu)).isGreaterThanOrEqualTo(least - 1e-7);
      }
    }
  }

  private static double radius(double rate, double mu) {
    double worst = 0;
    for (double eigenvalue : EIGENVALUES) {
      worst =
          Math.max(worst, Iteration.of(new Momentum(mu), rate, eigenvalue).orElseThrow().radius());
    }
    return worst;
  }

  @Test
  void theRegimesMeetAtCriticalDamping() {
    for (Optimizer optimizer : new Optimizer[] {new Momentum(0), new Nesterov(0)}) {
      double critical = optimizer.criticalMomentum(0.002 * 100).orElseThrow();
      boolean plain = optimizer instanceof Momentum;
      Optimizer below = plain ? new Momentum(critical - 0.01) : new Nesterov(critical - 0.01);
      Optimizer above = plain ? new Momentum(critical + 0.01) : new Nesterov(critical + 0.01);
      assertThat(Iteration.of(below, 0.002, 100).orElseThrow().regime()).isEqualTo(Regime.MONOTONE);
      assertThat(Iteration.of(above, 0.002, 100).orElseThrow().regime()).isEqualTo(Regime.SWINGS);
    }
    assertThat(Iteration.of(new Sgd(), 0.019, 100).orElseThrow().regime())
        .isEqualTo(Regime.ZIGZAGS);
    assertThat(Iteration.of(new Adam(0.9, 0.999, 1e-8, true), 0.1, 1)).isEmpty();
  }
}
