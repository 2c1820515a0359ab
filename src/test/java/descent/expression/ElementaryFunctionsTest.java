package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.expression.program.DifferentiableFunction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every smooth function with its first two derivatives, against 900 digits. */
class ElementaryFunctionsTest {
  private static final double VALUE = 8;
  private static final double FIRST = 16;
  private static final double SECOND = 24;

  static Stream<List<String>> formulas() throws IOException {
    List<List<String>> groups = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(
            ElementaryFunctionsTest.class.getResourceAsStream(
                "/oracle/functions/elementary_points_exact.csv"))) {
      for (String line :
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList()) {
        String formula = line.substring(0, line.indexOf(';'));
        if (groups.isEmpty() || !groups.getLast().getFirst().startsWith(formula + ";")) {
          groups.add(new ArrayList<>());
        }
        groups.getLast().add(line);
      }
    }
    assertThat(groups).hasSizeGreaterThan(35);
    return groups.stream();
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void isExactToSomeUnitsInTheLastPlace(List<String> lines) {
    DifferentiableFunction function = Functions.of(lines.getFirst().split(";", -1)[0], "x", "y");
    for (String line : lines) {
      String[] cells = line.split(";", -1);
      double[] x = {Double.parseDouble(cells[1]), Double.parseDouble(cells[2])};
      double[] gradient = Functions.gradient(function, x);
      double[][] hessian = Functions.hessian(function, x);
      assertThat(function.gradient(x, new double[2])).isEqualTo(function.value(x));
      close(line + " value", function.value(x), cells[3], VALUE);
      close(line + " by x", gradient[0], cells[4], FIRST);
      close(line + " by y", gradient[1], cells[5], FIRST);
      close(line + " by xx", hessian[0][0], cells[6], SECOND);
      close(line + " by xy", hessian[0][1], cells[7], SECOND);
      close(line + " by yx", hessian[1][0], cells[7], SECOND);
      close(line + " by yy", hessian[1][1], cells[8], SECOND);
    }
  }

  private static void close(String what, double actual, String expected, double ulps) {
    double exact = Double.parseDouble(expected);
    if (Double.isInfinite(exact)) {
      assertThat(actual).as(what).isEqualTo(exact);
    } else {
      assertThat(actual).as(what).isCloseTo(exact, within(ulps * Math.ulp(exact)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "softplus(800) | 800",
        "softplus(-800) | 0",
        "sigmoid(-800) | 0",
        "sigmoid(800) | 1",
        "sigmoid(0) | 0.5",
        "log2(8) | 3",
        "log2(1e-320*0 + 2^-1074) | -1074",
        "log2(2^1023) | 1023",
        "log2(0) | -Infinity",
        "log10(1000) | 3",
        "cbrt(-27) | -3",
        "mod(-1, 3) | 2",
        "mod(1, -3) | -2",
        "mod(5.5, 2) | 1.5",
        "mod(-6, 3) | 0",
        "mod(1e17, 3) | 1",
        "sign(-0.5) | -1",
        "sign(0) | 0",
        "erf(7) | 1",
        "erf(0) | 0",
        "min(3, 1, 2) | 1",
        "max(3, 1, 2) | 3",
        "floor(-0.5) | -1",
        "ceil(0.2) | 1",
        "2^-1 | 0.5",
        "-2^2 | -4",
        "2^3^2 | 512",
        "1/2*4 | 2",
        "1/2pi | 1.5707963267948966",
        "6/2(1+2) | 9",
        "e | 2.718281828459045",
        "1e-3*1e3 | 1",
        "2-3-4 | -5",
        "0^0 | 1",
        "if(1<2, 3, 4) | 3",
        "if(0/0 == 0/0, 3, 4) | 4",
        "if(0/0 != 0/0, 3, 4) | 3",
        "sum(i, 1, 100, i) | 5050",
        "sum(i, 1, 0, i) | 0",
        "prod(i, 1, 5, i) | 120",
        "prod(i, 3, 2, i) | 1",
        "sum(i, 1, 3, sum(j, 1, i, j)) | 10",
        "sum(i, 1, 2, sum(i, 10*i, 11*i, i)) | 84",
        "sum(i, -2, 2, abs(i)) | 6",
        "sum(i, 1, 4, 2.5) | 10",
        "prod(i, 1, 3, 2) | 8",
      })
  void valuesAreThoseOfMathematics(String text, double expected) {
    assertThat(Functions.value(text)).isEqualTo(expected);
  }

  @Test
  void remainderIsExactAndItsQuotientWhole() {
    DifferentiableFunction function = Functions.of("mod(x, y)", "x", "y");
    assertThat(Functions.gradient(function, 7.25, 2)).containsExactly(1, -3);
    assertThat(Functions.gradient(function, -7.25, 2)).containsExactly(1, 4);
    assertThat(Functions.gradient(function, -7.25, -2)).containsExactly(1, -3);
    assertThat(Functions.gradient(function, 1e16, 0.1)[1]).isEqualTo(-99999999999999999.0);
  }
}
