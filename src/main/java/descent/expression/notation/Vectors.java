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
  private static final Pattern WORD =
      Pattern.compile("(?<![\\w.\\\\])[A-Za-z_]\\w*(?!\\w*\\s*[(\\[])");

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

  private Vectors() {}

  /** A call by its name in small letters, without _; null if it stays as it is. */
  static @Nullable String call(String name, List<String> arguments) {
    String first = arguments.isEmpty() ? "" : arguments.getFirst().strip();
    return switch (name + "/" + arguments.size()) {
      case "sum/1", "reducesum/1", "total/1" -> sum(first);
      case "prod/1", "product/1", "reduceprod/1" -> all(first, "prod");
      case "mean/1", "reducemean/1", "average/1" -> over(sum(first));
      case "sumsq/1" -> sum(squared(first));
      case "norm/1" -> norm(first, "2", false);
      case "norm/2" -> norm(first, arguments.get(1).replaceAll("\\s|ord=|p=", ""), false);
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
    if (kind.equals("1") && !squared) {
      return sum("abs(" + of + ")");
    }
    List<String> listed = Dialects.listed(List.of(of));
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

  private static @Nullable String over(@Nullable String sum) {
    return sum == null ? null : sum + "/n";
  }

  /** A sum over all of one vector; null where there is not one name that could be it. */
  private static @Nullable String sum(String body) {
    return all(body, "sum");
  }

  private static @Nullable String all(String body, String kind) {
    Set<String> names = new LinkedHashSet<>();
    Matcher word = WORD.matcher(body);
    while (word.find()) {
      if (!Names.isConstant(word.group())) {
        names.add(word.group());
      }
    }
    names.remove("n");
    if (names.size() != 1 || body.contains("[")) {
      return null;
    }
    String name = names.iterator().next();
    return kind
        + "(i,1,n,"
        + WORD.matcher(body)
            .replaceAll(match -> match.group().equals(name) ? name + "[i]" : match.group())
        + ")";
  }

  /** Products of a transposed vector and another, and methods of a value, as calls. */
  static String asCalls(String text) {
    String t =
        TRANSPOSED.matcher(BEFORE_PRODUCT.matcher(text).replaceAll("")).replaceAll("dot($1,$2)");
    Matcher method = METHOD.matcher(t);
    int from = 0;
    while (method.find(from)) {
      from = method.end();
      int start = start(t, method.start());
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
  private static int start(String text, int end) {
    int at = end;
    do {
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
    } while (at > 0 && text.charAt(at - 1) == '^');
    return at;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == ')' || c == ']';
  }
}
