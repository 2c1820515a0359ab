package descent.optimizer.secondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.objective.Gallery;
import descent.objective.Objective;
import descent.objective.TestFunction;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import descent.optimizer.StrongWolfe;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrongWolfeTest {
  /** Counts evaluations, and refuses more than two searches make. */
  private static final class Watched implements Objective {
    private final Objective objective;
    private int evaluations;

    Watched(Objective objective) {
      this.objective = objective;
    }

    @Override
    public int dimension() {
      return objective.dimension();
    }

    @Override
    public double value(double[] x) {
      evaluations++;
      return objective.value(x);
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
      evaluations++;
      return objective.gradient(x, gradient);
    }

    @Override
    public void hessian(double[] x, double[][] hessian) {
      throw new AssertionError();
    }
  }

  static Stream<TestFunction> functions() {
    return Gallery.functions().stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theConditionsHoldAtEveryStep(TestFunction function) {
    Random random = new Random(17);
    Objective objective = function.objective();
    int n = function.dimension();
    for (int trial = 0; trial < 20; trial++) {
      double[] start = function.start().stream().mapToDouble(x -> x).toArray();
      for (int i = 0; trial > 0 && i < n; i++) {
        start[i] += random.nextGaussian();
      }
      for (Optimizer optimizer :
          List.of(
              new Bfgs("strongWolfe"), new Lbfgs(10, "strongWolfe"), new Lbfgs(1, "strongWolfe"))) {
        check(objective, start.clone(), optimizer.start(n));
      }
    }
  }

  private static void check(Objective objective, double[] w, Memory memory) {
    int n = w.length;
    Watched watched = new Watched(objective);
    double[] g = new double[n];
    double[] gAfter = new double[n];
    for (int t = 0; t < 60; t++) {
      double value = objective.gradient(w, g);
      double[] before = w.clone();
      double[] gBefore = g.clone();
      watched.evaluations = 0;
      memory.step(watched, w, g, 1);
      assertThat(watched.evaluations).isLessThanOrEqualTo(2 * StrongWolfe.MOST + 1);
      double valueAfter = objective.gradient(w, gAfter);
      double slope = 0;
      double slopeAfter = 0;
      double rounding = 0;
      for (int i = 0; i < n; i++) {
        slope += gBefore[i] * (w[i] - before[i]);
        slopeAfter += gAfter[i] * (w[i] - before[i]);
        // What was searched is a*p, what is seen its sum with w, rounded.
        rounding += 2 * (Math.abs(gBefore[i]) + Math.abs(gAfter[i])) * Math.ulp(w[i]);
      }
      assertThat(valueAfter).isLessThanOrEqualTo(value + StrongWolfe.C1 * slope + rounding);
      if (watched.evaluations < StrongWolfe.MOST) {
        assertThat(Math.abs(slopeAfter))
            .isLessThanOrEqualTo(StrongWolfe.C2 * Math.abs(slope) + rounding);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abs(x) + 2*abs(y)",
        "x",
        "-exp(x)",
        "x^2 - y^2",
        "log(x)",
        "sqrt(x) + y^2",
        "1/x",
        "x^400",
        "1e300*x^2",
        "1e-300*x^2 + y^2",
        "if(x > 0.5, x, x - 5) + y^2",
        "0*x",
        "exp(-x^2) + y",
        "exp(x^8)",
        "floor(10*x) + y^2",
        "x^3",
        "-1/x^2 + y^2",
        "max(x, y, -x - y)"
      })
  void endsOnWhatIsNoFunctionForIt(String expression) {
    Watched watched = new Watched(Landscape.typed(expression));
    for (Optimizer optimizer : List.of(new Bfgs("strongWolfe"), new Lbfgs(5, "strongWolfe"))) {
      for (double[] start : new double[][] {{1, 1}, {2, -0.3}, {1e-3, 1e5}, {1e150, 1}}) {
        double[] w = start.clone();
        double[] g = new double[2];
        Memory memory = optimizer.start(2);
        double value = watched.gradient(w, g);
        for (int t = 0; t < 50 && Double.isFinite(value) && Double.isFinite(g[0] + g[1]); t++) {
          watched.evaluations = 0;
          memory.step(watched, w, g, 1);
          assertThat(watched.evaluations).isLessThanOrEqualTo(2 * StrongWolfe.MOST + 1);
          double next = watched.gradient(w, g);
          assertThat(next > value).as("%s climbs at step %d", expression, t).isFalse();
          value = next;
        }
      }
    }
  }

  @Test
  void whereTheLossFallsForEverTheStepIsInfinite() {
    double[] w = {1, 0.5};
    NewtonTest.step(new Lbfgs(10, "strongWolfe").start(2), Landscape.typed("x + 0*y"), w, 1);
    assertThat(w).containsExactly(Double.NEGATIVE_INFINITY, 0.5);
  }

  @Test
  void whereNothingHelpsItStaysAndAsksNoMore() {
    // The slope is 2 up to the kink and -1 from there: no length has a smaller slope.
    Objective kink = Landscape.typed("if(x < 0.3, -x, 2*x - 0.9) + 0*y");
    Watched watched = new Watched(kink);
    Memory memory = new Bfgs("strongWolfe").start(2);
    double[] w = {1, 0};
    List<Integer> evaluations = new ArrayList<>();
    for (int t = 0; t < 60; t++) {
      double[] g = new double[2];
      kink.gradient(w, g);
      assertThat(memory.knows(w, g)).isEqualTo(t > 0);
      watched.evaluations = 0;
      memory.step(watched, w, g, 1);
      evaluations.add(watched.evaluations);
    }
    assertThat(evaluations.getFirst()).isPositive();
    assertThat(evaluations.getLast()).isZero();
    assertThat(w[0]).isCloseTo(0.3, within(1e-9));
  }

  /** All trials before the pole are too high or fall too steeply still: the best one is kept. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 3})
  void anExhaustedSearchKeepsItsBestPoint(double start) {
    Objective barrier = Landscape.typed("-log(x) + 1000*x + y^2");
    for (Optimizer optimizer : List.of(new Bfgs("strongWolfe"), new Lbfgs(10, "strongWolfe"))) {
      Memory memory = optimizer.start(2);
      double[] w = {start, 0};
      double[] g = new double[2];
      for (int t = 0; t < 60; t++) {
        barrier.gradient(w, g);
        memory.step(barrier, w, g, 1);
      }
      assertThat(barrier.value(w)).isCloseTo(1 + Math.log(1000), within(1e-9));
    }
  }
}
