package descent.expression.notation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one text means in several programs: {@code log(2, x)}, {@code round(x)}, {@code x^2^3}. Each
 * meaning is the same text with names that say it, such as {@code pythonlog}; where the text shows
 * its program, there is one.
 */
final class Habits {
  /** A doubt about a text, and the two ways to read it; both leave a text alone that has none. */
  private record Doubt(UnaryOperator<String> likely, UnaryOperator<String> other) {}

  /** More buttons than these help nobody. */
  private static final int MOST = 4;

  private static final Pattern OF_PYTHON =
      Pattern.compile(
          "\\b(np|numpy|jnp|torch|tf|math|sp|sympy)\\.((?:math|linalg)\\.)?(log|round|around|rint|var|std)(?=\\()");

  private static final Pattern OF_C = Pattern.compile("\\b(std::)(round)(?=\\()");
  private static final Pattern OF_MATHEMATICA =
      Pattern.compile("\\b(Log|ArcTan|Round|Variance|StandardDeviation)(?=\\[)");
  private static final Pattern OF_SPREADSHEETS =
      Pattern.compile("(?i)\\b(LOG|ATAN2|INT|ROUND|RUNDEN|SUM)(?=\\()");

  private static final Pattern CALL = Pattern.compile("(?<![\\p{L}\\w.:\\\\])(?:log|root)(?=\\()");

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?|e|pi");
  private static final Pattern NATURAL = Pattern.compile("(?<![A-Za-z])ln(?![A-Za-z])");
  private static final Pattern LOGARITHM =
      Pattern.compile("\\\\log(?![a-zA-Z]|\\s*_)|(?<![\\\\A-Za-z.])log(?=\\(|\\s+\\w)");

  /** Of products of letters the first alone, or all, may be the argument of a function. */
  private static final Pattern PRODUCT =
      Pattern.compile(
          "(\\\\?\\b(?:sin|cos|tan|cot|sec|csc|log|ln|exp|sinh|cosh|tanh|arcsin|arccos|arctan)(?:\\s*\\^\\s*\\d)?)"
              + "\\s+((?:\\d+\\s*)?[a-z](?:\\^\\d)?(?:\\s+[a-z](?:\\^\\d)?)+)(?![\\w(\\\\{^]|\\s*[(\\\\^{])");

  private static final Pattern REMAINDER =
      Pattern.compile("(?<=[\\w)\\]}\\s])(?:\\\\bmod|\\\\mod|\\bmod)(?![A-Za-z]|\\s*\\([^()]*,)");

  private static final Pattern PARENTHESISED =
      Pattern.compile("\\\\pmod\\s*(?:\\{([^{}]*)\\}|(\\w))");

  private static final Pattern OF_MATLAB = Pattern.compile("\\.[*/^]|@\\s*\\(");
  private static final Pattern POWER = Pattern.compile("\\.?\\^");
  private static final Pattern OPERATOR = Pattern.compile("\\s*(\\.?\\^)\\s*");
  private static final Pattern MINUS = Pattern.compile("(?:^=?|(?<=[(,;*/+<>=-]))\\s*-\\s*");

  private static final Pattern SLICE = Pattern.compile("(?<=\\w)\\[(\\w+:\\w+)\\]");

  private static final Doubt BASE =
      new Doubt(text -> ordered(text, true), text -> ordered(text, false));

  private static final Doubt COMMON_LOGARITHM =
      new Doubt(text -> logarithm(text, true), text -> logarithm(text, false));

  private static final Doubt ROUNDED =
      new Doubt(UnaryOperator.identity(), text -> renamed(text, "round", "pythonround"));

  private static final Doubt SPREAD =
      new Doubt(
          UnaryOperator.identity(),
          text -> renamed(renamed(text, "var", "pythonvar"), "std", "pythonstd"));

  private static final Doubt ARGUMENT =
      new Doubt(UnaryOperator.identity(), text -> PRODUCT.matcher(text).replaceAll("$1($2)"));

  private static final Doubt DIVIDEND =
      new Doubt(
          text -> REMAINDER.matcher(text).replaceAll(" mod "),
          text -> REMAINDER.matcher(text).replaceAll(" pmod "));

  private static final Doubt TOWERS = new Doubt(Habits::fromTheLeft, UnaryOperator.identity());

  /** Parts of vectors are counted from 1 and end with their last number in Julia and R. */
  private static final Doubt PART =
      new Doubt(UnaryOperator.identity(), text -> SLICE.matcher(text).replaceAll("($1)"));

  private static final List<Doubt> DOUBTS =
      List.of(PART, BASE, COMMON_LOGARITHM, ROUNDED, SPREAD, ARGUMENT, DIVIDEND, TOWERS);

  private Habits() {}

