package descent.elementary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementaryFunctionsTest {
  /** Where the result is subnormal it is rounded twice. */
  private static final double SUBNORMAL = 0.76;

  enum Elementary {
    EXP(Exponential::exp, 0.51),
    SIN(Sine::sin, 0.51),
    COS(Sine::cos, 0.51),
    TANH(Sigmoid::tanh, 0.51),
    SIGMOID(Sigmoid::sigmoid, 0.51),
    LOG(Logarithm::log, 0.52),
    LOG1P(Logarithm::log1p, 0.52);

    final DoubleUnaryOperator function;
    final double ulps;

    Elementary(DoubleUnaryOperator function, double ulps) {
      this.function = function;
      this.ulps = ulps;
    }

    double of(double x) {
      return function.applyAsDouble(x);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isAsNearToTheExactValueAsStated(Elementary function) throws IOException {
    List<String> lines = points(function);
    assertThat(lines).hasSizeGreaterThan(1800);
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      double x = Double.parseDouble(cells[0]);
      double rounded = Double.parseDouble(cells[1]);
      double ulps = (function.of(x) - rounded) / Math.ulp(rounded) - Double.parseDouble(cells[2]);
      assertThat(Math.abs(ulps))
          .as("error of %s at %s, in ulp", function, x)
          .isLessThan(Math.abs(rounded) < Double.MIN_NORMAL ? SUBNORMAL : function.ulps);
    }
  }

  private static List<String> points(Elementary function) throws IOException {
    String file = "/oracle/elementary/" + function.name().toLowerCase(Locale.ROOT);
    try (InputStream in =
        Objects.requireNonNull(ElementaryFunctionsTest.class.getResourceAsStream(file + ".csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EXP, NaN, NaN",
    "EXP, Infinity, Infinity",
    "EXP, -Infinity, 0",
    "EXP, 0, 1",
    "EXP, -0.0, 1",
    "EXP, 4.9e-324, 1",
    "EXP, 709.782712893384, 1.7976931348622732e308",
    "EXP, 709.7827128933841, Infinity",
    "EXP, -745.1332191019411, 4.9e-324",
    "EXP, -745.1332191019412, 0",
    "EXP, -1e300, 0",
    "SIN, NaN, NaN",
    "SIN, Infinity, NaN",
    "SIN, -Infinity, NaN",
    "SIN, 0, 0",
    "SIN, -0.0, -0.0",
    "SIN, -4.9e-324, -4.9e-324",
    "COS, NaN, NaN",
    "COS, Infinity, NaN",
    "COS, -Infinity, NaN",
    "COS, 0, 1",
    "COS, -0.0, 1",
    "COS, 4.9e-324, 1",
    "TANH, NaN, NaN",
    "TANH, Infinity, 1",
    "TANH, -Infinity, -1",
    "TANH, 22, 1",
    "TANH, 0, 0",
    "TANH, -0.0, -0.0",
    "TANH, -4.9e-324, -4.9e-324",
    "SIGMOID, NaN, NaN",
    "SIGMOID, Infinity, 1",
    "SIGMOID, -Infinity, 0",
    "SIGMOID, 0, 0.5",
    "SIGMOID, -0.0, 0.5",
    "SIGMOID, -745.2, 0",
    "LOG, NaN, NaN",
    "LOG, Infinity, Infinity",
    "LOG, -Infinity, NaN",
    "LOG, -4.9e-324, NaN",
    "LOG, 0, -Infinity",
    "LOG, -0.0, -Infinity",
    "LOG, 1, 0",
    "LOG1P, NaN, NaN",
    "LOG1P, Infinity, Infinity",
    "LOG1P, -Infinity, NaN",
    "LOG1P, -1.0000000000000002, NaN",
    "LOG1P, -1, -Infinity",
    "LOG1P, 0, 0",
    "LOG1P, -0.0, -0.0",
    "LOG1P, -4.9e-324, -4.9e-324"
  })
  void knowsTheSpecialValues(Elementary function, double x, double expected) {
    // As objects, so that NaN equals NaN, and 0 and -0 differ.
    assertThat(Double.valueOf(function.of(x))).isEqualTo(Double.valueOf(expected));
  }

  @ParameterizedTest
  @ValueSource(doubles = {100000.00000000001, 1e6, -1e9, 1e22, 0x1p1000, Double.MAX_VALUE})
  void sineAndCosineOfHugeNumbersAreThoseOfThePlatform(double x) {
    assertThat(Sine.sin(x)).isEqualTo(StrictMath.sin(x));
    assertThat(Sine.cos(x)).isEqualTo(StrictMath.cos(x));
  }

  @ParameterizedTest
  @EnumSource(names = {"EXP", "TANH", "SIGMOID", "LOG", "LOG1P"})
  void neverFallsFromOneTableEntryToTheNext(Elementary function) {
    for (int i = -500; i <= 500; i++) {
      double border =
          switch (function) {
            case LOG, LOG1P -> (i + 512.5) / 256 - (function == Elementary.LOG ? 0 : 1);
            default -> (i + 0.5) * Math.log(2) / (function == Elementary.TANH ? 256 : 128);
          };
      double x = border;
      for (int k = 0; k < 10; k++) {
        x = Math.nextDown(x);
      }
      for (int k = 0; k < 20; k++, x = Math.nextUp(x)) {
        assertThat(function.of(Math.nextUp(x)))
            .as("%s above %s", function, x)
            .isGreaterThanOrEqualTo(function.of(x));
      }
    }
  }

  @Test
  void oddAndEvenFunctionsAreSoToTheLastBit() {
    spread(-30, 30)
        .forEach(
            x -> {
              assertThat(Sine.sin(-x)).isEqualTo(-Sine.sin(x));
              assertThat(Sine.cos(-x)).isEqualTo(Sine.cos(x));
              assertThat(Sigmoid.tanh(-x)).isEqualTo(-Sigmoid.tanh(x));
            });
  }

  /** An old link shows the same numbers: who changes a bit here breaks that promise. */
  @ParameterizedTest
  @CsvSource({
    "EXP, -750, 715, 1745912327",
    "SIN, -110000, 110000, -376574448",
    "COS, -50, 50, 447794070",
    "TANH, -24, 24, 786872327",
    "SIGMOID, -60, 60, 1134806150",
    "LOG, 0, 20, -1862980436",
    "LOG1P, -1, 3, 1964994943"
  })
  void keepsItsBits(Elementary function, double from, double to, int digest) {
    long[] bits =
        spread(from, to).map(function.function).mapToLong(Double::doubleToLongBits).toArray();

    assertThat(Arrays.hashCode(bits)).isEqualTo(digest);
  }

  /** Ten thousand numbers that leave no gap. */
  private static DoubleStream spread(double from, double to) {
    return IntStream.range(0, 10_000)
        .mapToDouble(i -> from + (to - from) * (i * 0.6180339887498949 % 1));
  }
}
