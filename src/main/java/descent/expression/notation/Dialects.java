package descent.expression.notation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns of phrase of spreadsheets, Python, MATLAB, Mathematica and Maple, as calls of ours: {@code
 * x % 2}, {@code =POWER(x;2)}, {@code np.sum(x**2)}, {@code Sum[x[i]^2, {i,1,5}]}.
 */
final class Dialects {
  private record Rewriting(Pattern pattern, String ours) {
    static Rewriting of(String pattern, String ours) {
      return new Rewriting(Pattern.compile(pattern), ours);
    }

    String in(String text) {
      return pattern.matcher(text).replaceAll(ours);
    }
  }

  static final String OPERAND =
      "(?:(?:[\\p{L}_]\\w*)?\\([^()]*\\)|[\\p{L}\\d_.]+(?:\\[[^\\[\\]]*\\])?)";

  /** A product, as far to the left as it binds as tightly as a remainder. */
  private static final String PRODUCT =
      "((?:(?<=^|[-(,+<>=?])\\s*-\\s*)?(?:" + OPERAND + "\\s*[*/^]\\s*-?\\s*)*" + OPERAND + ")";

  private static final String RIGHT = "(" + OPERAND + "(?:\\s*\\^\\s*" + OPERAND + ")?)";
  private static final String MODULES =
      "\\b(?:std::|(?:np|numpy|math|torch|jnp|jax|tf|keras|sp|sympy|scipy|cmath|Math|special|linalg|nn"
          + "|functional|F|K)\\.)";

  private static final Pattern MODULE = Pattern.compile(MODULES + "(?=[A-Za-z])");

  /** An assignment in a line of a rule, as other languages write it. */
  private static final Pattern ASSIGNED =
      Pattern.compile("(?m)^([ \\t]*[\\p{L}_]\\w*)[ \\t]*(?::=|<-|←)[ \\t]*");

  /** A function as Mathematica writes it; E is its name of e. */
  private static final Pattern MATHEMATICA =
      Pattern.compile("\\b[A-Z][a-z]+(?:[A-Z][a-z]*)*\\d*\\[");

  /** As in x // Sin. */
  private static final Pattern POSTFIX =
      Pattern.compile("(?s)^(.+?)\\s*//\\s*([A-Z][a-z]+(?:[A-Z][a-z]*)*\\d*)\\s*$");

  private static final Pattern AS_NUMBER = Pattern.compile("(?<=\\])\\s*//\\s*N\\s*$");
  private static final Pattern MATHEMATICAL_PI = Pattern.compile("(?<![.\\w])Pi\\b");
  private static final Pattern MATHEMATICAL_E = Pattern.compile("\\bE\\b");

  private static final String NAME = "[\\p{L}_]\\w*";
  static final String SUM = "(?:\\b(?:np|numpy|torch|jnp|tf|math)\\.)?\\b";

