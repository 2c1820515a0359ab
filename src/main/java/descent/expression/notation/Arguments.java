package descent.expression.notation;

import descent.expression.syntax.Hints;
import descent.expression.syntax.Names;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Arguments of functions without parentheses, or behind a power: {@code sin 2x}, {@code sin^2 x}.
 */
final class Arguments {
  private static final Pattern LOGARITHM =
      Pattern.compile(
          "(?<![A-Za-z_])log\\s*(?:_\\s*(?:\\(\\s*(\\w+)\\s*\\)|(\\w+))|\\[\\s*(\\w+)\\s*\\])");

  private static final Pattern POWER_OF_FUNCTION =
      Pattern.compile(
          "(?<![A-Za-z_])([A-Za-z]+[0-9]*)\\s*\\^\\s*(-?\\d+|\\(\\s*-?\\s*\\d+\\s*\\))");
  private static final Pattern ARGUMENT =
      Pattern.compile(
          "\\s*((?:\\d+(?:\\.\\d+)?\\s*)?(?:(?:pi|π)\\s+)?(?!pi\\b|\\d)[A-Za-zα-ω]\\w*(?:\\[[^\\[\\]]*\\])?(?:\\s*\\^\\s*\\w+)?"
              + "|(?:\\d+(?:\\.\\d+)?\\s*)?(?:pi\\b|π)|\\d+(?:\\.\\d+)?)");

  /** As in sin 2 pi f t and cos omega t, but not in sin x y. */
  private static final Pattern PRODUCT =
      Pattern.compile(
          "\\s*(?:\\d+(?:\\.\\d+)?\\s*)?(?:(?:pi|π)\\s+)?(?:(?!pi\\b|[xyze]\\b)(?:[A-Za-zα-ω]|\\p{L}{3,7})\\s+)+"
              + "(?!e\\b)[A-Za-zα-ω](?![\\w(])(?:\\s*\\^\\s*\\w+)?(?!\\s*[\\^(])");

  private static final Pattern CALL = Pattern.compile("([A-Za-z]+[0-9]*)\\(");
  private static final Pattern POWER = Pattern.compile("\\s*\\^\\s*\\w+");
  private static final Pattern WORD = Pattern.compile("(?<![A-Za-z_])[A-Za-z]+[0-9]*\\b");

  private Arguments() {}

  static boolean isFunction(String word) {
    return Names.isFunction(word) || Hints.elsewhere(word) != null || Hints.isOthers(word);
  }

  /** All functions of a text with their arguments in parentheses, and their power behind them. */
  static String inParentheses(String text) {
    return Dialects.calls(reciprocals(bareArguments(powersOfFunctions(text))));
  }

  /** log_b x and log[b](x) become log(x)/log(b). */
  static String logarithms(String text) {
    String t = text;
    Matcher matcher = LOGARITHM.matcher(t);
    int from = 0;
    while (matcher.find(from)) {
      from = matcher.end();
      int end = argumentEnd(t, matcher.end());
      if (end > 0) {
        String argument = t.substring(matcher.end(), end).strip();
        String of = argument.startsWith("(") ? argument : "(" + argument + ")";
        String base =
            Stream.of(matcher.group(1), matcher.group(2), matcher.group(3))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        String ours =
            base.matches("2|10") ? "log" + base + of : "(log" + of + "/log(" + base + "))";
        t = t.substring(0, matcher.start()) + ours + t.substring(end);
        from = matcher.start() + 1;
        matcher = LOGARITHM.matcher(t);
      }
    }
    return t;
  }

  /** sin^2(x) and sin^2 x become sin(x)^2, sin^-1(x) becomes asin(x). */
  private static String powersOfFunctions(String text) {
    String t = text;
    Matcher matcher = POWER_OF_FUNCTION.matcher(t);
    int from = 0;
    while (matcher.find(from)) {
      String word = matcher.group(1);
      String power = matcher.group(2).replace(" ", "");
      int end = argumentEnd(t, matcher.end());
      if (!isFunction(word) || end < 0) {
        from = matcher.end();
        continue;
      }
      String argument = t.substring(matcher.end(), end).strip();
      String call = argument.startsWith("(") ? argument : "(" + argument + ")";
      String ours = power.matches("\\(?-1\\)?") ? "arc" + word + call : word + call + "^" + power;
      t = t.substring(0, matcher.start()) + ours + t.substring(end);
      from = matcher.start() + word.length();
      matcher = POWER_OF_FUNCTION.matcher(t);
    }
    return t;
  }

  /** Behind the parenthesis that closes the one which begins here, or behind a bare argument. */
  private static int argumentEnd(String text, int begin) {
    int at = begin;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '(') {
      return closed(text, at);
    }
    if (at < text.length() && text.charAt(at) == '|') {
      int close = text.indexOf('|', at + 1);
      return close < 0 ? -1 : close + 1;
    }
    Matcher call = CALL.matcher(text).region(at, text.length());
    if (call.lookingAt() && isFunction(call.group(1))) {
      int end = closed(text, call.end() - 1);
      Matcher power = POWER.matcher(text).region(Math.max(end, 0), text.length());
      return end > 0 && power.lookingAt() ? power.end() : end;
    }
    Matcher product = PRODUCT.matcher(text).region(begin, text.length());
    if (product.lookingAt()
        && Stream.of(product.group().split("\\W+")).noneMatch(Arguments::isFunction)) {
      return product.end();
    }
    Matcher argument = ARGUMENT.matcher(text).region(begin, text.length());
    return argument.lookingAt() && !isFunction(firstWord(argument.group(1))) ? argument.end() : -1;
  }

  /** Behind the parenthesis that closes another; -1 if none does. */
  private static int closed(String text, int parenthesis) {
    int depth = 0;
    for (int at = parenthesis; at < text.length(); at++) {
      depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
      if (depth == 0) {
        return at + 1;
      }
    }
    return -1;
  }

  private static String firstWord(String text) {
    return text.replaceFirst("^[^A-Za-z]*", "").replaceFirst("\\W.*$", "");
  }

  /** sin x and log cosh 2x become sin(x) and log(cosh(2x)); the last function comes first. */
  private static String bareArguments(String text) {
    String t = text;
    for (MatchResult word : WORD.matcher(text).results().toList().reversed()) {
      int begin = word.end();
      boolean of = isFunction(word.group()) && !word.group().matches("sum|prod|if");
      int next = of ? argumentEnd(t, begin) : -1;
      boolean bare = next > begin && t.charAt(begin) == ' ';
      if (bare && !t.substring(begin).strip().startsWith("(")) {
        String argument = t.substring(begin, next).strip();
        t = t.substring(0, begin) + "(" + argument + ")" + t.substring(next);
      }
    }
    return t;
  }

  /** sec(x) becomes (1/cos(x)), and so on for what only has a name as a reciprocal. */
  private static String reciprocals(String text) {
    String t = text;
    Matcher word = WORD.matcher(t);
    int from = 0;
    while (word.find(from)) {
      from = word.end();
      String function = Hints.RECIPROCALS.get(word.group().toLowerCase(Locale.ROOT));
      boolean square = word.group().equals("square");
      int end = function == null && !square ? -1 : argumentEnd(t, word.end());
      if (end > 0) {
        String argument = t.substring(word.end(), end).strip();
        String call = square ? "(" + argument + "^2)" : "(1/" + function + argument + ")";
        t = t.substring(0, word.start()) + call + t.substring(end);
        from = word.start() + 1;
        word = WORD.matcher(t);
      }
    }
    return t;
  }
}
