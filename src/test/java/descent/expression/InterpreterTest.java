package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.expression.syntax.Variables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterpreterTest {
  private static final Variables XY = Variables.named(List.of("x", "y"));
  private static final double[] POINT = {0.7, -1.3};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(1-x)^2 + 100*(y-x^2)^2",
        "a*x^2 - y/x + 2^-1",
        "e^(x*y) + exp(-x^2) + pow(x, 3) + x^0.5",
        "if(x < y, sin(x), cos(y)) + max(x, y, 0.1) - min(x, y)",
        "sum(i, 1, 4, prod(j, 1, i, x + j) / i) + mod(y, 2) + floor(y)",
        "abs(y) + relu(x) + softplus(y) + sigmoid(x) + erf(y) + hypot(x, y) + cbrt(y)"
      })
  void givesTheValueOfTheCompiledExpression(String text) {
    var expression = Expression.parse(text);
    var parameters = Map.of("a", 1.7);
    double expected = expression.compile(XY, parameters.keySet()).bind(parameters).value(POINT);
    assertThat(new Interpreter(expression, XY, parameters, false).value(POINT, null))
        .isCloseTo(expected, within(1e-14 * Math.max(1, Math.abs(expected))));
    double single = new Interpreter(expression, XY, parameters, true).value(POINT, null);
    assertThat(single)
        .isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))))
        .isNotEqualTo(expected);
    assertThat((double) (float) single).isEqualTo(single);
  }

  @Test
  void anArrayIsIndexed() {
    var expression = Expression.parse("sum(i, 1, n-1, (x[i+1] - x[i])^2)");
    var interpreter = new Interpreter(expression, Variables.array("x", 3), Map.of(), false);
    assertThat(interpreter.value(new double[] {1, 3, 6}, null)).isEqualTo(13);
  }

  @Test
  void tellsItsKinksByName() {
    var expression =
        Expression.parse(
            "abs(x - 1) + max(x, y, 0) + floor(3x) + if(y > 0, y, 2) + sqrt(x^2 + 2y^2)");
    var interpreter = new Interpreter(expression, XY, Map.of(), false);
    List<String> heard = new ArrayList<>();
    interpreter.value(
        POINT,
        new Interpreter.Kinks() {
          @Override
          public void distance(int place, double distance) {
            heard.add(interpreter.kink(place) + " at " + (float) distance);
          }

          @Override
          public void piece(int place, double piece) {
            heard.add(interpreter.kink(place) + " is " + (float) piece);
          }

          @Override
          public void norm(int place, double[] vector) {
            heard.add(interpreter.kink(place) + " of " + Arrays.toString(vector));
          }
        });
    assertThat(heard)
        .containsExactly(
            "abs(x - 1) at -0.3",
            "max(x, y, 0) at 2.0",
            "max(x, y, 0) at 0.7",
            "floor(3*x) is 2.0",
            "if(y > 0, y, 2) is 0.0",
            "sqrt(x^2 + 2*y^2) of " + Arrays.toString(POINT));
  }
}
