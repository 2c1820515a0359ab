package descent.expression;

import descent.expression.syntax.ExpressionException;
import org.jspecify.annotations.Nullable;

/**
 * A text of the expression language, as a person has written it, with its expression: parsed when
 * it is first asked for, and never again. Equal if the texts are.
 */
public final class SourceText {
  private final String text;

  /** Two threads may both parse it; what they find is equal and cannot change. */
  private @Nullable Expression parsed;

  public SourceText(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /**
   * The expression.
   *
   * @throws ExpressionException if the text is none; see {@link Expression#parse}
   */
  public Expression parsed() {
    Expression known = parsed;
    if (known == null) {
      known = Expression.parse(text);
      parsed = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SourceText source && text.equals(source.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
