package descent.benchmark;

import descent.expression.syntax.Variables;
import descent.objective.Objective;
import descent.objective.TypedFunction;
import descent.optimizer.Optimizer;
import descent.optimizer.secondorder.Lbfgs;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Iterations of L-BFGS with line search on Rosenbrock's function, in millions a second: whole runs
 * from the customary start nearly to the minimum, on the compiled expression. Beside it Adam
 * written by hand, as the measure of the machine.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class LbfgsBenchmark {
  private static final int STEPS = 30;
  private static final int ADAM_STEPS = 1000;

  private final Optimizer lbfgs = new Lbfgs(10, "strongWolfe");
  private final Objective compiled =
      TypedFunction.of(
          Handwritten.ROSENBROCK.expression(), Variables.named(List.of("x", "y")), Map.of());

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double lbfgs() {
    var memory = lbfgs.start(2);
    double[] w = {Handwritten.X, Handwritten.Y};
    double[] g = new double[2];
    double sum = 0;
    for (int t = 0; t < STEPS; t++) {
      sum += compiled.gradient(w, g);
      memory.step(compiled, w, g, 1);
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(ADAM_STEPS)
  public double handwrittenAdam() {
    return Handwritten.ROSENBROCK.adam(ADAM_STEPS, 0.01);
  }
}