  /** Of the whole text, before anything else is read. */
  private static final List<Rewriting> WHOLE =
      List.of(
          Rewriting.of("&nbsp;", " "),
          Rewriting.of("&lt;", "<"),
          Rewriting.of("&gt;", ">"),
          Rewriting.of("&amp;", "&"),
          Rewriting.of("[\\u00a0\\u2007\\u2009\\u202f]", " "),
          Rewriting.of("^\\s*=(?!=)|@\\.\\s", ""),
          Rewriting.of("(?<=\\w)[(\\[]\\s*end\\s*(-\\s*\\d+)?\\s*[)\\]]", "[n$1]"),
          Rewriting.of("\\bfloat\\(['\"]inf['\"]\\)", "inf"),
          Rewriting.of("%%", "%"),
          Rewriting.of("%/%", "//"),
          Rewriting.of("%\\*%", "@"),
          Rewriting.of("(?<![A-Za-z}\\]])\\{(\\w)\\}(?=\\s*\\^\\s*\\{)", "$1"),
          Rewriting.of("\\s*(?<![<>=!])=\\s*0?\\s*$", ""),
          Rewriting.of("\\s*(?:->|→|=>|=)\\s*\\\\?min!?\\s*$", ""),
          Rewriting.of("(?<=\\S)\\s*[,，、。]+\\s*$", ""),
          Rewriting.of("^\\w+\\((['\"])(.*?)\\1.*\\)$", "$2"),
          Rewriting.of("^\\s*" + NAME + "\\s*\\([^()=]*\\)\\s*(?:→|->|↦|=>|:(?!=))", ""),
          Rewriting.of("^\\s*" + NAME + "\\s*:(?!=)\\s+", ""),
          Rewriting.of(
              "^(?:Plot(?:3D)?|ContourPlot|N?Minimize|FindMinimum)\\((.+?),\\s*\\{.*\\}\\s*\\)$",
              "$1"),
          Rewriting.of("(?<=\\d)'(?=\\d{3})|(?<=\\d)_(?=\\d)", ""),
          Rewriting.of("(?<=\\d)\\s*%(?=\\s*(?:[-+*/),;]|$))", "/100"),
          Rewriting.of("(?<=\\d)%\\s+(?=[\\p{L}(])", "/100 "),
          Rewriting.of("(?<![(\\w.])(\\d+(?:\\.\\d+)?|[A-Za-z]\\w*)\\s*°", "($1*pi/180)"),
          Rewriting.of("(?<=[\\w)])\\s*°", "*pi/180"),
          Rewriting.of(
              "\\b(?:len|length|numel|size)\\(\\s*"
                  + NAME
                  + "\\s*\\)|\\b"
                  + NAME
                  + "\\.(?:size\\b(?!\\()|shape\\[0\\]|numel\\(\\))",
              "n"),
          Rewriting.of(MODULES + "[Ee]\\b", "e"),
          Rewriting.of(MODULES + "(?i:pi)\\b", "pi"),
          Rewriting.of(MODULES + "(?i:tau)\\b", "(2*pi)"),
          Rewriting.of("(?<![\\w.^])(\\d{1,3}) (\\d{3})(?![\\d.])", "$1$2"),
          Rewriting.of(
              "\\\\(?:text|textrm|textnormal|mbox|mathrm)\\s*\\{\\s*(?:if|for|when|wenn|für|falls|若|当)?\\s*\\}",
              " "),
          Rewriting.of("\\bBoole\\(", "("),
          Rewriting.of(
              "\\\\(vec|mathbf|boldsymbol|bm)\\s*\\{(\\w)\\}\\s*\\\\cdot\\s*\\\\\\1\\s*\\{(\\w)\\}",
              "dot($2,$3)"),
          Rewriting.of("(?:\\\\langle|⟨)([^,⟨⟩]+?),([^,⟨⟩]+?)(?:\\\\rangle|⟩)", "dot($1,$2)"),
          Rewriting.of("Σ(?=\\s*_)", "\\\\sum"),
          Rewriting.of("Π(?=\\s*_)", "\\\\prod"),
          Rewriting.of(
              SUM
                  + "([Ss]um|[Pp]rod(?:uct)?)\\s*[\\[(](.+?),\\s*\\{\\s*(\\w+)\\s*,\\s*([^,{}]+),"
                  + "\\s*([^,{}]+)\\}\\s*[\\])]",
              "$1($3,$4,$5,$2)"),
          Rewriting.of(
              "\\b(sum|prod(?:uct)?)\\s*\\((.+?),\\s*(\\w+)\\s*=\\s*([^.,()]+)\\.\\.\\s*([^(),]+)\\)",
              "$1($3,$4,$5,$2)"),
          Rewriting.of(
              "\\b(sum|prod(?:uct)?)\\s*\\(\\s*(\\w+)\\s*=\\s*([^.,:()]+)(?:\\.\\.|:)\\s*([^(),]+),",
              "$1($2,$3,$4,"),
          Rewriting.of(
              "^\\s*if\\s*(\\(.+?\\))\\s*\\{(?:\\s*return\\b)?(.+?);?\\s*\\}\\s*else\\s*\\{"
                  + "(?:\\s*return\\b)?(.+?);?\\s*\\}$",
              "if($1, $2, $3)"),
          Rewriting.of("^\\s*if\\b(.+)\\bthen\\b(.+)\\belse\\b(.+)$", "if($1, $2, $3)"));

  /** Of a text in which signs and braces are ours already. */
  private static final List<Rewriting> PIECES =
      List.of(
          Rewriting.of("\\^(?:\\s*\\^)+", "^"),
          Rewriting.of("<>", "!="),
          Rewriting.of(
              "\\b(?:array|tensor|asarray|Matrix|Vector)\\s*\\(\\s*(\\[[^\\[\\]]*\\])\\s*\\)",
              "$1"),
          Rewriting.of("(?i)\\bpi\\s*\\(\\s*\\)", "pi"),
          Rewriting.of("%(pi|e)\\b", "$1"),
          Rewriting.of("(?<![\\p{L}\\w])(?:σ|sigma)\\s*\\(", "sigmoid("),
          Rewriting.of("\\bexp\\s*\\^\\s*(?=\\()", "exp"),
          Rewriting.of("\\bexp\\s*\\^\\s*(-?[\\w.]+)", "exp($1)"),
          Rewriting.of("\\.(?:pow|power)\\s*\\(", "^("),
          Rewriting.of("\\.(?:square)\\s*\\(\\s*\\)", "^2"),
          Rewriting.of(PRODUCT + "\\s*//\\s*" + RIGHT, "floor(($1)/($2))"),
          Rewriting.of(PRODUCT + "\\s*%\\s*" + RIGHT, "mod($1,$2)"),
          Rewriting.of(PRODUCT + "\\s+mod\\s+" + RIGHT, "mod($1,$2)"),
          Rewriting.of("^(.+?)\\s+pmod\\s+" + RIGHT, "mod($1,$2)"),
          Rewriting.of("(?<![\\w.])(\\d{1,2})!(?!=)", "prod(k,1,$1,k)"),
          Rewriting.of(
              "(?<!\\w\\([^()]{0,60})(?<!\\[[^\\[\\]]{0,60})(?<!\\blambda\\b[^:]{0,60})(?<=[\\w)])\\s*:\\s*(?=[\\w(])",
              "/"));

