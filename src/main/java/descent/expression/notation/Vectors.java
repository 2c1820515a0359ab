package descent.expression.notation;

import descent.expression.syntax.Names;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is computed from all components of one vector: {@code np.mean(x**2)}, {@code ‖x‖₂²}, {@code
 * x.T @ x}. Of two vectors it can't be told which is the one that is varied.
 */
final class Vectors {
  /**
   * A name that is not called, with the part of it that is meant: {@code x[1:]}, {@code x(2:end)}.
   */
  private static final Pattern MENTION =
      Pattern.compile(
          "(?<![\\w.\\\\])([A-Za-z_]\\w*)(?:\\[([^\\[\\],:]*):([^\\[\\],:]*)\\]"
              + "|\\(([^(),:]*):([^(),:]*)\\)|(?!\\w*\\s*[(\\[]))");

  private static final Pattern AXIS = Pattern.compile("(?:(?:axis|dim)\\s*=\\s*)?-?[012]");

  private static final Pattern BOUND = Pattern.compile("(n|end)?\\s*([-+]?\\s*\\d{1,6})?");

  /** What is between double bars, with the kind of its norm, and whether it is squared. */
  private static final Pattern BARS =
      Pattern.compile(
          "‖([^‖]+)‖(?:\\s*_\\s*(?:\\(\\s*([\\w∞]+)\\s*\\)|([\\w∞]))|\\[([\\w∞]+)\\])?"
              + "(\\s*\\^\\s*(?:2(?![\\d.])|\\(\\s*2\\s*\\)))?");

  private static final Pattern DOUBLE_BARS = Pattern.compile("\\|\\|([^|]+)\\|\\|");

  private static final Pattern BEFORE_PRODUCT =
      Pattern.compile(
          "(?<=[\\w)\\]])\\.(?:T\\b|(?:t|transpose)\\(\\s*\\))(?=\\s*@|\\.(?:dot|matmul|mm)\\b)");

  /** As in x^T x, x'*x and x @ x. */
  private static final Pattern TRANSPOSED =
      Pattern.compile(
          "(?<![\\p{L}_.@'^]|@ )("
              + Dialects.OPERAND
              + ")(?:\\s*ᵀ|\\s*\\^\\s*(?:T\\b|\\(\\s*T\\s*\\))\\s*\\*?|'\\s*\\*|\\s*@)\\s*("
              + Dialects.OPERAND
              + ")(?!\\s*[\\w@'^.\\[(])");

  private static final Pattern METHOD =
      Pattern.compile("(?<=[\\p{L}\\w)\\]])\\.([A-Za-z]\\w*)\\s*\\(");

  private static final Set<String> LARGEST = Set.of("∞", "inf", "Inf", "oo", "infty", "infinity");

  private Vectors() {}

  /** A call by its name in small letters, without _; null if it stays as it is. */
  static @Nullable String call(String name, List<String> arguments) {
    String first = arguments.isEmpty() ? "" : arguments.getFirst().strip();
    return switch (name + "/" + arguments.size()) {
      case "sum/1", "reducesum/1", "total/1" -> sum(first);
      case "sum/2" -> {
        String second = arguments.get(1).strip();
        boolean function = Arguments.isFunction(first);
        yield function
            ? sum(first + "(" + second + ")")
            : AXIS.matcher(second).matches() ? sum(first) : null;
      }
      case "prod/1", "product/1", "reduceprod/1" -> all(first, "prod");
      case "mean/1", "reducemean/1", "average/1" -> over(first);
      case "sumsq/1" -> sum(squared(first));
      case "max/1", "amax/1", "reducemax/1", "maximum/1" -> extreme(first, "<=");
      case "min/1", "amin/1", "reducemin/1", "minimum/1" -> extreme(first, ">=");
      case "var/1", "torchvar/1", "variance/1", "mathematicavariance/1" -> spread(first, "-1");
      case "std/1", "torchstd/1", "sd/1", "stdev/1", "mathematicastandarddeviation/1" ->
          root(spread(first, "-1"));
      case "pythonvar/1", "reducevariance/1" -> spread(first, "");
      case "pythonstd/1", "reducestd/1" -> root(spread(first, ""));
      case "norm/1" -> norm(first, "2", false);
      case "norm/2" -> norm(first, arguments.get(1).replaceAll("\\s|ord=|p=|['\"]", ""), false);
      case "dot/2", "inner/2", "vdot/2", "matmul/2", "sumproduct/2" -> {
        String second = arguments.get(1).strip();
        yield sum(first.equals(second) ? squared(first) : "(" + first + ")*(" + second + ")");
      }
      default -> null;
    };
  }

