package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;

import descent.expression.program.DifferentiableFunction;
import descent.expression.syntax.Variables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientsTest {
  private static final int POINTS = 37;

  /** Straight ones, those with conditions, with loops, and one too long for a single method. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a*x^2 + b*y^2",
        "(1-x)^2 + 100*(y-x^2)^2 + sin(3*x)/(x+9) + a - a",
        "b*y",
        "a",
        "sqrt(x) + log(y) + x/y + abs(x) + min(x, y) + mod(x, 2)",
        "if(x < y, x^3, exp(y)) + relu(x)",
        "sum(i, 1, 5, sin(i*x) * cos(i*y))",
        "x^0.5*y^-2 + atan2(x, y) + hypot(x, y)"
      })
  void atManyPointsAreThoseAtEachPointToTheBit(String expression) {
    DifferentiableFunction function =
        Expression.parse(expression)
            .compile(Variables.named(List.of("x", "y")), Set.of("a", "b"))
            .bind(Map.of("a", 0.5, "b", 50.0));
    var random = new SplittableRandom(1);
    double[][] x = new double[2][POINTS];
    double[][] gradients = new double[2][POINTS];
    double[] values = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      x[0][k] = random.nextDouble(-3, 3);
      x[1][k] = k == 0 ? Double.POSITIVE_INFINITY : k == 1 ? 0 : random.nextDouble(-3, 3);
    }
    function.gradients(x, gradients, values, POINTS - 1);
    double[] gradient = new double[2];
    for (int k = 0; k < POINTS - 1; k++) {
      double value = function.gradient(new double[] {x[0][k], x[1][k]}, gradient);
      assertThat(values[k]).isEqualTo(Double.valueOf(value));
      assertThat(new double[] {gradients[0][k], gradients[1][k]}).isEqualTo(gradient);
    }
    assertThat(values[POINTS - 1]).as("beyond the count").isZero();
  }
}
