package descent.expression.syntax;

import java.util.Set;

/** Which words are names, and which names are taken by the language. */
public final class Names {
  static final int MAX_LENGTH = 64;
  private static final Set<String> CONSTANTS = Set.of("pi", "e");
  private static final Set<String> FORMS = Set.of("if", "sum", "prod");

  private Names() {}

  /** The micro sign, on keyboards where there is no Greek, counts as the letter mu. */
  static final char MICRO = '\u00b5';

  static boolean isStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == MICRO || isGreek(c);
  }

  static boolean isPart(char c) {
    return isStart(c) || (c >= '0' && c <= '9');
  }

  private static boolean isGreek(char c) {
    return (c >= '\u0391' && c <= '\u03c9' && c != '\u03a2')
        || c == '\u03d1'
        || c == '\u03d5'
        || c == '\u03f5';
  }

  static boolean isWellFormed(String name) {
    if (name.isEmpty()
        || name.length() > MAX_LENGTH
        || !isStart(name.charAt(0))
        || name.indexOf(MICRO) >= 0) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      if (!isPart(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the name is that of a number. */
  public static boolean isConstant(String name) {
    return CONSTANTS.contains(name);
  }

  /** Whether a piece of a word is a constant, by any of its names. */
  static boolean isNumber(String piece) {
    return isConstant(piece) || piece.equals("π");
  }

  /** Whether the name is that of a function. */
  public static boolean isFunction(String name) {
    return FORMS.contains(name) || Function.named(name) != null;
  }

  /** Whether the language uses the name itself. */
  public static boolean isReserved(String name) {
    return isNumber(name) || isFunction(name);
  }
}
