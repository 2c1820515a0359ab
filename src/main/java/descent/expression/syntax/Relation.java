package descent.expression.syntax;

/**
 * The comparisons that {@code if} understands. Each is false where a side is not a number, but
 * {@code !=}.
 */
public enum Relation {
  LESS("<", "<"),
  AT_MOST("<=", "\\le"),
  GREATER(">", ">"),
  AT_LEAST(">=", "\\ge"),
  EQUAL("==", "="),
  UNEQUAL("!=", "\\ne");

  private final String text;
  private final String latex;

  Relation(String text, String latex) {
    this.text = text;
    this.latex = latex;
  }

  /** As written in the language. */
  public String text() {
    return text;
  }

  /** As written in mathematics. */
  public String latex() {
    return latex;
  }

  public boolean holds(double left, double right) {
    return switch (this) {
      case LESS -> left < right;
      case AT_MOST -> left <= right;
      case GREATER -> left > right;
      case AT_LEAST -> left >= right;
      case EQUAL -> left == right;
      case UNEQUAL -> left != right;
    };
  }
}
