package descent.expression;

/** How often texts had to be read, for tests elsewhere. */
public final class Reads {
  private Reads() {}

  /** How many expressions this program had to parse so far. */
  public static long ofExpressions() {
    return Expression.reads();
  }
}