  /** Norms between double bars, as sums. */
  static String norms(String text) {
    return BARS.matcher(DOUBLE_BARS.matcher(text).replaceAll("‖$1‖"))
        .replaceAll(
            found -> {
              String ours = norm(found.group(1).strip(), kind(found), found.group(5) != null);
              return Matcher.quoteReplacement(ours == null ? found.group() : ours);
            });
  }

  private static String kind(MatchResult bars) {
    for (int group = 2; group <= 4; group++) {
      if (bars.group(group) != null) {
        return bars.group(group);
      }
    }
    return "2";
  }

  private static @Nullable String norm(String of, String kind, boolean squared) {
    List<String> listed = Dialects.listed(List.of(of));
    if (LARGEST.contains(kind) && listed.isEmpty()) {
      String largest = extreme("abs(" + of + ")", "<=");
      return largest == null || !squared ? largest : largest + "^2";
    }
    if (LARGEST.contains(kind)) {
      String largest = String.join("), abs(", listed.stream().map(String::strip).toList());
      return "max(abs(" + largest + "))" + (squared ? "^2" : "");
    }
    if (kind.equals("1") && !squared) {
      return sum("abs(" + of + ")");
    }
    String squares =
        !kind.equals("2")
            ? null
            : listed.isEmpty()
                ? sum(squared(of))
                : String.join(" + ", listed.stream().map(Vectors::squared).toList());
    return squares == null ? null : squared ? "(" + squares + ")" : "sqrt(" + squares + ")";
  }

  private static String squared(String of) {
    String value = of.strip();
    return value.matches("\\w+") ? value + "^2" : "(" + value + ")^2";
  }

  private static @Nullable String root(@Nullable String of) {
    return of == null ? null : "sqrt(" + of + ")";
  }

  private static @Nullable String over(String body) {
    Each each = Each.of(body);
    return each == null ? null : each.in("sum", "i") + "/" + each.divisor("");
  }

  /** A sum over all of one vector; null where there is not one name that could be it. */
  private static @Nullable String sum(String body) {
    return all(body, "sum");
  }

  private static @Nullable String all(String body, String kind) {
    Each each = Each.of(body);
    return each == null ? null : each.in(kind, "i");
  }

  /** The mean of those of which none is beyond; at a tie all of them have their share. */
  private static @Nullable String extreme(String body, String sign) {
    Each each = Each.of(body);
    if (each == null) {
      return null;
    }
    String least =
        "prod(j,1," + each.count + ",if(" + each.at("j") + sign + each.at("i") + ",1,0))";
    return "(sum(i,1,%1$s,(%2$s)*%3$s)/sum(i,1,%1$s,%3$s))"
        .formatted(each.count, each.at("i"), least);
  }

  /** The mean square of the distances from the mean, over one less in a sample. */
  private static @Nullable String spread(String body, String less) {
    Each each = Each.of(body);
    return each == null
        ? null
        : "sum(i,1,%s,(%s - %s/%s)^2)/%s"
            .formatted(
                each.count,
                each.at("i"),
                each.in("sum", "j"),
                each.divisor(""),
                each.divisor(less));
  }

