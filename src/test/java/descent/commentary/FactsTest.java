package descent.commentary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The deepest minimum that is named as the reference for "above the minimum". */
class FactsTest {
  private static final String[] RUNS = {"sgd 0.01", "momentum 0.01", "adam 0.1", "newton", "lbfgs"};

  /** The least value is approached alone, or there is none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tanh(x*y) + 0.01x^2",
        "tanh(x) + y^2",
        "sigmoid(x) + sigmoid(y)",
        "1 - sigmoid(x*y)",
        "erf(x)*erf(y)",
        "exp(x) + y^2",
        "exp(-x^2) + y^2",
        "1/(1 + x^2 + y^2)",
        "sqrt(1 + x^2) - x + y^2",
        "(x*y - 1)^2 + x^2",
        "cos(x)*exp(-y)",
        "tan(x) + tan(y)",
        "atan(x) + y^2",
        "softplus(x) - softplus(x - 1) + y^2"
      })
  void noMinimumIsNamedWhereThereIsNone(String expression) {
    Told told = Told.of(expression, "x,y", "2, 1.5", 200, RUNS);
    assertThat(told.commentary().facts().minima()).isEmpty();
    for (int run = 0; run < RUNS.length; run++) {
      assertThat(told.word(run)).isNotIn("arrives", "trapped");
    }
  }

  /** Units of the coordinates make no valley: the minimum is found, and what is left is told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(1e6*x - 1)^2 + y^2 | 1e-6 | 0 | sgd 1e-13 | Its loss hardly falls:",
        "(1e6*x - 1)^2 + (1e-3*y - 2)^2 | 1e-6 | 2000 | sgd 1e-13 | Its loss hardly falls:",
        "1e12*(x - 1e-6)^2 + y^2 | 1e-6 | 0 | sgd 1e-13 | Its loss hardly falls:",
        "(x/1e6 - 1)^2 + y^2 | 1e6 | 0 | sgd 0.1 | Its loss hardly falls:",
      })
  void theMinimumIsFoundInWhateverUnits(
      String expression, double x, double y, String run, String text) {
    Told told = Told.of(expression, "x,y", "1, 1", 200, run, "newton");
    Facts facts = told.commentary().facts();
    assertThat(facts.known()).isTrue();
    assertThat(facts.least()).isZero();
    double[] point = facts.minima().getFirst().point();
    assertThat(point[0]).isCloseTo(x, within(1e-12 * x));
    assertThat(point[1]).isCloseTo(y, within(1e-12));
    assertThat(told.text(0)).startsWith(text);
    assertThat(told.word(1)).isEqualTo("arrives");
  }

  /** Along a valley whose curvature counts as none beside its walls lies one lowest point. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1e13*(x - y)^2 + 1e-3*(x + y - 2)^2 | 1 | 1 | 0 | From step",
        "1e12*(x + y)^2 + (x - y - 4)^2 + 3 | 2 | -2 | 3 | It"
      })
  void theMinimumOfAnAllButFlatValleyIsFound(
      String expression, double x, double y, double least, String text) {
    Told told = Told.of(expression, "x,y", "1, 2", 200, "sgd 1e-14", "newton");
    Facts facts = told.commentary().facts();
    assertThat(facts.known()).isTrue();
    assertThat(facts.least()).isCloseTo(least, within(1e-12));
    assertThat(facts.minima().getFirst().point())
        .containsExactly(new double[] {x, y}, within(1e-9));
    assertThat(told.text(0)).startsWith(text);
    assertThat(told.word(1)).isEqualTo("arrives");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x*0", "x - x + 5", "y - y + 0*x", "3"})
  void aConstantHasNoLowestPoint(String expression) {
    Told told = Told.of(expression, "x,y", "1, 1", 50, "sgd 0.1", "lbfgs");
    assertThat(told.commentary().facts().minima()).isEmpty();
    assertThat(told.word(0)).isEqualTo("flat");
  }

  /** However close to 0 the runs end, a saddle is none, and their minimum lies to its side. */
  @ParameterizedTest
  @CsvSource({"cos(x) + y^2, -1", "(x^2 - 1)^2 + y^2, 0", "y^2 - exp(-(x - 1)^2*(x + 1)^2), -1"})
  void aSaddleIsNoMinimum(String expression, double least) {
    Told told = Told.of(expression, "x,y", "0, 1", 200, "sgd 0.05", "adam 0.1", "momentum 0.01");
    assertThat(told.commentary().facts().least()).isCloseTo(least, within(1e-9));
    for (int run = 0; run < 3; run++) {
      assertThat(told.word(run)).isEqualTo("stuck");
      assertThat(told.remedies(run)).isNotEmpty();
    }
  }

  /** What is small beside the largest curvature may still lead down without end. */
  @Test
  void noMinimumIsNamedWhereATinyPartFallsForEver() {
    Told told = Told.of("1e12*x^2 - 1e-3*y^2", "x,y", "1, 1", 100, "adam 0.1");
    assertThat(told.commentary().facts().minima()).isEmpty();
    assertThat(told.word(0)).isEqualTo("endless");
    assertThat(
            Told.of("1e12*x^2 + y^3", "x,y", "1, 1", 200, "newton").commentary().facts().minima())
        .isEmpty();
  }

  /** The line search of L-BFGS steps onto the last number before the pole. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tan(x) + tan(y) | 0.5, 0.5",
        "tan(x) + y^2 | 0.5, 0.5",
        "tan(x) + 3*tan(y) | 0.5, 0.7",
        "log(x) + y^2 | 1, 1",
        "-1/x^2 + y^2 | 0.5, 1",
        "log(abs(x)) + log(abs(y)) | 2, 2",
        "-1/hypot(x - 1, y + 2) | 1.5, 1",
      })
  void noMinimumIsNamedOnAPole(String expression, String start) {
    for (String run : new String[] {"lbfgs", "bfgs", "sgd 0.05", "adam 0.1", "newton"}) {
      assertThat(Told.of(expression, "x,y", start, 100, run, "lbfgs").commentary().facts().minima())
          .as(run)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mod(x, 1) + y^2 | -1 | 0",
        "abs(mod(x, 2) - 1) + y^2 | 3 | 0",
        "sin(x) + y^2 | 4.712389 | -1",
        "x^2/(1 + x^2) + y^2 | 0 | 0",
        "relu(x + 5)^2 + y^2 | -5 | 0",
        "-sin(x)/x + y^2 | 0 | -1",
        "1e-9*x^2 + 1e9*y^2 | 0 | 0"
      })
  void theMinimumThatIsNamedIsOneNearTheRuns(String expression, double x, double least) {
    Facts facts = Told.of(expression, "x,y", "2, 1.5", 200, RUNS).commentary().facts();
    assertThat(facts.least()).isCloseTo(least, within(1e-9));
    assertThat(facts.minima().getFirst().point()[0]).isCloseTo(x, within(1e-2));
  }

  @Test
  void nothingIsSaidToBeLeftBesideARunThatFallsWithoutEnd() {
    Told told = Told.of("tan(x) + tan(y)", "x,y", "2, 1.5", 200, "momentum 0.01", "newton");
    assertThat(told.word(1)).isEqualTo("endless");
    assertThat(told.text(0))
        .isEqualTo("It is still on its way: its loss is -1.566, and was 1.753 at step 180.");
  }
}
