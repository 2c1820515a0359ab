package descent.expression.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Choices with conditions as other languages combine them, as our {@code if}, whose condition is
 * one comparison: {@code if(a && b, x, y)}, {@code IF(OR(a; b); x; y)}, {@code Piecewise((x, a),
 * (y, True))}, {@code (a)*x}.
 */
final class Choices {
  private static final Pattern CALL =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\w.])(if|iif|ifelse|wenn|where|piecewise|ifs|wenns|which|select)"
              + "\\s*\\(");

  private static final List<Pattern> OR =
      List.of(Pattern.compile("\\|\\||∨|\\bor\\b"), Pattern.compile("(?<=\\)) *\\| *(?=\\()"));

  private static final List<Pattern> AND =
      List.of(Pattern.compile("&&|∧|\\band\\b"), Pattern.compile("&"));

  private static final Pattern NOT = Pattern.compile("(?i)^(?:[!~¬]|not\\b)\\s*(?!=)");
  private static final Pattern NAMED = Pattern.compile("(?i)^(and|or|und|oder)\\s*\\(");
  static final Pattern COMPARED = Pattern.compile("<=|>=|==|!=|<|>");

  /** Choices in choices repeat their values; what becomes longer is given up as no formula. */
  private static final int LONGEST = 1000;

  private static final Set<String> PIECES = Set.of("piecewise", "ifs", "wenns", "which", "select");

  private Choices() {}

  /** All choices of a text as ours are written; those that can't be stay as they are. */
  static String resolved(String text) {
    String t = text;
    Matcher call = CALL.matcher(t);
    int from = 0;
    while (call.find(from)) {
      from = call.end();
      List<String> arguments = Dialects.arguments(t, call.end());
      int end = call.end() + String.join(",", arguments).length() + 1;
      boolean pieces = PIECES.contains(call.group(1).toLowerCase(Locale.ROOT));
      String ours =
          pieces
              ? Pieces.choice(arguments)
              : arguments.size() == 3
                  ? choice(arguments.get(0), arguments.get(1).strip(), arguments.get(2).strip())
                  : null;
      if (ours != null) {
        t = t.substring(0, call.start()) + ours + t.substring(Math.min(end, t.length()));
        from = call.start() + ours.indexOf('(') + 1;
        call = CALL.matcher(t);
      }
    }
    return indicators(t);
  }

  /** Nested choices, each with one comparison. */
  static String choice(String condition, String yes, String no) {
    if (yes.length() + no.length() > LONGEST) {
      return "if()";
    }
    String c = condition.strip();
    while (isPair(c) && !inner(c).isEmpty()) {
      c = c.substring(1, c.length() - 1).strip();
    }
    Matcher named = NAMED.matcher(c);
    if (named.find()) {
      List<String> parts = Dialects.arguments(c, named.end());
      if (!parts.isEmpty() && named.end() + String.join(",", parts).length() + 1 == c.length()) {
        boolean any = named.group(1).toLowerCase(Locale.ROOT).startsWith("o");
        return any ? ofAny(parts, yes, no) : ofAll(parts, yes, no);
      }
    }
    List<String> any = split(c, OR);
    if (any.size() > 1) {
      return ofAny(any, yes, no);
    }
    List<String> all = split(c, AND);
    if (all.size() > 1) {
      return ofAll(all, yes, no);
    }
    Matcher not = NOT.matcher(c);
    if (not.find()) {
      return choice(c.substring(not.end()), no, yes);
    }
    List<MatchResult> signs = outside(c, COMPARED);
    if (signs.size() == 2) {
      String first = c.substring(0, signs.get(1).start());
      return ofAll(List.of(first, c.substring(signs.get(0).end())), yes, no);
    }
    return "if(" + c + ", " + yes + ", " + no + ")";
  }

  private static String ofAny(List<String> conditions, String yes, String no) {
    String ours = no;
    for (String condition : conditions.reversed()) {
      ours = choice(condition, yes, ours);
    }
    return ours;
  }

  private static String ofAll(List<String> conditions, String yes, String no) {
    String ours = yes;
    for (String condition : conditions.reversed()) {
      ours = choice(condition, ours, no);
    }
    return ours;
  }

  /** A comparison in parentheses that is no condition counts 1 where it holds and 0 elsewhere. */
  private static String indicators(String text) {
    String t = text;
    for (int at = 0; at < t.length(); at++) {
      if (t.charAt(at) != '(' || isCalled(t, at)) {
        continue;
      }
      List<String> parts = Dialects.arguments(t, at + 1);
      boolean compared = parts.size() == 1 && split(parts.getFirst(), List.of(COMPARED)).size() > 1;
      if (compared) {
        String ours = choice(parts.getFirst(), "1", "0");
        t = t.substring(0, at) + ours + t.substring(at + parts.getFirst().length() + 2);
        at += ours.indexOf('(');
      }
    }
    return t;
  }

  /** Whether a name stands before a parenthesis. */
  private static boolean isCalled(String text, int parenthesis) {
    int at = parenthesis - 1;
    while (at >= 0 && Character.isDigit(text.charAt(at))) {
      at--;
    }
    return at >= 0 && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '_');
  }

  /** Whether a text is in one pair of parentheses. */
  static boolean isPair(String text) {
    String t = text.strip();
    return t.startsWith("(") && String.join(",", inner(t)).length() + 2 == t.length();
  }

  static List<String> inner(String pair) {
    return Dialects.arguments(pair.strip(), 1);
  }

  /** The parts between signs that stand in no parentheses; the first kind of sign that is found. */
  private static List<String> split(String text, List<Pattern> kinds) {
    for (Pattern kind : kinds) {
      var parts = new ArrayList<String>();
      int start = 0;
      for (MatchResult sign : outside(text, kind)) {
        parts.add(text.substring(start, sign.start()));
        start = sign.end();
      }
      if (start > 0) {
        parts.add(text.substring(start));
        return parts;
      }
    }
    return List.of(text);
  }

  /** Where signs stand that are in no parentheses. */
  private static List<MatchResult> outside(String text, Pattern kind) {
    var found = new ArrayList<MatchResult>();
    Matcher sign = kind.matcher(text);
    int depth = 0;
    int read = 0;
    while (sign.find()) {
      for (; read < sign.start(); read++) {
        char c = text.charAt(read);
        depth += "([".indexOf(c) >= 0 ? 1 : ")]".indexOf(c) >= 0 ? -1 : 0;
      }
      if (depth == 0) {
        found.add(sign.toMatchResult());
      }
    }
    return found;
  }
}
