package descent.commentary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a run that has arrived. */
class ArrivalTest {
  /** Of a curved valley of minima the one beside the end counts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(x*y - 1)^2 | 3, -2 | 300 | sgd 0.01 | adam 0.05",
        "hypot(x-1,y) + hypot(x+1,y) | 3, 2 | 200 | sgd 0.1 | adam 0.05",
        "(x^2 + y^2 - 1)^2 | 2, 0.5 | 200 | sgd 0.01 | adam 0.05",
      })
  void aCurvedValleyIsReachedWhereverARunMeetsIt(
      String expression, String start, int steps, String one, String other) {
    var told = Told.of(expression, "x,y", start, steps, one, other);
    for (int run = 0; run < 2; run++) {
      assertThat(told.word(run)).isEqualTo("arrives");
      assertThat(told.text(run)).startsWith("It ends at the lowest point that the runs lead to");
    }
  }

  /**
   * However little the loss changes along a valley, and however high a run began: it has arrived
   * only at the valley's lowest point.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1e12*(x + y)^2 + (x - y - 4)^2 + 3 | 1, 1 | sgd 1e-13 | stalls",
        "1e12*(x + y)^2 + (x - y - 4)^2 + 3 | 1, 1 | momentum 1e-13 | oscillates",
        "1e12*(x + y)^2 + (x - y - 4)^2 + 3 | 1, 1 | adam 0.1 | oscillates",
        "1e12*(x + y)^2 + (x - y - 4)^2 + 3 | 1, 1 | lbfgs 1 | arrives",
        "1e9*(x + y)^2 + (x - y - 4)^2 + 3 | 1, 1 | sgd 1e-10 | stalls",
        "1e14*(x + y)^2 + (x - y - 4)^2 + 3 | 1, 1 | sgd 1e-15 | stalls",
        "1e14*(x + y)^2 + (x - y - 4)^2 + 3 | 1, 1 | newton 1 | arrives",
        "1e10*(x + y)^2 + 1e-3*(x - y - 4)^2 + 1000 | 1, 1 | adagrad 0.5 | stalls",
        "x^2 + 1e-12*y^2 | 1, 1 | sgd 0.5 | stalls",
        "1e12*(x + y)^2 + cosh(x - y - 4) + 3 | 1, 1 | sgd 1e-13 | stalls",
        "1e12*(x - y)^2 + (x + y - 2)^4 + 1 | 3, 2 | sgd 1e-13 | stalls",
        "1e12*(x - y)^2 + (x + y - 2)^4 + 1 | 3, 2 | newton 1 | arrives",
      })
  void whoLiesInANarrowValleyHasNotArrived(
      String expression, String start, String run, String word) {
    var told = Told.of(expression, "x,y", start, 200, run, "lbfgs 1");
    assertThat(told.word(0)).as(told.text(0)).isEqualTo(word);
  }

  /** A start among far larger losses makes no local minimum the deepest, and no slope its floor. */
  @Test
  void aHighStartMakesNothingEqual() {
    String wells = "x^4 - 3x^2 + x + y^2";
    var told = Told.of(wells, "x,y", "10000, 1", 400, "newton 1", "lbfgs 1");
    assertThat(told.word(0)).isEqualTo("arrives");
    var both =
        Told.of("(x^2 - 1)^2 + 0.1x + 1", "x", "-300", 400, "newton 1", "adam 3", "momentum 1e-6");
    assertThat(both.text(1)).doesNotContain("It ends at");
  }

  /** A valley of minima that ends where the function falls without bottom is a valley still. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x^2*y | 1, 1 | sgd 0.1 | arrives",
        "x^2*y | 1, 1 | sgd 0.01 | progressing",
        "x^2*y | 1, 1 | adam 0.01 | progressing",
        "x^2*y | 1, 3 | sgd 0.1 | arrives",
        "x^2*(y + 1) | 0.5, 0.5 | sgd 0.1 | arrives",
        "(x - 1)^2*y | 0, 2 | adam 0.01 | progressing",
        "x^2*(1 - y^2) | 1, 0.3 | sgd 0.1 | arrives",
        "x^2*y | 2, 0.1 | sgd 0.01 | endless",
        "x^2*y | 1, -1 | adam 0.01 | endless",
        "x^2*y + y^2 | 1, 1 | sgd 0.01 | endless",
      })
  void aValleyAboveAFallIsAValleyStill(String expression, String start, String run, String word) {
    assertThat(Told.of(expression, "x,y", start, 200, run).word(0)).isEqualTo(word);
  }

  @Test
  void noRestLiesAboveTheEnd() {
    var told =
        Told.of("x^2*(1 - y^2)", "x,y", "1, 0.3", 200, "sgd 0.1", "momentum 0.01", "adam 0.01");
    for (int run = 1; run < 3; run++) {
      assertThat(told.end(run)).isNegative();
      assertThat(told.word(run)).isEqualTo("endless");
    }
    assertThat(told.word(0)).isEqualTo("trapped");
  }
}
