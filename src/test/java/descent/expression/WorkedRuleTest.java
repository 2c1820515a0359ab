package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkedRuleTest {
  private static final List<String> NAMES = List.of("w", "g", "lr", "t", "v", "mu");
  private static final Map<String, Double> VALUES =
      Map.of("w", -4.0, "g", 2.0, "lr", 0.25, "t", 3.0, "v", -1.0, "mu", 0.5);

  @Test
  void eachLineIsWrittenThenFilledThenTold() {
    var worked = worked("v = mu*v - lr*g; w = w + v");
    assertThat(worked.text())
        .isEqualTo(
            """
            v = mu*v - lr*g = #0*#1 - #2*#3 = #4
            w = w + v = #5 + #6 = #7\
            """);
    assertThat(worked.numbers(VALUES, worked.results(VALUES)))
        .containsExactly(0.5, -1, 0.25, 2, -1, -4, -1, -5);
  }

  @Test
  void aSignNeedsParenthesesOnlyInside() {
    assertThat(worked("v = mu*v - lr*g; w = w + v").closed())
        .containsExactly(true, true, true, true, false, false, true, false);
    assertThat(worked("w = w - max(v, g)^2/sqrt(v)").closed())
        .containsExactly(false, false, false, false, false);
  }

  @Test
  void aNameMeansWhatTheLastLineBeforeMadeOfIt() {
    var worked = worked("u = v; v = 2*v; v = v + u; w = v");
    assertThat(worked.numbers(VALUES, worked.results(VALUES)))
        .containsExactly(-1, -1, -2, -2, -1, -3, -3);
  }

  @Test
  void expressionsBeforeSeeTheValuesBefore() {
    var worked =
        new WorkedRule(
            Rule.parse("v = 2*v; w = v"), NAMES, List.of(Expression.parse("w + mu*v - lr*g")));
    assertThat(worked.results(VALUES)).containsExactly(-5, -2, -2);
  }

  @Test
  void theLayoutHasNumberedHolesThatMathematicsIsSetAround() {
    assertThat(worked("w = w - lr*g/(sqrt(v) + 1)").latex())
        .isEqualTo(
            "\\begin{aligned}"
                + "w &\\leftarrow w - \\frac{\\mathrm{lr}\\, g}{\\sqrt{v} + 1} \\\\[0.8em] "
                + "&= \\htmlData{hole=0}{0} - \\frac{\\htmlData{hole=1}{0} \\cdot"
                + " \\htmlData{hole=2}{0}}{\\sqrt{\\htmlData{hole=3}{0}} + 1}"
                + "= \\htmlData{result=1}{\\htmlData{hole=4}{0}}\\end{aligned}");
  }

  @Test
  void conditionsAndPowersAreWorkedToo() {
    var worked = worked("w = if(v < 0, w^t, -g)");
    assertThat(worked.text()).isEqualTo("w = if(v < 0, w^t, -g) = if(#0 < 0, #1^#2, -#3) = #4");
    assertThat(worked.results(VALUES)).containsExactly(-64);
  }

  private static WorkedRule worked(String rule) {
    return new WorkedRule(Rule.parse(rule), NAMES, List.of());
  }
}
