package descent.expression.syntax;

/**
 * A piece of the text.
 *
 * @param text the characters; empty at the end
 * @param value the number, if it is one
 */
public record Token(Kind kind, String text, double value, int position) {
  public enum Kind {
    NUMBER,
    NAME,
    SYMBOL,
    END
  }

  /** Whether it is this symbol. */
  public boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  public int end() {
    return position + text.length();
  }

  /** Of two values; the single = too, which is meant as one. */
  boolean isComparison() {
    for (Relation comparison : Relation.values()) {
      if (is(comparison.text())) {
        return true;
      }
    }
    return is("=");
  }
}
