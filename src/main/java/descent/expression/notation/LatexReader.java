package descent.expression.notation;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a formula in LaTeX as text that may be an expression. What it does not know it leaves as
 * it is, so that the parser stumbles over it.
 */
final class LatexReader {
  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("cdot", "*"),
          Map.entry("times", "*"),
          Map.entry("ast", "*"),
          Map.entry("div", "/"),
          Map.entry("le", "<="),
          Map.entry("leq", "<="),
          Map.entry("ge", ">="),
          Map.entry("geq", ">="),
          Map.entry("ne", "!="),
          Map.entry("neq", "!="),
          Map.entry("lvert", "|"),
          Map.entry("rvert", "|"),
          Map.entry("vert", "|"),
          Map.entry("mid", "|"),
          Map.entry("lVert", "‖"),
          Map.entry("rVert", "‖"),
          Map.entry("Vert", "‖"),
          Map.entry("lfloor", "floor("),
          Map.entry("rfloor", ")"),
          Map.entry("lceil", "ceil("),
          Map.entry("rceil", ")"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("lbrace", "⦃"),
          Map.entry("rbrace", "⦄"),
          Map.entry("lparen", "("),
          Map.entry("rparen", ")"),
          Map.entry("top", "T"),
          Map.entry("intercal", "T"),
          Map.entry("infty", "∞"),
          Map.entry("quad", " "),
          Map.entry("qquad", " "),
          Map.entry("left", ""),
          Map.entry("right", ""),
          Map.entry("big", ""),
          Map.entry("bigl", ""),
          Map.entry("bigr", ""),
          Map.entry("Big", ""),
          Map.entry("Bigl", ""),
          Map.entry("Bigr", ""),
          Map.entry("displaystyle", ""),
          Map.entry("limits", ""),
          Map.entry("varepsilon", "epsilon"),
          Map.entry("varphi", "phi"),
          Map.entry("vartheta", "theta"));

  private static final Set<String> FRACTIONS = Set.of("frac", "dfrac", "tfrac", "cfrac");
  private static final Set<String> FONTS =
      Set.of(
          ("mathrm operatorname text mathbf mathit mathsf mathcal mathbb mathfrak mathds textrm"
                  + " textnormal mbox boldsymbol bm vec rm")
              .split(" "));

