package descent.expression.syntax;

import descent.message.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses what was meant by a word that the language does not know. */
public final class Hints {
  /** The names that other languages use. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("sine", "sin"),
          Map.entry("cosine", "cos"),
          Map.entry("tangent", "tan"),
          Map.entry("arcsine", "asin"),
          Map.entry("arccosine", "acos"),
          Map.entry("arctangent", "atan"),
          Map.entry("arcsinus", "asin"),
          Map.entry("sinus", "sin"),
          Map.entry("cosinus", "cos"),
          Map.entry("exponential", "exp"),
          Map.entry("logarithm", "log"),
          Map.entry("squareroot", "sqrt"),
          Map.entry("cuberoot", "cbrt"),
          Map.entry("absval", "abs"),
          Map.entry("expit", "sigmoid"),
          Map.entry("ln", "log"),
          Map.entry("lg", "log10"),
          Map.entry("lb", "log2"),
          Map.entry("log_2", "log2"),
          Map.entry("log_10", "log10"),
          Map.entry("ld", "log2"),
          Map.entry("tg", "tan"),
          Map.entry("arcsin", "asin"),
          Map.entry("arccos", "acos"),
          Map.entry("arctan", "atan"),
          Map.entry("arctg", "atan"),
          Map.entry("arctan2", "atan2"),
          Map.entry("sh", "sinh"),
          Map.entry("ch", "cosh"),
          Map.entry("th", "tanh"),
          Map.entry("sgn", "sign"),
          Map.entry("signum", "sign"),
          Map.entry("fabs", "abs"),
          Map.entry("absolute", "abs"),
          Map.entry("root", "sqrt"),
          Map.entry("power", "pow"),
          Map.entry("maximum", "max"),
          Map.entry("minimum", "min"),
          Map.entry("remainder", "mod"),
          Map.entry("ceiling", "ceil"),
          Map.entry("logistic", "sigmoid"),
          Map.entry("potenz", "pow"),
          Map.entry("wurzel", "sqrt"),
          Map.entry("betrag", "abs"),
          Map.entry("potencia", "pow"),
          Map.entry("raiz", "sqrt"),
          Map.entry("racine", "sqrt"),
          Map.entry("puissance", "pow"),
          Map.entry("product", "prod"),
          Map.entry("where", "if"),
          Map.entry("iif", "if"),
          Map.entry("ifelse", "if"),
          Map.entry("wenn", "if"));

  /** Other names for the parts of an update: the parameters, gradient, rate and step. */
  private static final Map<String, List<String>> OF_RULES =
      Map.of(
          "w", List.of("params", "param", "parameters", "theta", "weights", "weight", "x", "θ"),
          "g", List.of("grad", "grads", "gradient", "gradients", "dw", "df", "dx", "dtheta"),
          "lr",
              List.of(
                  "learning_rate", "learningrate", "rate", "eta", "alpha", "step_size", "η", "α"),
          "t", List.of("step", "iteration", "iter", "epoch", "k"));

  /** Other names for what only rules have. */
  private static final Map<String, String> REDUCTIONS =
      Map.of(
          "average",
          "mean",
          "avg",
          "mean",
          "magnitude",
          "norm",
          "length",
          "norm",
          "l2norm",
          "norm",
          "norm2",
          "norm",
          "inner",
          "dot",
          "vdot",
          "dot",
          "matmul",
          "dot");

  /** Functions that only have a name as a reciprocal, with what they are the reciprocal of. */
  public static final Map<String, String> RECIPROCALS =
      Map.of(
          "sec", "cos", "csc", "sin", "cosec", "sin", "cot", "tan", "cotan", "tan", "ctg", "tan",
          "sech", "cosh", "csch", "sinh", "coth", "tanh");

  /** Functions that others have and we do not; none of ours is meant, however near its name is. */
  private static final Set<String> OTHERS =
      Set.of(
          ("erfc erfi erfcx erfinv sinc cosc asinh acosh atanh arcsinh arccosh arctanh arsinh"
                  + " arcosh artanh sind cosd tand sinpi cospi tanpi elu selu celu gelu silu mish"
                  + " relu6 prelu leakyrelu softmax softmin softsign logsigmoid logsumexp logit log1p"
                  + " expm1 exp2 exp10 expi sqr abs2 mix med fmod rem round trunc lgamma norm mean Γ"
                  + " ζ Φ")
              .split(" "));

  private static final Pattern OTHER_BASE = Pattern.compile("log_?\\d+");

  /** Names that mean one number elsewhere and nothing else. */
  private static final Map<String, String> CONSTANTS =
      Map.ofEntries(
          Map.entry("PI", "pi"),
          Map.entry("Pi", "pi"),
          Map.entry("M_PI", "pi"),
          Map.entry("M_E", "e"),
          Map.entry("TAU", "(2*pi)"),
          Map.entry("M_SQRT2", "sqrt(2)"),
          Map.entry("SQRT2", "sqrt(2)"),
          Map.entry("SQRT1_2", "sqrt(0.5)"),
          Map.entry("M_LN2", "log(2)"),
          Map.entry("LN2", "log(2)"),
          Map.entry("M_LN10", "log(10)"),
          Map.entry("LN10", "log(10)"),
          Map.entry("GoldenRatio", "((1 + sqrt(5))/2)"),
          Map.entry("golden_ratio", "((1 + sqrt(5))/2)"),
          Map.entry("EulerGamma", "0.5772156649015329"),
          Map.entry("euler_gamma", "0.5772156649015329"),
          Map.entry("Degree", "(pi/180)"),
          Map.entry("true", "1"),
          Map.entry("True", "1"),
          Map.entry("TRUE", "1"),
          Map.entry("false", "0"),
          Map.entry("False", "0"),
          Map.entry("FALSE", "0"));

