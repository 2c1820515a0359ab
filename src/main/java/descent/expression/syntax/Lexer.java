package descent.expression.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts a text into tokens. */
public final class Lexer {
  private static final List<String> SYMBOLS =
      List.of(
          "<=", ">=", "==", "!=", "+", "-", "*", "/", "^", "(", ")", "[", "]", ",", "<", ">", "=");

  /** Characters that people paste, and their equivalents in the language. */
  private static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("**", "^"),
          Map.entry("×", "*"),
          Map.entry("·", "*"),
          Map.entry("⋅", "*"),
          Map.entry("∙", "*"),
          Map.entry("∗", "*"),
          Map.entry("÷", "/"),
          Map.entry("∕", "/"),
          Map.entry("⁄", "/"),
          Map.entry("−", "-"),
          Map.entry("–", "-"),
          Map.entry("—", "-"),
          Map.entry("⁰", "^0"),
          Map.entry("¹", "^1"),
          Map.entry("²", "^2"),
          Map.entry("³", "^3"),
          Map.entry("⁴", "^4"),
          Map.entry("⁵", "^5"),
          Map.entry("⁶", "^6"),
          Map.entry("⁷", "^7"),
          Map.entry("⁸", "^8"),
          Map.entry("⁹", "^9"),
          Map.entry("≤", "<="),
          Map.entry("≥", ">="),
          Map.entry("≠", "!="),
          Map.entry("√", "sqrt"),
          Map.entry("∑", "sum"),
          Map.entry("∏", "prod"),
          Map.entry("（", "("),
          Map.entry("）", ")"),
          Map.entry("［", "["),
          Map.entry("］", "]"),
          Map.entry("，", ","),
          Map.entry("、", ","),
          Map.entry("。", "."),
          Map.entry("．", "."),
          Map.entry("＋", "+"),
          Map.entry("－", "-"),
          Map.entry("＊", "*"),
          Map.entry("／", "/"),
          Map.entry("＾", "^"),
          Map.entry("＝", "="),
          Map.entry("＜", "<"),
          Map.entry("＞", ">"));

  private final String text;
  private final int end;
  private int at;

  private Lexer(String text, int start, int end) {
    this.text = text;
    this.at = start;
    this.end = end;
  }

  /** The equivalent of a character of other notations; null if there is none. */
  public static @Nullable String foreign(String character) {
    return FOREIGN.get(character);
  }

  /** The tokens between start and end, with an end token after the last. */
  public static List<Token> tokens(String text, int start, int end) {
    Lexer lexer = new Lexer(text, start, end);
    List<Token> tokens = new ArrayList<>();
    Token token;
    do {
      token = lexer.next();
      tokens.add(token);
    } while (token.kind() != Token.Kind.END);
    return tokens;
  }

  private Token next() {
    while (at < end && isSpace(text.charAt(at))) {
      at++;
    }
    if (at == end) {
      return new Token(Token.Kind.END, "", 0, at);
    }
    char c = text.charAt(at);
    if (isDigit(at) || (c == '.' && isDigit(at + 1))) {
      return number();
    }
    if (Names.isStart(c)) {
      return name();
    }
    String symbol = symbol();
    if (symbol == null) {
      throw foreign();
    }
    at += symbol.length();
    return new Token(Token.Kind.SYMBOL, symbol, 0, at - symbol.length());
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private boolean isDigit(int i) {
    return i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  private Token number() {
    int start = at;
    skipDigits();
    if (at < end && text.charAt(at) == '.') {
      at++;
      skipDigits();
    }
    if (at < end && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int digits = at + 1;
      if (digits < end && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
        digits++;
      }
      // Without digits, 2e is 2 times e.
      if (isDigit(digits)) {
        at = digits;
        skipDigits();
      }
    }
    if (at < end && text.charAt(at) == '.') {
      while (at < end && (text.charAt(at) == '.' || isDigit(at))) {
        at++;
      }
      throw ExpressionFault.NUMBER_MALFORMED.at(start, at - start, text.substring(start, at));
    }
    String digits = text.substring(start, at);
    double value = Double.parseDouble(digits);
    if (Double.isInfinite(value)) {
      throw ExpressionFault.NUMBER_TOO_LARGE.at(start, at - start, digits);
    }
    return new Token(Token.Kind.NUMBER, digits, value, start);
  }

  private void skipDigits() {
    while (isDigit(at)) {
      at++;
    }
  }

  private Token name() {
    int start = at;
    while (at < end && Names.isPart(text.charAt(at))) {
      at++;
    }
    if (at - start > Names.MAX_LENGTH) {
      throw ExpressionFault.NAME_TOO_LONG.at(start, at - start, at - start, Names.MAX_LENGTH);
    }
    // The micro sign is the letter that it looks like.
    String name = text.substring(start, at).replace(Names.MICRO, '\u03bc');
    return new Token(Token.Kind.NAME, name, 0, start);
  }

  private @Nullable String symbol() {
    if (text.startsWith("**", at)) {
      return null;
    }
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at) && at + symbol.length() <= end) {
        return symbol;
      }
    }
    return null;
  }

  private ExpressionException foreign() {
    for (int length = 2; length > 0; length--) {
      if (at + length <= end) {
        String found = text.substring(at, at + length);
        String ours = FOREIGN.get(found);
        if (ours != null) {
          return ExpressionFault.FOREIGN_CHARACTER.withSuggestion(ours, at, length, found, ours);
        }
      }
    }
    int codePoint = text.codePointAt(at);
    int length = Math.min(Character.charCount(codePoint), end - at);
    // A command of LaTeX is one sign.
    while (codePoint == '\\' && at + length < end && isLatin(text.charAt(at + length))) {
      length++;
    }
    String found =
        isInvisible(codePoint)
            ? String.format("U+%04X", codePoint)
            : text.substring(at, at + length);
    return ExpressionFault.UNKNOWN_CHARACTER.at(at, length, found);
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isInvisible(int codePoint) {
    int type = Character.getType(codePoint);
    return Character.isISOControl(codePoint)
        || type == Character.SURROGATE
        || type == Character.FORMAT
        || type == Character.NON_SPACING_MARK
        || type == Character.UNASSIGNED;
  }
}
