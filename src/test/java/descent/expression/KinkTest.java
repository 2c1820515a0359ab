package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;

import descent.expression.program.DifferentiableFunction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where a derivative does not exist, it is PyTorch's; where a branch is not taken, it does not
 * count.
 */
class KinkTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abs(x) | 0 | 0",
        "abs(x) | -0.0 | 0",
        "abs(x) | -2 | -1",
        "relu(x) | 0 | 0",
        "relu(x) | 2 | 1",
        "relu(x) | -2 | 0",
        "max(x, 1) | 1 | 0.5",
        "min(x, 1) | 1 | 0.5",
        "max(1, x) | 1 | 0.5",
        "max(x, 1) | 2 | 1",
        "max(x, 1) | 0 | 0",
        "min(x, 1) | 0 | 1",
        "max(x, x^2) | 1 | 1.5",
        "sign(x)*3 | 0 | 0",
        "floor(x) + ceil(x) | 2 | 0",
        "x^0 | 0 | 0",
        "x^1 | 0 | 1",
        "x^2 | 0 | 0",
        "x^3 | 0 | 0",
        "pow(x, 2.5) | 0 | 0",
        "x^1.5 | 0 | 0",
        "2^x | 0 | 0.6931471805599453",
        "0^x | 2 | 0",
        "0^x | 0 | 0",
        "if(x > 0, sqrt(x), 0) | 0 | 0",
        "if(x > 0, log(x), 0) | -1 | 0",
        "if(x > 0, log(x), 0)*x | -1 | 0",
        "3*if(x > 0, 2*sqrt(sqrt(x)), x^2) | 0 | 0",
        "if(x > 0, sqrt(x), 0) + if(x < 0, sqrt(-x), 0) | 0 | 0",
        "sqrt(if(x > 0, x^1.5, 4)) | 0 | 0",
        "if(x > 0, 1/x, if(x < -1, log(-x), 5*x)) | 0 | 5",
        "if(x < 1/0, x, log(-1)) | 3 | 1",
        "if(x == 0, x, -x) | 0 | 1",
        "if(x != 0, x, -x) | 0 | -1",
        "if(x >= 0, x, -x) | 0 | 1",
        "if(x <= 0, -x, x) | 0 | -1",
        "sum(i, 1, 3, if(i*x > 0, log(x), 0)) | 0 | 0",
        "exp(if(x > 0, sqrt(x), 0)) | 0 | 0",
        "if(x > 0, x*sin(1/x), 0) | 0 | 0",
        "relu(sqrt(x) - 1) | 0 | 0",
      })
  void derivative(String text, double x, double expected) {
    DifferentiableFunction function = Functions.of(text, "x");
    // -0 is as good as 0.
    assertThat(Functions.gradient(function, x)[0] + 0.0).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abs(x) | 0 | 0",
        "relu(x) | 0 | 0",
        "max(x, 1) | 1 | 0",
        "if(x > 0, sqrt(x), 0) | 0 | 0",
        "if(x > 0, log(x), x^2) | 0 | 2",
        "if(x > 0, x^1.5, x^2) | 0 | 2",
        "x^2 | 0 | 2",
        "x^3 | 0 | 0",
        "x*abs(x) | 0 | 0",
        "max(x^2, 0) | 1 | 2",
      })
  void secondDerivative(String text, double x, double expected) {
    assertThat(Functions.hessian(Functions.of(text, "x"), x)[0][0] + 0.0).isEqualTo(expected);
  }

  @Test
  void anInfiniteSecondDerivativeSpoilsNoNeighbour() {
    double[][] hessian = Functions.hessian(Functions.of("x^1.5 + y^2", "x", "y"), 0, 1);
    assertThat(hessian[0]).containsExactly(Double.POSITIVE_INFINITY, 0);
    assertThat(hessian[1]).containsExactly(0, 2);
  }

  @Test
  void exponentHasADerivativeAtBaseZero() {
    assertThat(Functions.gradient(Functions.of("x^y", "x", "y"), 0, 2)).containsExactly(0, 0);
    assertThat(Functions.gradient(Functions.of("x^y", "x", "y"), 0, 0)).containsExactly(0, 0);
    assertThat(Functions.gradient(Functions.of("x^y", "x", "y"), -2, 3)[0]).isEqualTo(12);
  }

  @Test
  void whatIsNoNumberStaysSo() {
    assertThat(Functions.value("relu(0/0)")).isNaN();
    assertThat(Functions.value("sign(0/0)")).isNaN();
    assertThat(Functions.value("max(1, 0/0)")).isNaN();
    assertThat(Functions.value("erf(0/0)")).isNaN();
    assertThat(Functions.value("0*(1/0)")).isNaN();
  }

  @ParameterizedTest
  @CsvSource({"<, 0", "<=, 0", ">, 0", ">=, 0", "==, 0", "!=, 1"})
  void comparisonsWithWhatIsNoNumberAreFalse(String comparison, double expected) {
    for (String text : List.of("if(x %s 0, 1, 0)", "if(0 %s x, 1, 0)")) {
      DifferentiableFunction function = Functions.of(text.formatted(comparison), "x");
      assertThat(function.value(new double[] {Double.NaN})).as(text).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "<, 1, 0, 0",
    "<=, 1, 1, 0",
    ">, 0, 0, 1",
    ">=, 0, 1, 1",
    "==, 0, 1, 0",
    "!=, 1, 0, 1"
  })
  void comparisonsOrderNumbers(String comparison, double below, double at, double above) {
    DifferentiableFunction function = Functions.of("if(x " + comparison + " 2, 1, 0)", "x");
    assertThat(function.value(new double[] {1})).isEqualTo(below);
    assertThat(function.value(new double[] {2})).isEqualTo(at);
    assertThat(function.value(new double[] {3})).isEqualTo(above);
  }
}
