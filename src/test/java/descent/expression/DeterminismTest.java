package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;

import descent.expression.program.DifferentiableFunction;
import descent.expression.program.Program;
import descent.expression.syntax.Variables;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same bits from every compilation, warm or cold, on every thread; and the bits that the text
 * says.
 */
class DeterminismTest {
  private static final String MANY =
      "sin(x)*tanh(y)^3 + erf(x*y) - log2(1+x^2)/cbrt(2+y^2) + atan2(x,y)*hypot(x,y) +"
          + " softplus(x)*sigmoid(y) + mod(x,y+3)^1.5 + x^2.3*a + 2^y + max(x,y,a) +"
          + " if(x>a,asin(x/9),acosh)";

  @ParameterizedTest
  @ValueSource(strings = {MANY, "sum(i,1,9,sin(i*x)*y^i*a)*acosh + prod(i,1,5,x+y/i)"})
  void sameBitsFromEveryCompilation(String text) {
    double[] cold = results(function(text), 3);
    DifferentiableFunction other = function(text);
    for (int i = 0; i < 300; i++) {
      // By now the runtime has compiled it.
      results(other, i);
    }
    assertThat(results(other, 3)).containsExactly(cold);
  }

  private static DifferentiableFunction function(String text) {
    return Expression.parse(text)
        .compile(Variables.named(List.of("x", "y")), List.of("acosh", "a"))
        .bind(Map.of("a", 0.7, "acosh", 1.25));
  }

  private static double[] results(DifferentiableFunction function, int seed) {
    Random random = new Random(seed);
    return IntStream.range(0, 100)
        .boxed()
        .flatMap(
            i -> {
              double[] x = {3 * random.nextDouble(), 3 * random.nextDouble()};
              double[] gradient = new double[2];
              double[] product = new double[2];
              double value = function.gradient(x, gradient);
              function.hessianTimes(x, new double[] {0.3, -0.4}, product);
              return java.util.stream.Stream.of(
                  value,
                  function.value(x) - value,
                  gradient[0],
                  gradient[1],
                  product[0],
                  product[1]);
            })
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  @Test
  void sameBitsOnEveryThread() throws Exception {
    DifferentiableFunction function = function(MANY);
    double[] expected = results(function, 1);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Callable<double[]> task = () -> results(function, 1);
      for (Future<double[]> result :
          threads.invokeAll(List.of(task, task, task, task, task, task))) {
        assertThat(result.get()).containsExactly(expected);
      }
    }
  }

  @Test
  void sumsAndProductsGoFromLeftToRight() {
    DifferentiableFunction sum = Functions.of("x + y + 1e16 - 1e16", "x", "y");
    assertThat(sum.value(new double[] {1, 0.5})).isEqualTo(1 + 0.5 + 1e16 - 1e16);
    DifferentiableFunction product = Functions.of("x*y/1e200*1e200", "x", "y");
    assertThat(product.value(new double[] {1e-200, 1e-60}))
        .isEqualTo(1e-200 * 1e-60 / 1e200 * 1e200);
    DifferentiableFunction series = Functions.of("sum(i,1,1000,x/i)", "x");
    double expected = 0;
    for (int i = 1; i <= 1000; i++) {
      expected += 0.1 / i;
    }
    assertThat(series.value(new double[] {0.1})).isEqualTo(expected);
  }

  @Test
  void powersAreProductsInAFixedOrder() {
    double x = 1.1;
    double square = x * x;
    DifferentiableFunction f = Functions.of("x^5", "x");
    assertThat(f.value(new double[] {x})).isEqualTo(square * square * x);
    assertThat(Functions.of("x^1.5", "x").value(new double[] {x})).isEqualTo(x * Math.sqrt(x));
    assertThat(Functions.of("x^-3", "x").value(new double[] {x})).isEqualTo(1 / (square * x));
    assertThat(Functions.of("x^2.3", "x").value(new double[] {x}))
        .isEqualTo(StrictMath.pow(x, 2.3));
  }

  @Test
  void zeroKeepsItsSign() {
    assertThat(Functions.of("-x", "x").value(new double[] {0})).isEqualTo(-0.0);
    assertThat(1 / Functions.of("0*x", "x").value(new double[] {-1})).isNegative();
    assertThat(1 / Functions.of("x + 0", "x").value(new double[] {-0.0})).isPositive();
    assertThat(1 / Functions.of("-0*1 + x", "x").value(new double[] {-0.0})).isNegative();
  }

  @Test
  void bindingAgainNeedsNoCompilation() {
    Program program =
        Expression.parse("a*x^2 + b").compile(Variables.named(List.of("x")), List.of("a", "b"));
    DifferentiableFunction first = program.bind(Map.of("a", 2.0, "b", 1.0));
    DifferentiableFunction second = program.bind(Map.of("a", 3.0, "b", -1.0));
    assertThat(second.getClass()).isSameAs(first.getClass());
    assertThat(first.value(new double[] {2})).isEqualTo(9);
    assertThat(second.value(new double[] {2})).isEqualTo(11);
    assertThat(Functions.gradient(second, 2)).containsExactly(12);
    assertThat(program.parameters()).containsExactly("a", "b");
  }
}
