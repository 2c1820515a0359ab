package descent.expression.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether comparisons of one name with numbers, such as x<0, 0<=x<1 and x>=1, hold everywhere. */
final class Coverage {
  private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
  private static final String SIGN = "(<=|>=|==|!=|<|>)";
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:" + NUMBER + SIGN + ")?([A-Za-z]\\w*(?:\\[\\w+\\])?)(?:" + SIGN + NUMBER + ")?");

  private static final Pattern AND = Pattern.compile("&&?|∧|\\band\\b");

  /** A name by the sign and number that follow it. */
  private record Bound(String sign, double number) {
    boolean holds(double x) {
      return switch (sign) {
        case "<" -> x < number;
        case "<=" -> x <= number;
        case ">" -> x > number;
        case ">=" -> x >= number;
        case "==" -> x == number;
        default -> x != number;
      };
    }
  }

  private Coverage() {}

  static boolean isWhole(List<String> conditions) {
    var names = new TreeSet<String>();
    var numbers = new TreeSet<Double>();
    var all = new ArrayList<List<Bound>>();
    for (String condition : conditions) {
      var bounds = new ArrayList<Bound>();
      for (String part : AND.split(condition)) {
        Matcher named = NAMED.matcher(part.replaceAll("[\\s()]", ""));
        if (!named.matches()) {
          return false;
        }
        names.add(named.group(3));
        if (named.group(1) != null) {
          bounds.add(new Bound(turned(named.group(2)), Double.parseDouble(named.group(1))));
        }
        if (named.group(5) != null) {
          bounds.add(new Bound(named.group(4), Double.parseDouble(named.group(5))));
        }
      }
      bounds.forEach(bound -> numbers.add(bound.number()));
      all.add(bounds);
    }
    return names.size() == 1 && !numbers.isEmpty() && holdsAtAll(all, List.copyOf(numbers));
  }

  /** Between two neighbouring bounds nothing changes: one place there stands for all. */
  private static boolean holdsAtAll(List<List<Bound>> all, List<Double> numbers) {
    var places = new ArrayList<Double>(numbers);
    places.add(numbers.getFirst() - 1);
    places.add(numbers.getLast() + 1);
    for (int i = 1; i < numbers.size(); i++) {
      places.add((numbers.get(i - 1) + numbers.get(i)) / 2);
    }
    return places.stream()
        .allMatch(x -> all.stream().anyMatch(bounds -> bounds.stream().allMatch(b -> b.holds(x))));
  }

  private static String turned(String sign) {
    return sign.startsWith("<")
        ? sign.replace('<', '>')
        : sign.startsWith(">") ? sign.replace('>', '<') : sign;
  }
}
