package descent.expression.notation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Braces: those that hold a part of a formula are parentheses, {@code {x<0: -x, x}} is a choice and
 * {@code \mathbf{1}\{x>0\}} is 1 or 0. Others stay and are refused: a condition behind a formula
 * leaves it without a value elsewhere, and {@code {x}} may be the fraction of x or a set.
 */
final class Braces {
  /** Those that are printed, in LaTeX. */
  static final char OPEN = '⦃';

  static final char CLOSE = '⦄';

  private static final Pattern COMPARED = Pattern.compile("[<>≤≥≠=]");
  private static final Pattern NAME = Pattern.compile("\\s*\\w+\\s*");
  private static final Pattern ONE = Pattern.compile("(?<![\\w.)\\]])1\\s*$");

  /** A number of a sample in parentheses, as in x^{(i)}, is no power. */
  private static final Pattern NUMBER = Pattern.compile("\\s*\\(\\s*\\w\\s*\\)\\s*");

  private static final Pattern NUMBERED_BASE = Pattern.compile("[^e\\d\\s]\\s*\\^\\s*$");

  private Braces() {}

  /** A text without those braces whose meaning is known. */
  static String read(String text) {
    var out = new StringBuilder(text);
    Deque<Integer> open = new ArrayDeque<>();
    for (int at = 0; at < out.length(); at++) {
      char c = out.charAt(at);
      if (c == '{' || c == OPEN) {
        open.push(at);
      } else if ((c == '}' || c == CLOSE) && !open.isEmpty()) {
        int start = open.pop();
        String ours =
            ours(out.substring(0, start), out.charAt(start), out.substring(start + 1, at));
        if (ours != null) {
          boolean one = ours.startsWith("if(") && ONE.matcher(out.substring(0, start)).find();
          int from = one ? out.lastIndexOf("1", start) : start;
          out.replace(from, at + 1, ours);
          at = from + ours.length() - 1;
        }
      }
    }
    return out.toString();
  }

  private static @Nullable String ours(String before, char brace, String inside) {
    List<String> parts = Dialects.arguments(inside + ")", 0);
    boolean compares = COMPARED.matcher(withoutBrackets(inside)).find();
    char last =
        before.isBlank() ? ' ' : before.stripTrailing().charAt(before.stripTrailing().length() - 1);
    boolean behindValue = Character.isLetterOrDigit(last) || ")]^_".indexOf(last) >= 0;
    if (inside.contains(":")) {
      return compares ? choice(parts) : null;
    }
    if (compares && parts.size() == 1) {
      boolean one = brace == OPEN && ONE.matcher(before).find();
      return one ? "if(" + inside + ", 1, 0)" : null;
    }
    if (NUMBERED_BASE.matcher(before).find() && NUMBER.matcher(inside).matches()) {
      return null;
    }
    return !behindValue && NAME.matcher(inside).matches() ? null : "(" + inside + ")";
  }

  /** As in {x<0: -x, x<1: 2, x}; without the last part there is no value in all other cases. */
  private static @Nullable String choice(List<String> parts) {
    var ours = new StringBuilder("ifs(");
    for (int i = 0; i < parts.size(); i++) {
      Matcher colon = Pattern.compile(":").matcher(parts.get(i));
      boolean condition = colon.find();
      if (condition == (i == parts.size() - 1)) {
        return null;
      }
      ours.append(condition ? colon.replaceFirst(",") + "," : "true," + parts.get(i) + ")");
    }
    return ours.toString();
  }

  private static String withoutBrackets(String text) {
    var out = new StringBuilder();
    int depth = 0;
    for (char c : text.toCharArray()) {
      depth += "([".indexOf(c) >= 0 ? 1 : ")]".indexOf(c) >= 0 ? -1 : 0;
      out.append(depth == 0 ? c : ' ');
    }
    return out.toString();
  }
}
