package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.expression.program.DifferentiableFunction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values, gradients and Hessians computed with 50 digits by another program. */
class OracleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rosenbrock | (1 - x)^2 + 100*(y - x^2)^2",
        "beale | (1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
        "illcond | 0.5*(x^2 + 100*y^2)",
        "saddle | x^2 - y^2",
        "odd_smooth | log(1 + exp(x*y)) + tanh(x - y)^2 + sqrt(1 + x^2 + y^4)/(2 + cos(x)) +"
            + " 0.3*sin(3*x)*cos(y)",
      })
  void agreesToThirteenDigits(String name, String formula) throws IOException {
    DifferentiableFunction named = Functions.of(formula, "x", "y");
    DifferentiableFunction indexed =
        Functions.ofArray(formula.replaceAll("\\bx\\b", "x[1]").replaceAll("\\by\\b", "x[2]"), 2);
    List<String> lines = lines(name);
    assertThat(lines).hasSizeGreaterThan(20);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      double[] row = new double[cells.length];
      for (int i = 1; i < cells.length; i++) {
        row[i] = Double.parseDouble(cells[i]);
      }
      check(named, row);
      check(indexed, row);
    }
  }

  private static void check(DifferentiableFunction function, double[] row) {
    double[] x = {row[1], row[2]};
    // A difference of large terms can be right only to the size of the terms.
    double size = 1 + Math.abs(row[3]);
    double[] gradient = Functions.gradient(function, x);
    double[][] hessian = Functions.hessian(function, x);
    assertThat(function.value(x)).isCloseTo(row[3], within(1e-13 * size));
    for (int i = 0; i < 2; i++) {
      assertThat(gradient[i]).isCloseTo(row[4 + i], within(1e-13 * (size + Math.abs(row[4 + i]))));
      for (int j = 0; j < 2; j++) {
        double exact = row[6 + 2 * i + j];
        assertThat(hessian[i][j]).isCloseTo(exact, within(1e-13 * (size + Math.abs(exact))));
      }
    }
  }

  private static List<String> lines(String name) throws IOException {
    String path = "/oracle/functions/" + name + "_points_exact.csv";
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(OracleTest.class.getResourceAsStream(path)),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
