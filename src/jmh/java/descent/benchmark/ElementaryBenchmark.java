package descent.benchmark;

import descent.elementary.Exponential;
import descent.elementary.Logarithm;
import descent.elementary.Sigmoid;
import descent.elementary.Sine;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
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
 * Nanoseconds for one value of an elementary function, of a thousand between -8 and 8 (log: 0 and
 * 8): ours, the platform's exact one, and the platform's quick one, whose last bits are free.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ElementaryBenchmark {
  private static final int NUMBERS = 1000;

  public enum Elementary {
    EXP(Exponential::exp, StrictMath::exp, Math::exp),
    SIN(Sine::sin, StrictMath::sin, Math::sin),
    COS(Sine::cos, StrictMath::cos, Math::cos),
    TANH(Sigmoid::tanh, StrictMath::tanh, Math::tanh),
    LOG(Logarithm::log, StrictMath::log, Math::log);

    final DoubleUnaryOperator ours;
    final DoubleUnaryOperator strict;
    final DoubleUnaryOperator quick;

    Elementary(DoubleUnaryOperator ours, DoubleUnaryOperator strict, DoubleUnaryOperator quick) {
      this.ours = ours;
      this.strict = strict;
      this.quick = quick;
    }
  }

  @Param public Elementary function = Elementary.EXP;

  private final double[] numbers = new double[NUMBERS];

  @Setup
  public void setUp() {
    double least = function == Elementary.LOG ? 0 : -8;
    for (int i = 0; i < NUMBERS; i++) {
      numbers[i] = least + (8 - least) * (i * 0.6180339887498949 % 1);
    }
  }

  @Benchmark
  @OperationsPerInvocation(NUMBERS)
  public double ours() {
    return sum(function.ours);
  }

  @Benchmark
  @OperationsPerInvocation(NUMBERS)
  public double strictMath() {
    return sum(function.strict);
  }

  @Benchmark
  @OperationsPerInvocation(NUMBERS)
  public double math() {
    return sum(function.quick);
  }

  private double sum(DoubleUnaryOperator f) {
    double sum = 0;
    for (double x : numbers) {
      sum += f.applyAsDouble(x);
    }
    return sum;
  }
}