  /** The likeliest meaning, and those with one other way to read it; each once. */
  static List<String> readings(String text) {
    String t = PARENTHESISED.matcher(text).replaceAll(" pmod $1$2");
    t = named(OF_C, named(OF_PYTHON, t, "python"), "c");
    t = named(OF_MATHEMATICA, t, "Mathematica");
    t = t.startsWith("=") ? named(OF_SPREADSHEETS, t, "SPREADSHEET") : t;
    String likely = t;
    for (Doubt doubt : DOUBTS) {
      likely = doubt.likely().apply(likely);
    }
    Set<String> readings = new LinkedHashSet<>(List.of(likely));
    for (Doubt other : DOUBTS) {
      String meant = t;
      for (Doubt doubt : DOUBTS) {
        meant = (doubt == other ? doubt.other() : doubt.likely()).apply(meant);
      }
      readings.add(meant);
    }
    return readings.stream().limit(MOST).toList();
  }

  private static String named(Pattern pattern, String text, String program) {
    return pattern
        .matcher(text)
        .replaceAll(
            found -> {
              String name = found.group(found.groupCount()).replaceFirst("around|rint", "round");
              boolean sample = found.group(1).equals("torch") && name.matches("var|std");
              boolean plain = name.matches("log|SUM") && !isOfTwo(text, found.end());
              return Matcher.quoteReplacement(
                  plain ? found.group() : (sample ? "torch" : program) + name);
            });
  }

  /** Whether a call with a parenthesis there has two arguments. */
  private static boolean isOfTwo(String text, int parenthesis) {
    return parenthesis < text.length()
        && text.charAt(parenthesis) == '('
        && Dialects.arguments(text.replace(';', ','), parenthesis + 1).size() == 2;
  }

  private static String renamed(String text, String name, String other) {
    return text.replaceAll("(?<![\\p{L}\\w.:\\\\])" + name + "\\(", other + "(");
  }

  /** Logarithms and roots with the base or degree where a number stands, or where it does not. */
  private static String ordered(String text, boolean likely) {
    return CALL.matcher(text)
        .replaceAll(
            call -> {
              if (!isOfTwo(text, call.end())) {
                return call.group();
              }
              List<String> arguments = Dialects.arguments(text.replace(';', ','), call.end() + 1);
              boolean first = isNumber(arguments.getFirst());
              boolean last = isNumber(arguments.getLast());
              boolean begins = first == last ? !likely : first && likely;
              return (begins ? "first" : "python") + call.group();
            });
  }

  private static boolean isNumber(String argument) {
    return NUMBER.matcher(argument.strip()).matches();
  }

  /** Who writes ln too means another logarithm by log; in print it may have the base 10 as well. */
  private static String logarithm(String text, boolean likely) {
    boolean both = NATURAL.matcher(text).find();
    boolean printed = text.contains("\\log");
    boolean common = both == likely && (both || printed);
    Matcher logarithm = LOGARITHM.matcher(text);
    return common
        ? logarithm.replaceAll(
            found ->
                found.group().startsWith("\\")
                    ? "\\\\log_{10} "
                    : isOfTwo(text, found.end()) ? found.group() : "log10")
        : text;
  }

  /** Powers as MATLAB and spreadsheets take them, which bind a minus more tightly, too. */
  private static String fromTheLeft(String text) {
    boolean spreadsheet = text.startsWith("=");
    if (!spreadsheet && !OF_MATLAB.matcher(text).find()) {
      return text;
    }
    String t = OPERATOR.matcher(text).replaceAll("$1");
    for (int at = 0; at < t.length(); at++) {
      Matcher power = POWER.matcher(t).region(at, t.length());
      if (power.lookingAt()) {
        int end = valueEnd(t, power.end());
        int start = Vectors.valueStart(t, at);
        if (end > 0 && start < at && POWER.matcher(t).region(end, t.length()).lookingAt()) {
          t = t.substring(0, start) + "(" + t.substring(start, end) + ")" + t.substring(end);
          at = start;
        }
      }
    }
    return spreadsheet ? signsFirst(t) : t;
  }

  private static String signsFirst(String text) {
    String t = text;
    Matcher minus = MINUS.matcher(t);
    int from = 0;
    while (minus.find(from)) {
      from = minus.end();
      int end = valueEnd(t, from);
      if (end > 0 && end < t.length() && t.charAt(end) == '^') {
        int start = t.lastIndexOf('-', from - 1);
        t = t.substring(0, start) + "(" + t.substring(start, end) + ")" + t.substring(end);
        from = start + 2;
        minus = MINUS.matcher(t);
      }
    }
    return t;
  }

  /** Behind the signed value that begins here; -1 where none does. */
  private static int valueEnd(String text, int begin) {
    int at = begin;
    while (at < text.length() && "+- ".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    int word = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at))
            || text.charAt(at) == '_'
            || (text.charAt(at) == '.'
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at + 1))))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '(') {
      return Arguments.closed(text, at);
    }
    return at > word ? at : -1;
  }
}
