package descent.expression.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values with a condition each, of which one holds anywhere: {@code Piecewise((x, x>0), (-x,
 * True))}, {@code IFS(x>0; x; x<=0; -x)}, {@code np.select([x>0], [x], -x)}, LaTeX's {@code cases}.
 */
final class Pieces {
  private static final Pattern ROWS =
      Pattern.compile(
          "(?s)(?:(?:\\\\left\\s*)?\\\\(?:\\{|lbrace)\\s*\\\\begin\\s*\\{(array|matrix|aligned)\\}|\\\\begin\\s*\\{([dr]?cases)\\})(?:\\s*\\{[lcr|"
              + " @{}]*\\})?(.+?)\\\\end\\s*\\{(?:\\1|\\2)\\}(?:\\s*\\\\r"
              + "ight\\s*\\.)?");

  private static final Pattern ROW_END = Pattern.compile("\\\\\\\\|\\\\cr\\b");
  private static final Pattern COMMA = Pattern.compile("[\\s,;.，；。]+$");
  private static final Pattern WORD =
      Pattern.compile("(?i)^(?:if|for|when|wenn|für|falls|若|当|如果)(?![A-Za-z])\\s*");

  private static final Pattern SINGLE_EQUALS = Pattern.compile("(?<![<>=!])=(?!=)");
  private static final Pattern DEFAULT = Pattern.compile("^\\s*default\\s*=");
  private static final Pattern LAMBDA = Pattern.compile("^\\s*lambda\\s+\\w+\\s*:");

  private static final Set<String> ALWAYS =
      Set.of("true", "otherwise", "else", "sonst", "其他", "其它", "否则", "1", "");

  private Pieces() {}

  /** The rows of LaTeX's cases as a call of Piecewise. */
  static String rows(String latex) {
    return ROWS.matcher(latex).replaceAll(found -> Matcher.quoteReplacement(row(found)));
  }

  private static String row(MatchResult cases) {
    var pairs = new ArrayList<String>();
    for (String row : ROW_END.split(cases.group(3))) {
      String[] cells = row.split("(?<!\\\\)&", 2);
      if (!row.isBlank()) {
        String condition = cells.length < 2 ? "" : cells[1].replace("&", " ");
        pairs.add("(" + withoutComma(cells[0]) + ", " + withoutComma(condition) + ")");
      }
    }
    return "Piecewise(" + String.join(", ", pairs) + ")";
  }

  private static String withoutComma(String cell) {
    return COMMA.matcher(cell.strip()).replaceFirst("");
  }

  /** Choices in choices; null where not one of the values holds everywhere. */
  static @Nullable String choice(List<String> arguments) {
    var values = new ArrayList<String>();
    var conditions = new ArrayList<String>();
    if (arguments.isEmpty() || !read(arguments, values, conditions)) {
      return null;
    }
    int last = values.size() - 1;
    boolean whole =
        last >= 0
            && (ALWAYS.contains(conditions.get(last).toLowerCase(Locale.ROOT))
                || (last > 0 && isOpposite(conditions.get(last - 1), conditions.get(last)))
                || Coverage.isWhole(conditions));
    if (!whole) {
      return null;
    }
    String ours = values.get(last);
    for (int i = last - 1; i >= 0; i--) {
      ours = Choices.choice(conditions.get(i), values.get(i), ours);
    }
    return ours;
  }

  private static boolean read(List<String> all, List<String> values, List<String> conditions) {
    List<String> of = all;
    List<String> first = listed(of.getFirst());
    boolean inList = of.size() <= 2 && !first.isEmpty() && first.stream().allMatch(Pieces::isTwo);
    if (isTwo(of.getFirst()) && !inList) {
      return of.stream().allMatch(pair -> readPair(pair, values, conditions));
    }
    if (inList) {
      boolean pairs = first.stream().allMatch(pair -> readPair(pair, values, conditions));
      return pairs && (of.size() == 1 || add(of.get(1), "", values, conditions));
    }
    boolean ofVariable = of.size() == 3 && !isList(of.getFirst()) && isList(of.get(1));
    of = ofVariable ? of.subList(1, 3) : of;
    if (of.size() >= 2 && isList(of.get(0)) && isList(of.get(1))) {
      List<String> holds = listed(of.get(0));
      List<String> what = listed(of.get(1));
      for (int i = 0; i < what.size(); i++) {
        add(what.get(i), i < holds.size() ? holds.get(i) : "", values, conditions);
      }
      boolean more = what.size() == holds.size() + 1;
      return (what.size() == holds.size() || (ofVariable && more))
          && (more || add(of.size() > 2 ? of.get(2) : "0", "", values, conditions));
    }
    for (int i = 0; i < of.size(); i += 2) {
      boolean pair = i + 1 < of.size();
      add(of.get(pair ? i + 1 : i), pair ? of.get(i) : "", values, conditions);
    }
    return Choices.COMPARED.matcher(of.getFirst()).find();
  }

  private static boolean readPair(String pair, List<String> values, List<String> conditions) {
    List<String> parts = Choices.inner(pair);
    return isTwo(pair) && add(parts.get(0), parts.get(1), values, conditions);
  }

  private static boolean isTwo(String pair) {
    return Choices.isPair(pair) && Choices.inner(pair).size() == 2;
  }

  private static boolean add(
      String value, String condition, List<String> values, List<String> conditions) {
    String v = LAMBDA.matcher(DEFAULT.matcher(value).replaceFirst("")).replaceFirst("").strip();
    String c = WORD.matcher(withoutComma(condition)).replaceFirst("");
    conditions.add(SINGLE_EQUALS.matcher(c).replaceAll("==").strip());
    return values.add(v);
  }

  private static boolean isList(String text) {
    return text.strip().matches("(?s)\\[.*\\]");
  }

  /** What stands in one pair of brackets, between its commas. */
  private static List<String> listed(String text) {
    String t = text.strip();
    boolean list = isList(t) || Choices.isPair(t);
    return list ? Dialects.arguments(t.substring(1, t.length() - 1) + ")", 0) : List.of();
  }

  private static boolean isOpposite(String one, String other) {
    String negated =
        switch (sign(one)) {
          case "<" -> one.replace("<", ">=");
          case "<=" -> one.replace("<=", ">");
          case ">" -> one.replace(">", "<=");
          case ">=" -> one.replace(">=", "<");
          case "==" -> one.replace("==", "!=");
          case "!=" -> one.replace("!=", "==");
          default -> "";
        };
    return negated.replace(" ", "").equals(other.replace(" ", ""));
  }

  private static String sign(String condition) {
    Matcher compared = Choices.COMPARED.matcher(condition);
    return compared.find() ? compared.group() : "";
  }
}
