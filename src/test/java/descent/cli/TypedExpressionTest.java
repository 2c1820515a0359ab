package descent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What commands make of expressions in other notations, and of numbers near the largest. */
class TypedExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sine(x); sin(x)",
        "|x|; abs(x)",
        "f(x) = x^2; x^2",
        "x**2; x^2",
        "\\frac{x}{2}; (x/2)",
        "np.exp(x); exp(x)",
        "sin^2(x); sin(x)^2"
      })
  void aRefusedExpressionComesWithTheOneThatIsMostLikely(String typed, String meant) {
    String perhaps = " Perhaps " + meant + " is meant.\n";
    assertThat(Answer.to("", "evaluate", typed, "--at", "x=1").err()).endsWith(perhaps);
    String experiment =
        """
        {"problem": {"type": "function", "expression": "%s", "variables": ["x"], "start": [1]},
         "runs": [{"optimizer": {"type": "sgd"}}]}
        """
            .formatted(typed.replace("\\", "\\\\"));
    var result = Answer.to(experiment, "trace", "-");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).startsWith("problem.expression: Position ").endsWith(perhaps);
  }

  @ParameterizedTest
  @CsvSource({
    "'hypot(x, y)', 3e200", "'sqrt(x^2 + y^2)', 3e200", "'sqrt(x*x + y^2)', 3e200",
    "'(x^2 + y^2)^0.5', 3e200", "'(x^2 + y^2)^(1/2)', 3e200", "'sqrt(x^2 + y^2)', 3"
  })
  void aNormHasItsValueAndGradientWhereItsSquaresOverflow(String expression, double size) {
    JsonNode told =
        Answer.to("", "evaluate", expression, "--at", "x=" + size + ",y=" + size / 3 * 4).json();
    assertThat(told.get("value").asDouble()).isCloseTo(size / 3 * 5, withinPercentage(1e-7));
    assertThat(told.get("gradient").get(0).asDouble()).isCloseTo(0.6, withinPercentage(1e-7));
    assertThat(told.get("gradient").get(1).asDouble()).isCloseTo(0.8, withinPercentage(1e-7));
    JsonNode other = Answer.to("", "evaluate", "sqrt(x^2 - y^2)", "--at", "x=3e200,y=1").json();
    assertThat(other.get("value").isNull()).isTrue();
  }
}
