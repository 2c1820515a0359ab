package descent.expression.notation;

import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Choices between two values as C and Python write them, {@code c ? a : b} and {@code a if c else
 * b}, as calls of {@code if}; the last one comes first, as it may stand in those before it.
 */
final class Ternaries {
  private static final Pattern IF = Pattern.compile("(?<=[\\w)\\]])(?<!\\belse)\\s+if\\b");
  private static final Pattern ELSE = Pattern.compile("\\belse\\b");

  private Ternaries() {}

  static String resolved(String text) {
    return ofPython(ofC(text));
  }

  private static String ofC(String text) {
    String t = text;
    for (int at = t.lastIndexOf('?'); at >= 0; at = t.lastIndexOf('?')) {
      String s = t;
      int start = before(s, at, i -> "?:,".indexOf(s.charAt(i)) >= 0);
      int colon = after(s, at + 1, i -> s.charAt(i) == ':');
      if (colon == s.length() || s.charAt(colon) != ':') {
        return t;
      }
      int end = after(s, colon + 1, i -> ":,".indexOf(s.charAt(i)) >= 0);
      String condition = s.substring(start, at);
      String yes = s.substring(at + 1, colon);
      String no = s.substring(colon + 1, end);
      t = choice(s.substring(0, start), condition, yes, no) + s.substring(end);
    }
    return t;
  }

  private static String ofPython(String text) {
    String t = text;
    while (true) {
      String s = t;
      Matcher last = IF.matcher(s);
      int at = -1;
      int then = -1;
      while (last.find()) {
        at = last.start();
        then = last.end();
      }
      if (at < 0) {
        return t;
      }
      int start = before(s, at, i -> s.charAt(i) == ',' || s.startsWith("else", i - 3));
      int otherwise = after(s, then, i -> s.startsWith("else", i));
      Matcher word = ELSE.matcher(s).region(otherwise, s.length());
      if (!word.lookingAt()) {
        return t;
      }
      int end = after(s, word.end(), i -> s.charAt(i) == ',');
      String gap = s.substring(0, start).endsWith("else") ? " " : "";
      String value = s.substring(start, at);
      String condition = s.substring(then, otherwise);
      t =
          choice(s.substring(0, start) + gap, condition, value, s.substring(word.end(), end))
              + s.substring(end);
    }
  }

  private static String choice(String before, String condition, String yes, String no) {
    return before + "if(" + condition.strip() + ", " + yes.strip() + ", " + no.strip() + ")";
  }

  /** Behind what stops before here, outside of brackets, or behind the bracket around it. */
  private static int before(String text, int end, IntPredicate stops) {
    int depth = 0;
    for (int at = end - 1; at >= 0; at--) {
      char c = text.charAt(at);
      depth += ")]".indexOf(c) >= 0 ? 1 : "([".indexOf(c) >= 0 ? -1 : 0;
      if (depth < 0 || (depth == 0 && stops.test(at))) {
        return at + 1;
      }
    }
    return 0;
  }

  /** Where something stops outside of brackets, or the bracket around it closes. */
  private static int after(String text, int begin, IntPredicate stops) {
    int depth = 0;
    for (int at = begin; at < text.length(); at++) {
      char c = text.charAt(at);
      depth += "([".indexOf(c) >= 0 ? 1 : ")]".indexOf(c) >= 0 ? -1 : 0;
      if (depth < 0 || (depth == 0 && stops.test(at))) {
        return at;
      }
    }
    return text.length();
  }
}
