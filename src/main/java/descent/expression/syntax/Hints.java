package descent.expression.syntax;

import descent.message.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
          Map.entry("fmod", "mod"),
          Map.entry("rem", "mod"),
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
          Map.entry("norm", "hypot"),
          Map.entry("product", "prod"),
          Map.entry("where", "if"),
          Map.entry("iif", "if"));

  /** Other names for the parts of an update: the parameters, gradient, rate and step. */
  private static final Map<String, List<String>> OF_RULES =
      Map.of(
          "w", List.of("params", "param", "parameters", "theta", "weights", "weight", "x", "θ"),
          "g", List.of("grad", "grads", "gradient", "gradients", "dw", "df", "dx", "dtheta"),
          "lr",
              List.of(
                  "learning_rate", "learningrate", "rate", "eta", "alpha", "step_size", "η", "α"),
          "t", List.of("step", "iteration", "iter", "epoch", "k"));

  /** Functions that only have a name as a reciprocal, with what they are the reciprocal of. */
  static final Map<String, String> RECIPROCALS =
      Map.of(
          "sec", "cos", "csc", "sin", "cosec", "sin", "cot", "tan", "cotan", "tan", "ctg", "tan",
          "sech", "cosh", "csch", "sinh", "coth", "tanh");

  private Hints() {}

  /**
   * Refuses a text that is an expression only because a function without parentheses, as in ln x,
   * is read as a number and a product.
   *
   * @param known names that mean numbers all the same
   */
  public static void refuseBareFunctions(String text, Collection<String> known) {
    ExpressionException bare = SyntaxErrors.bareFunction(text, known);
    if (bare != null) {
      throw bare;
    }
  }

  /** Our name of a function that has this one elsewhere; null if none has. */
  static @Nullable String elsewhere(String word) {
    return ELSEWHERE.get(word.toLowerCase(Locale.ROOT));
  }

  /** The function that a misspelt one could be. */
  static @Nullable String function(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (Names.isFunction(lower)) {
      return lower;
    }
    String known = ELSEWHERE.get(lower);
    if (known != null) {
      return known;
    }
    List<String> functions = new ArrayList<>(List.of("sum", "prod"));
    for (Function function : Function.values()) {
      functions.add(function.text());
    }
    return word.length() < 3 || RECIPROCALS.containsKey(lower) ? null : nearest(lower, functions);
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
    int letters = word.length();
    while (letters > 0 && Character.isDigit(word.charAt(letters - 1))) {
      letters--;
    }
    if (letters < word.length() && known.contains(word.substring(0, letters))) {
      return word.substring(0, letters) + "^" + word.substring(letters);
    }
    for (int i = word.length() - 1; i > 1; i--) {
      if (Function.named(word.substring(0, i)) != null) {
        // As in sin2x.
        String factor = word.substring(i).replaceFirst("\\D.*$", "");
        String rest = word.substring(i + factor.length());
        String argument = known.contains(rest) ? rest : product(rest, known);
        if (argument != null && !rest.isEmpty()) {
          return word.substring(0, i) + "(" + factor + argument + ")";
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
