package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.expression.syntax.ExpressionException;
import org.junit.jupiter.api.Test;

class SourceTextTest {
  @Test
  void aTextIsParsedOnce() {
    var source = new SourceText("a*x^2");
    Expression parsed = source.parsed();
    assertThat(parsed).isEqualTo(Expression.parse("a*x^2"));
    assertThat(source.parsed()).isSameAs(parsed);
  }

  @Test
  void textsAreEqualAsTheyAreWritten() {
    var source = new SourceText("x+1");
    assertThat(source).isEqualTo(new SourceText("x+1")).hasSameHashCodeAs(new SourceText("x+1"));
    assertThat(source).isNotEqualTo(new SourceText("x + 1"));
  }

  @Test
  void aWrongTextIsToldWheneverItIsAsked() {
    var source = new SourceText("x +");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(source::parsed).isInstanceOf(ExpressionException.class);
    }
  }
}
