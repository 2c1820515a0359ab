package descent.commentary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a run that has arrived. */
class ArrivalTest {
  /** What is left above a curved valley of minima is across it, and changes the loss fast. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(x*y - 1)^2 | 3, -2 | 300 | sgd 0.01 | adam 0.05",
        "hypot(x-1,y) + hypot(x+1,y) | 3, 2 | 200 | sgd 0.1 | adam 0.05",
        "(x^2 + y^2 - 1)^2 | 2, 0.5 | 200 | sgd 0.01 | adam 0.05",
      })
  void whatIsLeftAboveAValleyIsNotSaidToLieAlongIt(
      String expression, String start, int steps, String one, String other) {
    var told = Told.of(expression, "x,y", start, steps, one, other);
    assertThat(told.word(1)).isEqualTo("arrives");
    assertThat(told.text(1)).startsWith("It ends").doesNotContain("hardly changes");
    assertThat(Told.of("x^2 + 1e-12y^2", "x,y", "1, 1", 200, "sgd 0.5").text(0))
        .contains("a direction in which the loss hardly changes");
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