  private static final Pattern SIGNED =
      Pattern.compile("(?<![A-Za-z_])([A-Za-z]+[0-9]*)\\s+(-[\\d.]*\\*?[A-Za-z]*\\w*(?:\\^\\w+)?)");

  private static final Pattern COMPONENT =
      Pattern.compile("(?<![\\p{L}\\w])([a-zA-Z])\\((\\d{1,3})\\)");

  private static final Pattern CALL = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)\\s*\\(");
  private static final Pattern SQUARE =
      Pattern.compile("\\s*\\^\\s*(?:2(?![\\d.])|\\(\\s*2\\s*\\))");
  private static final Pattern VECTOR = Pattern.compile("(?<![\\p{L}\\w])[\\p{L}_]\\w*(?=\\[)");

  /** As in Python, which counts from 0 where it counts forwards. */
  private static final Pattern FROM_THE_END =
      Pattern.compile("(?<=\\w)\\[\\s*-\\s*(\\d{1,6})\\s*\\]");

  private static final Pattern INDEX = Pattern.compile("(?<=\\w)\\[([^\\[\\]]+)\\]");

  private Dialects() {}

  /** A whole text, as far as its frame is of another language. */
  static String unwrapped(String text) {
    String t = POSTFIX.matcher(AS_NUMBER.matcher(text).replaceFirst("")).replaceFirst("$2[$1]");
    boolean foreign = MATHEMATICA.matcher(t).find() || MATHEMATICAL_PI.matcher(t).find();
    t = foreign ? roundBrackets(MATHEMATICAL_E.matcher(t).replaceAll("e")) : t;
    t = Pieces.rows(t);
    for (Rewriting rewriting : WHOLE) {
      t = rewriting.in(t);
    }
    return separated(Comprehensions.resolved(t));
  }

  /** The arguments of capital functions in parentheses; of Sum, whose own form is read as it is. */
  private static String roundBrackets(String text) {
    var out = new StringBuilder(text);
    Deque<Boolean> open = new ArrayDeque<>();
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '[') {
        boolean called =
            text.substring(0, at).matches("(?s).*\\b(?!Sum|Product)[A-Z][A-Za-z]*\\d*");
        open.push(called);
        out.setCharAt(at, called ? '(' : '[');
      } else if (text.charAt(at) == ']' && !open.isEmpty()) {
        out.setCharAt(at, Boolean.TRUE.equals(open.pop()) ? ')' : ']');
      }
    }
    return out.toString();
  }

  /** The pieces of a text whose signs are ours. */
  static String pieces(String text) {
    String t = LookAlikes.spoken(text);
    for (Rewriting rewriting : PIECES) {
      t = rewriting.in(t);
    }
    t =
        SIGNED
            .matcher(t)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        Arguments.isFunction(match.group(1)) && match.group(2).length() > 1
                            ? match.group(1) + "(" + match.group(2) + ")"
                            : match.group()));
    return calls(indices(Vectors.asCalls(t)));
  }

  /** Components x(1), x(2), … of one vector; a single x(2) is a product. */
  private static String indices(String text) {
    Matcher last = FROM_THE_END.matcher(text);
    if (last.find() && !text.contains("sum(")) {
      return shifted(last.replaceAll("[n-$1]"));
    }
    Matcher component = COMPONENT.matcher(text);
    Set<String> seen = new LinkedHashSet<>();
    while (component.find()) {
      seen.add(component.group());
    }
    boolean vector = seen.size() > 1 && seen.stream().anyMatch(one -> one.endsWith("(1)"));
    return vector ? component.reset().replaceAll("$1[$2]") : text;
  }

  /** The one vector of a text by our name for it; null where it has that name, or is not alone. */
  static @Nullable String ofX(String text) {
    Matcher vector = VECTOR.matcher(text);
    Set<String> names = new LinkedHashSet<>();
    while (vector.find()) {
      names.add(vector.group());
    }
    boolean alone = names.size() == 1 && !names.contains("x") && !text.matches("(?s).*\\bx\\b.*");
    return alone ? vector.reset().replaceAll("x") : null;
  }

  /** The same with indices from 1 in place of 0; null where none is 0. */
  static @Nullable String countedFromOne(String text) {
    if (!text.matches("(?s).*(?:\\[\\s*0\\s*\\]|\\(\\s*\\w+\\s*,\\s*0\\s*,).*")) {
      return null;
    }
    return shifted(text);
  }

  private static String shifted(String text) {
    return INDEX
        .matcher(text)
        .replaceAll(
            match -> {
              String index = match.group(1).strip();
              boolean number = index.matches("\\d{1,6}");
              return "[" + (number ? Integer.parseInt(index) + 1 : index + "+1") + "]";
            });
  }

  /** Where numbers have commas, semicolons separate arguments. */
  private static String separated(String text) {
    int depth = 0;
    boolean separates = false;
    for (char c : text.toCharArray()) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      separates |= c == ';' && depth > 0;
    }
    if (!separates) {
      return text;
    }
    return text.replaceAll("(?<=\\d),(?=\\d)", ".").replace(';', ',');
  }

  /** Calls of functions that are not ours, as far as they can be written by ours. */
  static String calls(String text) {
    String t = text;
    Matcher call = CALL.matcher(t);
    int from = 0;
    while (call.find(from)) {
      from = call.end();
      List<String> arguments = arguments(t, call.end());
      String name = call.group(1).toLowerCase(Locale.ROOT).replace("_", "");
      String ours = Calls.ours(name, arguments);
      List<String> listed = listed(arguments);
      if (!listed.isEmpty()) {
        ours = Lists.call(name, listed);
      } else if (ours == null) {
        String whole = Vectors.call(name, arguments);
        ours = whole == null ? Lists.call(name, arguments) : whole;
      }
      if (ours != null) {
        for (int i = 0; i < arguments.size(); i++) {
          ours = ours.replace("#" + (i + 1), arguments.get(i).strip());
        }
        int end = call.end() + String.join(",", arguments).length() + 1;
        String after = t.substring(Math.min(end, t.length()));
        Matcher square = SQUARE.matcher(after);
        if (ours.startsWith("sqrt(sum(") && square.lookingAt()) {
          // The square of a norm has a gradient where the norm has none.
          ours = ours.substring("sqrt(".length(), ours.length() - 1);
          after = after.substring(square.end());
        }
        t =
            t.substring(0, call.start())
                + (isCall(ours) || Choices.isPair(ours) ? ours : "(" + ours + ")")
                + after;
        from = call.start() + 1;
        call = CALL.matcher(t);
      }
    }
    return t;
  }

  /** Whether a text is one call, which stands for itself beside other signs. */
  private static boolean isCall(String text) {
    Matcher call = CALL.matcher(text);
    return call.lookingAt()
        && call.end() + String.join(",", arguments(text, call.end())).length() + 1 == text.length();
  }

  /** The components of the one vector in brackets that a call is given; empty if it is not so. */
  static List<String> listed(List<String> arguments) {
    if (arguments.size() != 1) {
      return List.of();
    }
    String only = arguments.getFirst().strip();
    boolean list = only.matches("[\\[(].*[\\])]");
    List<String> inner =
        list ? arguments(only.substring(0, only.length() - 1) + ")", 1) : List.of();
    return inner.size() > 1 && String.join(",", inner).length() + 2 == only.length()
        ? inner
        : List.of();
  }

  /** The texts between the commas of a call, whose parenthesis has just been opened. */
  static List<String> arguments(String text, int begin) {
    var arguments = new ArrayList<String>();
    int depth = 0;
    int start = begin;
    for (int at = begin; at < text.length(); at++) {
      char c = text.charAt(at);
      if (depth == 0 && (c == ',' || c == ')')) {
        arguments.add(text.substring(start, at));
        start = at + 1;
      }
      if (depth == 0 && c == ')') {
        return arguments;
      }
      depth += "([".indexOf(c) >= 0 ? 1 : ")]".indexOf(c) >= 0 ? -1 : 0;
    }
    return List.of();
  }

  static String rule(String text) {
    return withoutModules(ASSIGNED.matcher(text.replace('；', ';')).replaceAll("$1 = "));
  }

  /** Functions without the name of the module that they have elsewhere, as in np.linalg.norm. */
  static String withoutModules(String text) {
    String t = text;
    String before;
    do {
      before = t;
      t = MODULE.matcher(t).replaceAll("");
    } while (!t.equals(before));
    return t;
  }
}