  /**
   * What is computed of each component.
   *
   * @param body with # for the index
   * @param count how many components there are
   */
  private record Each(String body, String count) {
    /** Null where there is not one name that could be the vector, or its parts differ in length. */
    static @Nullable Each of(String body) {
      Set<String> names = new LinkedHashSet<>();
      Set<String> counts = new LinkedHashSet<>();
      String of =
          MENTION
              .matcher(body)
              .replaceAll(
                  found -> {
                    String name = found.group(1);
                    if (name.equals("n") || Names.isConstant(name)) {
                      return found.group();
                    }
                    names.add(name);
                    boolean inclusive = found.group(4) != null;
                    String from = inclusive ? found.group(4) : found.group(2);
                    String to = inclusive ? found.group(5) : found.group(3);
                    Place first = from == null ? Place.FIRST : Place.of(from, Place.FIRST);
                    Place end = to == null ? Place.END : Place.of(to, Place.END);
                    if (first == null || end == null) {
                      counts.addAll(List.of("?", "??"));
                      return found.group();
                    }
                    boolean fromOne = inclusive || (from + to).contains("end");
                    first = fromOne && !from.isBlank() ? first.plus(-1) : first;
                    counts.add(end.less(first).text());
                    String index = first.equals(Place.FIRST) ? "" : first.signed();
                    return name + "⟦#" + index + "⟧";
                  });
      boolean one = names.size() == 1 && counts.size() == 1 && !of.contains("[");
      return one
          ? new Each(of.replace('⟦', '[').replace('⟧', ']'), counts.iterator().next())
          : null;
    }

    String at(String index) {
      return body.replace("#", index);
    }

    String in(String kind, String index) {
      return kind + "(" + index + ",1," + count + "," + at(index) + ")";
    }

    String divisor(String less) {
      return count.matches("\\w+") && less.isEmpty() ? count : "(" + count + less + ")";
    }
  }

  /** A place in a vector, counted from 0: so many times n, and a number. */
  private record Place(int ofN, int more) {
    static final Place FIRST = new Place(0, 0);
    static final Place END = new Place(1, 0);

    static @Nullable Place of(String text, Place missing) {
      Matcher bound = BOUND.matcher(text.strip());
      if (text.isBlank() || !bound.matches()) {
        return text.isBlank() ? missing : null;
      }
      int more = bound.group(2) == null ? 0 : Integer.parseInt(bound.group(2).replace(" ", ""));
      // In Python -1 counts from the end.
      return new Place(bound.group(1) != null || more < 0 ? 1 : 0, more);
    }

    Place plus(int number) {
      return new Place(ofN, more + number);
    }

    Place less(Place other) {
      return new Place(ofN - other.ofN, more - other.more);
    }

    String signed() {
      return (ofN == 1 ? "+n" : "") + (more < 0 ? "" + more : more == 0 ? "" : "+" + more);
    }

    String text() {
      return ofN == 0 ? "" + more : "n" + (more < 0 ? "" + more : more == 0 ? "" : "+" + more);
    }
  }

  /** Products of a transposed vector and another, and methods of a value, as calls. */
  static String asCalls(String text) {
    String t =
        TRANSPOSED.matcher(BEFORE_PRODUCT.matcher(text).replaceAll("")).replaceAll("dot($1,$2)");
    Matcher method = METHOD.matcher(t);
    int from = 0;
    while (method.find(from)) {
      from = method.end();
      int start = valueStart(t, method.start());
      String value = t.substring(start, method.start());
      if (!value.isEmpty() && !Character.isDigit(value.charAt(0))) {
        boolean more = !t.substring(method.end()).stripLeading().startsWith(")");
        String call = method.group(1) + "(" + value + (more ? "," : "");
        t = t.substring(0, start) + call + t.substring(method.end());
        from = start + 1;
        method = METHOD.matcher(t);
      }
    }
    return t;
  }

  /** Where the value begins that ends here, with the base of its power. */
  static int valueStart(String text, int end) {
    int at = end;
    int before;
    do {
      before = at;
      at = at < end ? at - 1 : at;
      int depth = 0;
      while (at > 0) {
        char c = text.charAt(at - 1);
        depth += ")]".indexOf(c) >= 0 ? 1 : "([".indexOf(c) >= 0 ? -1 : 0;
        if (depth < 0 || (depth == 0 && "([".indexOf(c) < 0 && !isPart(c))) {
          break;
        }
        at--;
      }
    } while (at > 0 && at < before && text.charAt(at - 1) == '^');
    return at;
  }

  /** Whether a value may end with this sign. */
  static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == ')' || c == ']';
  }
}
