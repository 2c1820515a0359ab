package descent.expression.notation;

import descent.expression.Mending;
import descent.expression.syntax.Lexer;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Formulas as other programs, papers and people write them, rewritten as an expression of ours:
 * {@code f(x,y) = |x| + \frac{y}{2}}, {@code np.sin(x)**2}, {@code sin^2 x}. The result is only a
 * proposal and need not be valid; see {@link Mending}.
 */
public final class Notation {
  private static final String HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱˣʸᶻ";
  private static final String HIGH_AS = "0123456789+-()nixyz";
  private static final String LOW = "₀₁₂₃₄₅₆₇₈₉₊₋₌ᵢⱼₖₙ";
  private static final String LOW_AS = "0123456789+-=ijkn";

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("**", "^"),
          Map.entry("∛", "cbrt"),
          Map.entry("∜", "sqrt sqrt"),
          Map.entry("ℯ", "e"),
          Map.entry("∣", "|"),
          Map.entry("∥", "‖"),
          Map.entry("‐", "-"),
          Map.entry("‑", "-"),
          Map.entry("‒", "-"),
          Map.entry("•", "*"),
          Map.entry("⨯", "*"),
          Map.entry("∶", "/"),
          Map.entry("ˆ", "^"),
          Map.entry("⌊", "floor("),
          Map.entry("⌋", ")"),
          Map.entry("⌈", "ceil("),
          Map.entry("⌉", ")"),
          Map.entry("【", "("),
          Map.entry("】", ")"),
          Map.entry("「", "("),
          Map.entry("」", ")"),
          Map.entry("、", ","),
          Map.entry("⟨", "("),
          Map.entry("⟩", ")"));

  /** A digit behind a letter is its power: e⁻ˣ² is e^(-x^2). */
  private static final Pattern TOWER = Pattern.compile("([a-z])(?=\\d)");

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\ufe00-\\ufe0f]");

  private static final Pattern LOWERED = Pattern.compile("[" + LOW + "]+");

  /** A sum with its bounds beside it: ∑ᵢ₌₁ⁿ. */
  private static final Pattern SERIES =
      Pattern.compile("([Σ∑Π∏])(?=_)(_\\{[^{}]*\\})([" + HIGH + "]*)");

  private static final Pattern LEFT_SIDE =
      Pattern.compile(
          "^\\s*[\\p{L}_][\\p{L}\\w]*\\s*(?:\\([^()=]*\\)|\\[(?:\\s*\\w+_\\s*,?)+\\])?\\s*(?::=|=(?!=))");
  private static final Pattern MAPPING =
      Pattern.compile(
          "^\\s*(?:(?:\\w+\\s*=\\s*)?lambda\\s+[\\w\\s,]*:|\\(?\\s*(?:\\w+(?:\\s*,\\s*\\w+)*)?\\s*\\)?\\s*(?:=>|->|↦|→)|return\\b"
              + "|(?:\\w+\\s*(?:=|<-)\\s*)?@\\s*\\([^()]*\\))");
  private static final Pattern MINIMISED =
      Pattern.compile(
          "^\\s*(?:\\\\?arg\\s*(?:\\\\[,;!]\\s*)?)?\\\\?(?:arg)?min(?:imi[sz]e)?\\s*(?:\\\\limits\\s*)?"
              + "(?:_\\s*(?:\\{[^{}]*\\}|\\\\?\\w+)|(?=\\s+\\w))");
  private static final Pattern EQUATION = Pattern.compile("(?<![<>=!])=(?!=)");

  /** Words that ask for a picture or the lowest point, and where. */
  private static final Pattern ASKED =
      Pattern.compile(
          "(?i)^\\s*(?:please\\s+)?(?:plot|graph|draw|sketch|show|minimi[sz]e|minimiere|zeichne)\\s+"
              + "(?:the\\s+)?(?:function\\s+|graph\\s+of\\s+)?(?=\\S)");

  private static final Pattern ASKED_WHERE =
      Pattern.compile(
          "(?i)(?:\\s*,)?\\s+(?:(?:(?:for|over|in|where)\\s+)?(?:\\w+\\s*=?\\s*)?(?:from|between)\\s+\\S+\\s+"
              + "(?:to|and)\\s+\\S+|(?:over|for|in|with\\s+respect\\s+to|w\\.?r\\.?t\\.?)\\s+\\w+"
              + "(?:\\s*(?:,|and)\\s*\\w+)*|(?:over|on|in|for)\\s+(?:\\w+\\s+in\\s+)?\\[[^\\[\\]]*\\])\\s*$");

  /** As 1½ and ⅔; a digit before it is added to it. */
  private static final Pattern FRACTION =
      Pattern.compile("(\\d*)([\\u00bc-\\u00be\\u2150-\\u215e\\u2189])");

  private static final Pattern ROW_GAP =
      Pattern.compile("\\\\\\\\\\s*\\[\\s*[\\d.]+\\s*\\w+\\s*\\]");
  private static final Pattern INLINE = Pattern.compile("(?<!\\\\)\\\\([()])");
  private static final Pattern DISPLAYED = Pattern.compile("(?<!\\\\)\\\\[\\[\\]]");
  private static final Pattern QUOTED = Pattern.compile("(?s)^(`{1,3}|\"|')(.*)\\1$");
  private static final Pattern TYPOGRAPHIC = Pattern.compile("(?s)^[“„«‘](.*)[”“»’]$");
  private static final Pattern RADICAND =
      Pattern.compile("([√∛∜])\\s*(\\d+(?:\\.\\d+)?)(?=\\s*\\p{L})");
  private static final Pattern PI_AFTER_WORD = Pattern.compile("(?<=[A-Za-z]{2})π");
  private static final Pattern GLUED_PI = Pattern.compile("π(?=[A-Za-z])");
  private static final Pattern ELEMENTWISE =
      Pattern.compile("(?<!\\.)\\.(?=[*/^+-])|(?<=[A-Za-z])\\.(?=\\()");

  /** A number whose thousands are apart, with a decimal point or, where points do that, a comma. */
  private static final Pattern GROUPED =
      Pattern.compile(
          "(?<![\\w.,])[1-9]\\d{0,2}(?:(?:,\\d{3})+(?:\\.\\d+)?|(?:\\.\\d{3})+,\\d+)(?![\\w.,]*\\d)");

  /** Numbers in a row, which are no product. */
  private static final Pattern ROW = Pattern.compile("\\[[^\\[\\],]*\\d\\s+-?\\d[^\\[\\],]*\\]");

  /** Parentheses around one name or number between two signs. */
  private static final Pattern NEEDLESS =
      Pattern.compile(
          "(?<=^|[(,^/*+-]|[(,^/*+-]"
              + " )\\(\\s*([A-Za-z_]\\w*|\\d+(?:\\.\\d+)?)\\s*\\)(?=\\s*(?:[),/*+-]|$))");

  private Notation() {}

  /** The same with indices from 1 where a text counts them from 0; null where it does not. */
  public static @Nullable String countedFromOne(String text) {
    return Dialects.countedFromOne(text);
  }

  /** The same with x for the one vector of a text; null where it is called so, or not alone. */
  public static @Nullable String ofX(String text) {
    return Dialects.ofX(text);
  }

  /** A rule whose assignments and functions are written as ours are. */
  public static String rule(String text) {
    return Dialects.rule(text);
  }

  /**
   * The text in our notation as far as it is understood; the likeliest reading of several first.
   */
  public static List<String> readings(String text) {
    return Habits.readings(plain(text)).stream().map(t -> ours(t, text)).distinct().toList();
  }

  /** The formula of a text in plain letters, without what stands beside it. */
  private static String plain(String text) {
    String t = INVISIBLE.matcher(letters(text)).replaceAll("").strip();
    t = QUOTED.matcher(Comments.removed(t)).replaceFirst("$2").strip();
    t = Statements.inlined(TYPOGRAPHIC.matcher(t).replaceFirst("$1").strip());
    if (t.indexOf('\\') < 0) {
      t = LookAlikes.NEW_LINE.matcher(t).replaceAll("⏎");
    }
    t = FRACTION.matcher(t).replaceAll(Notation::fraction);
    t = ROW_GAP.matcher(t.replace("$", "")).replaceAll("\\\\\\\\ ");
    return DISPLAYED.matcher(INLINE.matcher(t).replaceAll("$1")).replaceAll(" ").strip();
  }

  private static String ours(String plain, String text) {
    String t = plain.replaceAll("(?<=[^\\s.;\\\\])(?:\\s*(?:\\\\[,;:!]|[.;。；]))+$", "");
    t = Dialects.unwrapped(t);
    t = MINIMISED.matcher(asked(t)).replaceFirst("");
    t = LatexReader.read(lowered(t));
    t = RADICAND.matcher(t.replace("³√", "∛")).replaceAll("$1($2)");
    t = signs(GLUED_PI.matcher(PI_AFTER_WORD.matcher(t).replaceAll(" π")).replaceAll("π "));
    t = MAPPING.matcher(t).replaceFirst("");
    Matcher left = LEFT_SIDE.matcher(t);
    if (left.find() && !EQUATION.matcher(t).find(left.end())) {
      t = t.substring(left.end());
    }
    t = Dialects.withoutModules(t);
    t = ELEMENTWISE.matcher(t).replaceAll("");
    t = Ternaries.resolved(Arguments.logarithms(Braces.read(t)));
    t = Dialects.pieces(t);
    t = Choices.resolved(t);
    t = bars(Vectors.norms(t));
    t = Arguments.inParentheses(t);
    t = bracketsAndCommas(t);
    t = NEEDLESS.matcher(t).replaceAll("$1");
    if (!t.strip().equals(text.strip())) {
      t = t.replaceAll("(?<=\\()\\s+|\\s+(?=[,)])", "");
    }
    return t.strip().replaceAll("\\s+", " ");
  }

  /** Letters of mathematical and wide fonts, and ligatures, as plain ones. */
  private static String letters(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String one = Character.toString(c);
              boolean font = (c >= 0x1D400 && c <= 0x1D7FF) || (c >= 0xFF01 && c <= 0xFF5E);
              boolean ligature = c >= 0xFB00 && c <= 0xFB06;
              out.append(font || ligature ? Normalizer.normalize(one, Normalizer.Form.NFKC) : one);
            });
    return out.toString();
  }

  private static String fraction(MatchResult found) {
    String parts = Normalizer.normalize(found.group(2), Normalizer.Form.NFKC).replace('⁄', '/');
    String whole = found.group(1).isEmpty() ? "" : found.group(1) + "+";
    return "(" + whole + parts + ")";
  }

  /** A formula without the words that ask for it. */
  private static String asked(String text) {
    Matcher words = ASKED.matcher(text);
    return words.find() ? ASKED_WHERE.matcher(text.substring(words.end())).replaceFirst("") : text;
  }

  /** Small signs below as LaTeX has them. */
  private static String lowered(String text) {
    String t =
        LOWERED.matcher(text).replaceAll(run -> "_{" + translated(run.group(), LOW, LOW_AS) + "}");
    return SERIES
        .matcher(t)
        .replaceAll(
            sum -> {
              String sign = "Σ∑".contains(sum.group(1)) ? "\\sum" : "\\prod";
              String to = translated(sum.group(3), HIGH, HIGH_AS);
              String bounds = sum.group(2) + (to.isEmpty() ? "" : "^{" + to + "}");
              return Matcher.quoteReplacement(sign + bounds + " ");
            });
  }

  private static String signs(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (HIGH.indexOf(c) >= 0) {
        int end = run(text, i, HIGH);
        String high = translated(text.substring(i, end), HIGH, HIGH_AS);
        String power = TOWER.matcher(high).replaceAll("$1^");
        out.append(power.length() == 1 || power.matches("\\d+") ? "^" + power : "^(" + power + ")");
        out.append(isDigit(text, end) ? "*" : "");
        i = end - 1;
      } else if (text.startsWith("**", i)) {
        out.append('^');
        i++;
      } else {
        String sign = Character.toString(c);
        String ours = SIGNS.getOrDefault(sign, Lexer.foreign(sign));
        boolean word = ours != null && Character.isLetter(ours.charAt(0));
        out.append(word && endsValue(out) ? "*" : "").append(ours == null ? sign : ours);
        out.append(word && i + 1 < text.length() && text.charAt(i + 1) != '(' ? " " : "");
      }
    }
    return out.toString();
  }

  private static int run(String text, int start, String alphabet) {
    int end = start;
    while (end < text.length() && alphabet.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private static String translated(String text, String from, String to) {
    var out = new StringBuilder();
    for (char c : text.toCharArray()) {
      out.append(to.charAt(from.indexOf(c)));
    }
    return out.toString();
  }

  private static boolean endsValue(CharSequence text) {
    int last = text.length() - 1;
    while (last >= 0 && text.charAt(last) == ' ') {
      last--;
    }
    if (last < 0) {
      return false;
    }
    return Vectors.isPart(text.charAt(last));
  }

  private static String lastWord(CharSequence text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int start = end;
    while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    return text.subSequence(start, end).toString();
  }

  /** Bars in pairs become abs(…): one that follows a value closes, if one is open at its depth. */
  private static String bars(String text) {
    record Bar(int depth, String end) {}
    var out = new StringBuilder();
    Deque<Bar> open = new ArrayDeque<>();
    int depth = 0;
    for (char c : text.toCharArray()) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      Bar last = open.peek();
      if (c != '|') {
        out.append(c);
      } else if (endsValue(out) && last != null && last.depth() == depth) {
        open.pop();
        out.append(last.end());
      } else if (endsValue(out) && Arguments.isFunction(lastWord(out))) {
        open.push(new Bar(depth, "))"));
        out.append("(abs(");
      } else {
        open.push(new Bar(depth, ")"));
        out.append(out.isEmpty() || !endsValue(out) ? "abs(" : "*abs(");
      }
    }
    return open.isEmpty() ? out.toString() : text;
  }

  /**
   * Brackets that index nothing become parentheses, commas between digits decimal points, unless
   * they set thousands apart.
   */
  private static String bracketsAndCommas(String text) {
    var out = new StringBuilder();
    Deque<Character> open = new ArrayDeque<>();
    Matcher grouped = GROUPED.matcher(text).useTransparentBounds(true);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isDigit(text, i) && !open.contains('c') && grouped.region(i, text.length()).lookingAt()) {
        String number = grouped.group();
        boolean points = number.indexOf('.') >= 0 && number.indexOf('.') < number.indexOf(',');
        out.append(points ? number.replace(".", "").replace(',', '.') : number.replace(",", ""));
        i = grouped.end() - 1;
        continue;
      }
      if (c == '(') {
        open.push(endsValue(out) && !lastWord(out).isEmpty() ? 'c' : 'g');
      } else if (c == '[') {
        boolean index =
            endsValue(out)
                && !Arguments.isFunction(lastWord(out).toLowerCase(Locale.ROOT))
                && lastWord(out).matches("[0-9]*[A-Za-z_α-ω]\\w*");
        index |= i > 0 && text.charAt(i - 1) == ']';
        index |= ROW.matcher(text).region(i, text.length()).lookingAt();
        open.push(index ? 'i' : 'b');
        c = index ? c : '(';
      } else if (c == ')' || c == ']') {
        char kind = open.isEmpty() ? ' ' : open.pop();
        c = kind == 'i' ? ']' : kind == 'b' ? ')' : c;
      } else if (c == ',' && !open.contains('c') && isDigit(text, i - 1) && isDigit(text, i + 1)) {
        c = '.';
      }
      out.append(c);
    }
    return out.toString();
  }

  private static boolean isDigit(String text, int i) {
    return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }
}
