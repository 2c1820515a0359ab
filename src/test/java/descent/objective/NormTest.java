package descent.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormTest {
  @ParameterizedTest
  @CsvSource({
    "3, 4, 5",
    "0, 0, 0",
    "3e200, 4e200, 5e200",
    "3e-200, 4e-200, 5e-200",
    "-3e-320, 4e-320, 5e-320",
    "1.7e308, 1.7e308, Infinity",
    "Infinity, 0, Infinity",
    "NaN, 1, NaN",
    "1, NaN, NaN",
  })
  void neitherOverflowsNorVanishesWithoutNeed(double x, double y, Double norm) {
    double found = Norm.of(new double[] {x, y});
    if (Double.isFinite(norm)) {
      assertThat(found).isCloseTo(norm, within(Math.ulp(norm)));
    } else {
      assertThat((Double) found).isEqualTo(norm);
    }
  }
}