  /** Names that may as well be those of sliders. */
  private static final Map<String, String> OFTEN_CONSTANTS =
      Map.of("E", "e", "tau", "(2*pi)", "τ", "(2*pi)", "deg", "(pi/180)");

  private static final Set<String> NOT_FINITE =
      Set.of("inf", "infinity", "infty", "oo", "nan", "null", "none", "undefined");

  private Hints() {}

  /** The number that a name means elsewhere, and could mean nothing else; null if none. */
  static @Nullable String constant(String name) {
    return CONSTANTS.get(name);
  }

  /** The number that a name often means elsewhere; null if none. */
  public static @Nullable String oftenConstant(String name) {
    return OFTEN_CONSTANTS.get(name);
  }

  /** Whether a name means something elsewhere that is no finite number. */
  public static boolean isNotFinite(String name) {
    return NOT_FINITE.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Our name of a function that has this one elsewhere; null if none has. */
  public static @Nullable String elsewhere(String word) {
    return ELSEWHERE.get(word.toLowerCase(Locale.ROOT));
  }

  /** Whether a word names a function that others have and we do not. */
  public static boolean isOthers(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return OTHERS.contains(word)
        || OTHERS.contains(lower)
        || RECIPROCALS.containsKey(lower)
        || (OTHER_BASE.matcher(lower).matches() && elsewhere(lower) == null);
  }

  /**
   * The function that a misspelt one could be.
   *
   * @param ofRule whether it stands in an update rule, which has norms and means too
   */
  static @Nullable String function(String word, boolean ofRule) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (Names.isFunction(lower)) {
      return lower;
    }
    List<String> functions = new ArrayList<>(List.of("sum", "prod"));
    if (ofRule) {
      for (Tree.Reduction.Kind kind : Tree.Reduction.Kind.values()) {
        functions.add(kind.text());
      }
      if (functions.contains(lower)) {
        return lower;
      }
    }
    String known = ofRule ? REDUCTIONS.get(lower) : null;
    known = known == null ? ELSEWHERE.get(lower) : known;
    if (known != null) {
      return known;
    }
    for (Function function : Function.values()) {
      functions.add(function.text());
    }
    return word.length() < 3 || isOthers(word) ? null : nearest(lower, functions);
  }

  /**
   * The likely meaning of an unknown name, given the known ones: {@code x*y}, {@code x^2}, {@code
   * sin(x)}.
   */
  public static @Nullable String name(String word, Collection<String> known) {
    for (String name : known) {
      if (name.equalsIgnoreCase(word)) {
        return name;
      }
    }
    String constant = constant(word);
    if (constant != null) {
      return constant;
    }
    int letters = word.length();
    while (letters > 0 && Character.isDigit(word.charAt(letters - 1))) {
      letters--;
    }
    if (letters < word.length() && known.contains(word.substring(0, letters))) {
      return word.substring(0, letters) + "^" + word.substring(letters);
    }
    for (int i = word.length() - 1; i > 1; i--) {
      String beginning = word.substring(0, i);
      Function function = Function.named(beginning.equals("ln") ? "log" : beginning);
      if (function != null) {
        // As in sin2x, sqrt2 and ln2.
        String factor = word.substring(i).replaceFirst("\\D.*$", "");
        String rest = word.substring(i + factor.length());
        String argument = known.contains(rest) ? rest : product(rest, known);
        boolean isValue = !rest.isEmpty() || (!factor.isEmpty() && function.arguments() == 1);
        if (argument != null && isValue) {
          return function.text() + "(" + factor + argument + ")";
        }
      }
    }
    String product = product(word, known);
    if (product == null) {
      product = ofRule(word, known);
    }
    return product != null || word.length() < 3 ? product : nearest(word, known);
  }

  /**
   * The name in an update rule that is called so elsewhere; null where no rule is written.
   *
   * @param known the names of the text; those of a rule are w, g, lr and t among others
   */
  public static @Nullable String ofRule(String word, Collection<String> known) {
    if (!known.containsAll(OF_RULES.keySet())) {
      return null;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    return OF_RULES.entrySet().stream()
        .filter(entry -> entry.getValue().contains(lower) || entry.getKey().equals(lower))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** The word cut into as few known names as possible, as a product; null if it cannot be. */
  private static @Nullable String product(String word, Collection<String> known) {
    @Nullable String[] best = new @Nullable String[word.length() + 1];
    int[] pieces = new int[word.length() + 1];
    best[0] = "";
    for (int end = 1; end <= word.length(); end++) {
      for (int start = 0; start < end; start++) {
        String piece = word.substring(start, end);
        String before = best[start];
        if (before != null
            && (known.contains(piece) || Names.isNumber(piece))
            && (best[end] == null || pieces[start] + 1 < pieces[end])) {
          best[end] = start == 0 ? piece : before + "*" + piece;
          pieces[end] = pieces[start] + 1;
        }
      }
    }
    return best[word.length()];
  }

  /**
   * The candidate that is one slip away, or two in a long word; of several one of the same length.
   */
  private static @Nullable String nearest(String word, Collection<String> candidates) {
    String best = null;
    int least = word.length() < 6 ? 4 : 6;
    for (String candidate : candidates) {
      int slips =
          2 * Spelling.distance(word, candidate) + (candidate.length() == word.length() ? 0 : 1);
      if (candidate.length() > 2 && slips < least) {
        best = candidate;
        least = slips;
      }
    }
    return best;
  }
}
