package descent.expression.notation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Functions of many numbers that we have no name for: {@code SUM(x; y)}, {@code norm([x, y])},
 * {@code Sum(x[i], (i, 1, 5))}.
 */
final class Lists {
  private static final Set<String> SUMS = Set.of("sum", "spreadsheetsum", "summe", "somme", "suma");
  private static final Set<String> PRODUCTS = Set.of("prod", "product", "produkt", "produit");
  private static final Set<String> MEANS = Set.of("mean", "average", "mittelwert", "moyenne");

  private Lists() {}

  /** A call of a function by its name in small letters; null if it stays as it is. */
  static @Nullable String call(String name, List<String> arguments) {
    List<String> of = arguments.stream().map(String::strip).toList();
    int count = of.size();
    if (SUMS.contains(name) || PRODUCTS.contains(name)) {
      return counted(SUMS.contains(name), of);
    }
    if (count < 2) {
      return null;
    }
    return switch (name) {
      case "sumproduct" -> bracketed(of, ")*(");
      case "sumsq" -> of.stream().map(x -> "(" + x + ")^2").collect(Collectors.joining(" + "));
      case "norm", "hypot" -> isExactly(name, count) || isKind(name, of.get(1)) ? null : root(of);
      case "max", "min", "maximum", "minimum" -> name.substring(0, 3) + bracketed(of, ", ");
      default -> MEANS.contains(name) ? bracketed(of, " + ") + "/" + count : null;
    };
  }

  private static boolean isExactly(String name, int count) {
    return name.equals("hypot") && count == 2;
  }

  /** Whether a second argument tells the kind of a norm, as in norm(x, 1). */
  private static boolean isKind(String name, String second) {
    return name.equals("norm") && second.matches("(?:(?:ord|p)\\s*=.*|[\\d.]+|inf|Inf|'.*|\".*)");
  }

  private static String root(List<String> of) {
    return of.size() == 2
        ? "hypot" + bracketed(of, ", ")
        : of.stream().map(x -> "(" + x + ")^2").collect(Collectors.joining(" + ", "sqrt(", ")"));
  }

  /** Ours are an index, its bounds and what is added; theirs may begin with the last. */
  private static @Nullable String counted(boolean sum, List<String> of) {
    String ours = sum ? "sum(" : "prod(";
    if (of.size() == 4) {
      boolean behind = isName(of.get(1)) && !isName(of.getFirst());
      return behind
          ? ours + String.join(",", of.get(1), of.get(2), of.get(3), of.get(0)) + ")"
          : null;
    }
    if (of.size() == 2 && of.get(1).matches("\\(\\s*\\w+\\s*,[^(),]+,[^(),]+\\)")) {
      return ours + of.get(1).substring(1, of.get(1).length() - 1) + "," + of.get(0) + ")";
    }
    return of.size() < 2 ? null : sum ? String.join(" + ", of) : bracketed(of, ")*(");
  }

  private static boolean isName(String text) {
    return text.matches("[\\p{L}_]\\w*");
  }

  private static String bracketed(List<String> of, String between) {
    return "(" + String.join(between, of) + ")";
  }
}
