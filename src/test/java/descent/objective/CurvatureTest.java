package descent.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.expression.syntax.Variables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurvatureTest {
  @ParameterizedTest
  @CsvSource({
    "x^2 + y^2, 0, 0, MINIMUM, 1",
    "-x^2 - 3*y^2, 0, 0, MAXIMUM, 3",
    "x^2 - y^2, 0, 0, SADDLE, 1",
    "x^2 + y^4, 0, 0, DEGENERATE, Infinity",
    "(x + y)^2, 0, 0, DEGENERATE, Infinity",
    "x^2 + y^2, 1e-7, 0, , 1",
    "x^2 + y^2, 1e-9, 0, MINIMUM, 1",
    "1e6*x^2 + y^2, 1e-9, 0, MINIMUM, 1e6",
    "'(1 - x)^2 + 100*(y - x^2)^2', 1, 1, MINIMUM, 2508.0096012771",
    "x + y, 0, 0, , Infinity",
    "x*y, 0, 0, SADDLE, 1",
    "1, 0, 0, DEGENERATE, Infinity",
  })
  void namesTheKindAndTheConditionNumber(
      String expression, double x, double y, Curvature.Kind kind, double condition) {
    var curvature = at(expression, x, y);
    assertThat(curvature.kind()).isEqualTo(kind);
    if (Double.isInfinite(condition)) {
      // A constant function has no largest eigenvalue to divide by 0 either.
      assertThat(curvature.conditionNumber()).isInfinite();
    } else {
      assertThat(curvature.conditionNumber()).isCloseTo(condition, within(1e-10 * condition));
    }
  }

  @Test
  void smallEigenvaluesKeepTheirDigits() {
    // Eigenvalues 1 and 1e-12 turned by 45 degrees; the smaller one drowns in a naive a + c - root.
    var curvature = at("0.5*((x + y)^2/2 + 1e-12*(x - y)^2/2)", 0, 0);
    assertThat(curvature.eigenvalues()[0]).isCloseTo(1e-12, within(1e-15));
    assertThat(at("1e200*x^2 + 1e180*y^2", 0, 0).conditionNumber()).isCloseTo(1e20, within(1e8));
  }

  @Test
  void eigenvaluesOfManyVariablesAscend() {
    var objective =
        TypedFunction.of("sum(i, 1, n, i*x[i]^2/2) - x[1]*x[2]", Variables.array("x", 5), Map.of());
    var curvature = Curvature.at(objective, new double[5]);
    assertThat(curvature.eigenvalues()).isSorted().hasSize(5);
    assertThat(curvature.eigenvalues()[0]).isCloseTo((3 - Math.sqrt(5)) / 2, within(1e-12));
    assertThat(curvature.eigenvalues()[4]).isCloseTo(5, within(1e-12));
  }

  @Test
  void nothingIsSaidWhereTheHessianIsNotFinite() {
    var curvature = at("sqrt(x) + y", 0, 0);
    assertThat(curvature.eigenvalues()).isEmpty();
    assertThat(curvature.conditionNumber()).isNaN();
    assertThat(curvature.kind()).isNull();
  }

  private static Curvature at(String expression, double x, double y) {
    return Curvature.at(
        TypedFunction.of(expression, Variables.named(List.of("x", "y")), Map.of()),
        new double[] {x, y});
  }
}
