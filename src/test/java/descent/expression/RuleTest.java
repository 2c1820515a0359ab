package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import descent.expression.syntax.ExpressionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
  private static final String ADAM =
      """
      m = beta1*m + (1 - beta1)*g
      v = beta2*v + (1 - beta2)*g^2

      m_hat = m/(1 - beta1^t); v_hat = v/(1 - beta2^t)
      w = w - lr*m_hat/(sqrt(v_hat) + epsilon)
      """;

  @Test
  void linesAreAssignmentsInOrder() {
    Rule rule = Rule.parse(ADAM);
    assertThat(rule.lines())
        .extracting(Rule.Line::name)
        .containsExactly("m", "v", "m_hat", "v_hat", "w");
    assertThat(rule.lines().getLast().expression().freeNames())
        .containsExactly("w", "lr", "m_hat", "v_hat", "epsilon");
  }

  @Test
  void textParsesToTheSameRule() {
    Rule rule = Rule.parse(ADAM);
    assertThat(Rule.parse(rule.toText()).lines()).isEqualTo(rule.lines());
  }

  @Test
  void latexIsAligned() {
    assertThat(Rule.parse("v = 0.9*v - lr*g; w = w + v").toLatex())
        .isEqualTo(
            "\\begin{aligned}v &\\leftarrow 0.9 v - \\mathrm{lr}\\, g \\\\ w &\\leftarrow w +"
                + " v\\end{aligned}");
    assertThat(Rule.parse(ADAM).toLatex())
        .contains("\\hat{m} &\\leftarrow \\frac{m}{1 - \\beta_{1}^{t}}");
  }

  @Test
  void normsParseAgainAndAreTypeset() {
    Rule rule = Rule.parse("w -= lr*g*min(1, 1/norm(g)); v = dot(w, g)*mean(w)  # twice");
    assertThat(Rule.parse(rule.toText()).lines()).isEqualTo(rule.lines());
    assertThat(rule.toText()).isEqualTo("w = w - lr*g*min(1, 1/norm(g))\nv = dot(w, g)*mean(w)");
    assertThat(rule.toLatex())
        .contains("\\left\\lVert g \\right\\rVert", "\\left\\langle w, g \\right\\rangle");
    assertThat(rule.hasReductions()).isTrue();
    assertThat(Rule.parse(ADAM).hasReductions()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "w = w - lr*grad, grad, g",
    "w = w - learning_rate*g, learning_rate, lr",
    "w -= eta*g, eta, lr",
    "w -= lr*g/step, step, t",
    "params = params - lr*g, params, w",
    "w = theta - lr*g, theta, w",
    "w = w - LR*g, LR, lr"
  })
  void whatIsCalledOtherwiseElsewhereIsKnown(String rule, String word, String name) {
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(
            () -> {
              Rule parsed = Rule.parse(rule);
              parsed.compile("w", List.of("g", "lr", "t"));
            })
        .satisfies(e -> assertThat(e.suggestion()).isEqualTo(name))
        .satisfies(e -> assertThat(rule.substring(e.position())).startsWith(word))
        .withMessageContaining("did you mean " + name + "?");
  }

  @Test
  void remarksDoNotMovePositions() {
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> Rule.parse("v = g # velocity\nw = w + * v"))
        .satisfies(e -> assertThat(e.position()).isEqualTo(25));
  }
}