  /** What becomes a name; commands beyond these and the functions are left as they are. */
  private static final Set<String> LETTERS =
      Set.of(
          ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma"
                  + " tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon"
                  + " Phi Psi Omega ell")
              .split(" "));

  /** What stands around a displayed equation. */
  private static final Pattern DISPLAY =
      Pattern.compile(
          "\\\\(?:begin|end)\\{(?:equation|align|aligned|gather|multline|displaymath|math|split)"
              + "\\*?\\}|&(?=\\s*:?=)|\\\\(?:label|tag)\\{[^{}]*\\}|\\\\nonumber");

  private static final String T =
      "(?:T|\\\\(?:top|intercal)\\b|\\\\math(?:sf|rm|bf)\\s*(?:\\{\\s*T\\s*\\}|T))";

  /** Of a power only the first letter is raised: x^Tx is x^T x. */
  private static final Pattern TRANSPOSED =
      Pattern.compile(
          "(?<!\\d)\\s*\\^\\s*(?:\\{\\s*" + T + "\\s*\\}|" + T + ")(?=\\s*[A-Za-z(\\\\])");

  private static final Pattern LOGARITHM =
      Pattern.compile("\\\\log\\s*_\\s*(?:\\{\\s*(\\w+)\\s*\\}|(\\w))");

  private static final Pattern END = Pattern.compile("(?:\\\\\\\\|[.,;\\s])+$");

  private static final Pattern SERIES =
      Pattern.compile(
          "(?:\\\\|\\b)(sum|prod)\\s*_\\s*(?:\\{\\s*([A-Za-z])\\s*=\\s*([^{}]*)\\}\\s*"
              + "\\^\\s*(\\{[^{}]*\\}|\\d+|\\w)|\\{\\s*([A-Za-z])\\s*\\}(?!\\s*\\^)|([A-Za-z])\\b(?!\\s*\\^))");

  /** A letter before one with an index is another factor. */
  private static final Pattern FACTOR =
      Pattern.compile("(?<![A-Za-z\\\\_])([A-Za-z])(?=[A-Za-z]_)");

  /** Two sums in one sign, over all pairs or over each once. */
  private static final Pattern PAIRS =
      Pattern.compile(
          "\\\\(sum|prod)\\s*_\\s*\\{\\s*([a-z])\\s*,\\s*([a-z])\\s*(=[^{},]*)?\\}(\\s*\\^\\s*(?:\\{[^{}]*\\}|\\w))?");

  private static final Pattern EACH_PAIR =
      Pattern.compile(
          "\\\\(sum|prod)\\s*_\\s*\\{\\s*(?:1\\s*\\\\leq?\\s*)?([a-z])\\s*(?:<|\\\\lt\\b)\\s*([a-z])\\s*(?:\\\\leq?\\s*n\\s*)?\\}");

  private static final Pattern INDEX =
      Pattern.compile("(?<!\\blo)([A-Za-zα-ωΑ-Ω])_(\\{[A-Za-z0-9+\\- ]+\\}|\\w)");

  private final String text;
  private int at;

  private LatexReader(String text) {
    this.text = text;
  }

  /** The same formula without backslashes. */
  static String read(String latex) {
    if (!latex.contains("\\") && !latex.contains("_{")) {
      return latex;
    }
    String text = DISPLAY.matcher(latex).replaceAll(" ").strip();
    text = text.replace("∑", "\\sum").replace("∏", "\\prod");
    text = text.replace("\\,", " ").replace("\\;", " ").replace("\\!", "");
    text = text.replace("\\:", " ").replace("\\ ", " ").replace("\\|", "‖");
    text = END.matcher(text).replaceFirst("");
    text = text.replace("\\{", "⦃").replace("\\}", "⦄");
    text = LOGARITHM.matcher(text).replaceAll(" log_$1$2 ");
    text = TRANSPOSED.matcher(text).replaceAll("ᵀ ");
    text = PAIRS.matcher(text.replace("\\limits", "")).replaceAll("\\\\$1_{$2$4}$5\\\\$1_{$3$4}$5");
    text = EACH_PAIR.matcher(text).replaceAll("\\\\$1_{$2=1}^{n}\\\\$1_{$3=$2+1}^{n}");
    text = FACTOR.matcher(text).replaceAll("$1 ");
    text = indexed(series(text));
    return new LatexReader(text).until(text.length());
  }

  /** A sum reaches to the next plus or minus outside of brackets, as it does in print. */
  private static String series(String text) {
    Matcher matcher = SERIES.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    String index = matcher.group(2);
    if (index == null) {
      index = matcher.group(5) == null ? matcher.group(6) : matcher.group(5);
    }
    int begin = matcher.end();
    int end = end(text, begin, text.length(), false);
    // What still speaks of the index belongs to the sum, up to another sum.
    boolean more = matcher.find(end);
    int limit = more ? end(text, end, matcher.start(), true) : text.length();
    boolean indexes = isIndexed(text.substring(end, limit), index);
    end = indexes ? limit : end;
    String body = text.substring(begin, end);
    matcher.find(0);
    boolean bounded = matcher.group(2) != null;
    if (!bounded && !isIndexed(body, index)) {
      return text;
    }
    String bounds = bounded ? matcher.group(3) + "," + bound(matcher.group(4)) : "1,n";
    String call = matcher.group(1) + "(" + index + "," + bounds + "," + series(body.strip()) + ")";
    call += body.endsWith(" ") ? " " : "";
    return text.substring(0, matcher.start()) + call + series(text.substring(end));
  }

  private static String bound(String group) {
    return group.startsWith("{") ? "(" + group.substring(1, group.length() - 1) + ")" : group;
  }

  private static boolean isIndexed(String text, String index) {
    return text.matches("(?s).*(?:_\\{?|\\[)" + index + "(?![A-Za-z0-9]).*");
  }

  /** The first or the last plus or minus outside of brackets; else where the brackets end. */
  private static int end(String text, int begin, int limit, boolean last) {
    int depth = 0;
    int found = -1;
    int end = begin;
    for (; end < limit; end++) {
      char c = text.charAt(end);
      if ("({[".indexOf(c) >= 0) {
        depth++;
      } else if (")}]".indexOf(c) >= 0 && --depth < 0) {
        break;
      } else if (depth == 0 && (c == '+' || c == '-') && (end > begin || last)) {
        found = end;
        if (!last) {
          break;
        }
      }
    }
    return found < 0 ? end : found;
  }

  /** Subscripts that are indices: x_i and x_{i+1} beside a sum, x_{1}, and w_{1} and w_{2}. */
  private static String indexed(String text) {
    boolean sums = text.contains("sum(") || text.contains("prod(");
    return INDEX
        .matcher(text)
        .replaceAll(
            match -> {
              String index = match.group(2).replace("{", "").replace("}", "").strip();
              boolean braces = match.group(2).startsWith("{");
              if (sums && index.matches("[i-l]{2}")) {
                return Matcher.quoteReplacement(match.group());
              }
              String name = match.group(1);
              String ours =
                  sums || (braces && isVector(name, text))
                      ? name + "[" + index + "]"
                      : braces && index.matches("\\w+") ? name + "_" + index : match.group();
              boolean glued =
                  ours.endsWith(index)
                      && match.end() < text.length()
                      && Character.isLetter(text.charAt(match.end()));
              return Matcher.quoteReplacement(ours + (glued ? " " : ""));
            });
  }

  /**
   * Whether a letter has the indices of a vector: it is x, or has two of them and x is not there.
   */
  private static boolean isVector(String name, String text) {
    boolean bare = text.matches("(?s).*(?<![A-Za-z\\\\])" + name + "(?![A-Za-z_]).*");
    long indices =
        INDEX
            .matcher(text)
            .results()
            .filter(found -> found.group(1).equals(name))
            .map(found -> found.group(2))
            .distinct()
            .count();
    boolean other = text.matches("(?s).*(?<![A-Za-z\\\\])x(?![A-Za-z]).*");
    return !bare && (name.equals("x") || (indices > 1 && !other));
  }

  private String until(int end) {
    var out = new StringBuilder();
    while (at < end) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
        String read = command();
        boolean glued = endsWord(out) && !read.isEmpty() && Character.isLetter(read.charAt(0));
        out.append(glued ? " " : "").append(read);
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private static boolean endsWord(StringBuilder text) {
    return !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1));
  }

  private String command() {
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    if (FRACTIONS.contains(name)) {
      return "((" + group() + ")/(" + group() + "))";
    }
    if (name.equals("sqrt")) {
      skipSpace();
      if (at < text.length() && text.charAt(at) == '[') {
        int close = text.indexOf(']', at);
        if (close > 0) {
          String degree = text.substring(at + 1, close);
          at = close + 1;
          return "(" + Calls.root(group(), degree.strip()) + ")";
        }
      }
      return "sqrt(" + group() + ")";
    }
    if (FONTS.contains(name)) {
      String inside = group();
      boolean letter = inside.length() == 1 && at < text.length();
      return letter && Character.isLetter(text.charAt(at)) ? inside + " " : inside;
    }
    String symbol = SYMBOLS.get(name);
    if (symbol != null) {
      return symbol;
    }
    boolean subscribed = at < text.length() && text.charAt(at) == '_';
    boolean function = Arguments.isFunction(name) && !subscribed;
    if (!LETTERS.contains(name) && !function) {
      return "\\" + name;
    }
    // After a function or a Greek letter a new word begins.
    boolean glued = at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    return " " + name + (glued ? " " : "");
  }

  /** What stands in braces, read; or the one sign that comes without. */
  private String group() {
    skipSpace();
    if (at >= text.length()) {
      return "";
    }
    if (text.charAt(at) == '\\') {
      at++;
      return command();
    }
    if (text.charAt(at) != '{') {
      return text.substring(at, ++at);
    }
    int depth = 0;
    for (int end = at; end < text.length(); end++) {
      depth += text.charAt(end) == '{' ? 1 : text.charAt(end) == '}' ? -1 : 0;
      if (depth == 0) {
        at++;
        String inside = until(end);
        at = end + 1;
        return inside;
      }
    }
    return until(text.length());
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
