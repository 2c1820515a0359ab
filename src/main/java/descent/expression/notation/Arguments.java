package descent.expression.notation;

import descent.expression.syntax.Hints;
import descent.expression.syntax.Names;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    return rewritten(
        text,
        LOGARITHM,
        found -> {
          String base =
              Stream.of(found.group(1), found.group(2), found.group(3))
                  .filter(Objects::nonNull)
                  .findFirst()
                  .orElseThrow();
          return base.matches("2|10")
              ? of -> "log" + base + of
              : of -> "(log" + of + "/log(" + base + "))";
        });
  }

  /** sin^2(x) and sin^2 x become sin(x)^2, sin^-1(x) becomes asin(x). */
  private static String powersOfFunctions(String text) {
    return rewritten(
        text,
        POWER_OF_FUNCTION,
        found -> {
          String word = found.group(1);
          String power = found.group(2).replace(" ", "");
          return !isFunction(word)
              ? null
              : power.matches("\\(?-1\\)?")
                  ? of -> "arc" + word + of
                  : of -> word + of + "^" + power;
        });
  }

  /**
   * A text with calls in place of what is found and its argument.
   *
   * @param ours makes the call of the argument in parentheses; null keeps what was found
   */
  private static String rewritten(
      String text, Pattern pattern, Function<MatchResult, @Nullable UnaryOperator<String>> ours) {
    String t = text;
    Matcher found = pattern.matcher(t);
    int from = 0;
    while (found.find(from)) {
      from = found.end();
      UnaryOperator<String> call = ours.apply(found);
      int end = call == null ? -1 : argumentEnd(t, found.end());
      if (call != null && end > 0) {
        String argument = t.substring(found.end(), end).strip();
        String of = argument.startsWith("(") ? argument : "(" + argument + ")";
        t = t.substring(0, found.start()) + call.apply(of) + t.substring(end);
        from = found.start() + 1;
        found = pattern.matcher(t);
      }
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
  static int closed(String text, int parenthesis) {
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
    return rewritten(
        text,
        WORD,
        found -> {
          String function = Hints.RECIPROCALS.get(found.group().toLowerCase(Locale.ROOT));
          return found.group().equals("square")
              ? of -> "(" + of + "^2)"
              : function == null ? null : of -> "(1/" + function + of + ")";
        });
  }
}
