package descent.benchmark;

import descent.expression.syntax.Variables;
import descent.objective.Objective;
import descent.objective.TypedFunction;
import descent.optimizer.rule.Adam;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import net.objecthunter.exp4j.Expression;
import net.objecthunter.exp4j.ExpressionBuilder;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Steps of Adam with value and gradient, in millions a second: written by hand for the one
 * function, with the same elementary functions; the playground's optimizer on the compiled
 * expression; and the same optimizer on an interpreted expression (exp4j) with central differences.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class AdamBenchmark {
  private static final int STEPS = 1000;
  private static final double RATE = 0.01;

  @Param({"rosenbrock", "beale", "ackley"})
  public String function = "";

  private Handwritten handwritten = Handwritten.ROSENBROCK;
  private @Nullable Objective compiled;
  private @Nullable Objective interpreted;

  @Setup
  public void setUp() {
    handwritten = Handwritten.valueOf(function.toUpperCase(Locale.ROOT));
    compiled =
        TypedFunction.of(handwritten.expression(), Variables.named(List.of("x", "y")), Map.of());
    interpreted = new Differences(handwritten.expression());
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double handwritten() {
    return handwritten.adam(STEPS, RATE);
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double compiled() {
    return generic(Objects.requireNonNull(compiled));
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double exp4jWithDifferences() {
    return generic(Objects.requireNonNull(interpreted));
  }

  private static double generic(Objective objective) {
    var memory = new Adam(0.9, 0.999, 1e-8, true).start(2);
    double[] w = {Handwritten.X, Handwritten.Y};
    double[] g = new double[2];
    double sum = 0;
    for (int t = 0; t < STEPS; t++) {
      sum += objective.gradient(w, g);
      memory.step(objective, w, g, RATE);
    }
    return sum;
  }

  /** An expression of exp4j with the gradient by central differences. */
  private static final class Differences implements Objective {
    private static final double H = 1e-5;
    private final Expression expression;

    Differences(String text) {
      expression = new ExpressionBuilder(text).variables("x", "y").build();
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public double value(double[] x) {
      return at(x[0], x[1]);
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
      gradient[0] = (at(x[0] + H, x[1]) - at(x[0] - H, x[1])) / (2 * H);
      gradient[1] = (at(x[0], x[1] + H) - at(x[0], x[1] - H)) / (2 * H);
      return at(x[0], x[1]);
    }

    @Override
    public void hessian(double[] x, double[][] hessian) {
      throw new UnsupportedOperationException();
    }

    private double at(double x, double y) {
      return expression.setVariable("x", x).setVariable("y", y).evaluate();
    }
  }
}
