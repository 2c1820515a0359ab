package descent.expression.notation;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Python's sums over a range, {@code sum(x[i]**2 for i in range(5))}: the range ends before its
 * last number, and components count from 0.
 */
final class Comprehensions {
  private static final String BOUND = "(\\w+(?:\\s*[-+]\\s*\\d+)?)";

  private static final Pattern SUM =
      Pattern.compile(
          Dialects.SUM
              + "(sum|prod)\\s*\\(\\s*\\[?(.+?)\\s+for\\s+(\\w+)\\s+in\\s+range\\(\\s*(?:"
              + BOUND
              + "\\s*,\\s*)?"
              + BOUND
              + "\\s*\\)\\]?\\s*\\)");

  /** A sum over the components themselves. */
  private static final Pattern OVER_ALL =
      Pattern.compile(
          Dialects.SUM
              + "(sum|prod)\\s*\\(\\s*\\[?(.+?)\\s+for\\s+([A-Za-z]\\w*)\\s+in\\s+([A-Za-z]\\w*)\\s*\\]?\\s*\\)");

  private static final Pattern INDEX_OF_ZERO = Pattern.compile("\\[\\s*0\\s*\\]");

  private Comprehensions() {}

  static String resolved(String text) {
    // Where a text names component 0, all its indices are moved later on.
    boolean moved = !INDEX_OF_ZERO.matcher(text).find();
    String t = SUM.matcher(text).replaceAll(sum -> Matcher.quoteReplacement(ours(sum, moved)));
    return OVER_ALL
        .matcher(t)
        .replaceAll(
            sum -> {
              String each = Matcher.quoteReplacement(sum.group(4) + "[i]");
              String body = sum.group(2).replaceAll("\\b" + sum.group(3) + "\\b", each);
              return Matcher.quoteReplacement(sum.group(1) + "(i,1,n," + body + ")");
            });
  }

  private static String ours(MatchResult sum, boolean moved) {
    String body = sum.group(2);
    String index = sum.group(3);
    String from = sum.group(4) == null ? "0" : sum.group(4);
    Pattern name = Pattern.compile("\\b" + index + "\\b");
    Pattern inBrackets = Pattern.compile("\\[[^\\[\\]]*\\b" + index + "\\b[^\\[\\]]*\\]");
    boolean indexes = moved && inBrackets.matcher(body).find();
    if (indexes) {
      // i + 1 counts what was counted by i: it stays i in brackets and is i - 1 elsewhere.
      var out = new StringBuilder();
      int end = 0;
      Matcher bracket = inBrackets.matcher(body);
      while (bracket.find()) {
        out.append(less(name, body.substring(end, bracket.start()), index)).append(bracket.group());
        end = bracket.end();
      }
      body = out + less(name, body.substring(end), index);
    }
    String first = indexes ? plus(from, 1) : from;
    String last = indexes ? sum.group(5) : plus(sum.group(5), -1);
    return sum.group(1) + "(" + index + "," + first + "," + last + "," + body + ")";
  }

  private static String less(Pattern name, String text, String index) {
    return name.matcher(text).replaceAll("(" + index + "-1)");
  }

  private static String plus(String bound, int more) {
    return bound.matches("\\d{1,6}")
        ? String.valueOf(Integer.parseInt(bound) + more)
        : bound + (more < 0 ? "-1" : "+1");
  }
}
