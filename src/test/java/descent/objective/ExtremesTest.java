package descent.objective;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Oracle;
import descent.expression.syntax.Variables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** At extreme points values and gradients are right or not finite, never other numbers. */
class ExtremesTest {
  /** Numbers below have lost digits of their own. */
  private static final double SUBNORMAL = 1e-307;

  @Test
  void noNumberIsWrong() {
    List<String> wrong = new ArrayList<>();
    for (Map<String, String> row : Oracle.rows("functions/extremes.csv")) {
      boolean two = !row.get("y").isEmpty();
      double[] at =
          two
              ? new double[] {Double.parseDouble(row.get("x")), Double.parseDouble(row.get("y"))}
              : new double[] {Double.parseDouble(row.get("x"))};
      var function = function(row, two ? List.of("x", "y") : List.of("x"));
      Curvature here = Curvature.at(function, at);
      look(row, "value", here.value(), wrong);
      look(row, "dx", here.gradient()[0], wrong);
      if (two) {
        look(row, "dy", here.gradient()[1], wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void look(Map<String, String> row, String column, double is, List<String> wrong) {
    String text = row.get(column);
    if (!Double.isFinite(is)) {
      return;
    }
    if (text.isEmpty() || text.equals("inf")) {
      wrong.add(row + " " + column + " = " + is + " where there is none");
      return;
    }
    double right = new BigDecimal(text).doubleValue();
    if (!(Math.abs(is - right) <= 1e-9 * Math.abs(right) + SUBNORMAL)) {
      wrong.add(row + " " + column + " = " + is);
    }
  }

  @Test
  void whatIsDefinedIsToldAtOrdinaryPoints() {
    int told = 0;
    for (Map<String, String> row : Oracle.rows("functions/extremes.csv")) {
      double x = Double.parseDouble(row.get("x"));
      if (row.get("y").isEmpty()
          && Math.abs(x) >= 0.1
          && Math.abs(x) <= 100
          && !row.get("value").isEmpty()
          && !row.get("dx").isEmpty()
          && !row.get("dx").equals("inf")) {
        var function = function(row, List.of("x"));
        assertThat(Curvature.at(function, new double[] {x}).gradient()[0]).as("%s", row).isFinite();
        told++;
      }
    }
    assertThat(told).isGreaterThan(300);
  }

  @Test
  void nothingIsSaidOfAPointWithoutAValue() {
    var cube = TypedFunction.of("(-8)^(1/3) + 0*x", Variables.named(List.of("x")), Map.of());
    Curvature here = Curvature.at(cube, new double[] {0});
    assertThat(here.value()).isNaN();
    assertThat(here.gradient()).containsOnly(Double.NaN);
    assertThat(here.kind()).isNull();
    assertThat(here.eigenvalues()).isEmpty();
  }

  private static TypedFunction function(Map<String, String> row, List<String> names) {
    return TypedFunction.of(
        row.get("expression").replace('|', ','), Variables.named(names), Map.of());
  }
}
