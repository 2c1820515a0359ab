package descent.dataset.table;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as people write it: {@code −1.234,5 €}, {@code 10%}, {@code 1'000}, {@code １２}. What its
 * points and commas mean is told by a {@link Punctuation}.
 *
 * @param digits with the signs between and behind them
 * @param unit a currency, a percent sign or letters, before or behind; empty for none
 */
record Figure(String sign, String digits, String exponent, String unit) {
  private static final Pattern FORM =
      Pattern.compile(
          "([+-]?+) ?+(\\p{Sc}?+) ?+([+-]?+)([0-9][0-9.,' ]*+|[.,][0-9]++)((?:[eE][+-]?[0-9]++|[dD][+-][0-9]++)?+)"
              + " ?+(\\p{Sc}|[%‰℃]|°\\p{L}?+|\\p{L}{1,4}+)?+");

  /** A loss as bookkeepers write it. */
  private static final Pattern IN_PARENTHESES = Pattern.compile("\\(([^()+-]+)\\)");

  private static final Pattern GROUPED = Pattern.compile("(?<=[0-9])_(?=[0-9]{3}(?![0-9]))");

  /** Words for thousands and more; K is rather a temperature. */
  private static final Map<String, String> MULTIPLES =
      Map.of(
          "k", "e3", "M", "e6", "Mio", "e6", "mio", "e6", "mn", "e6", "Mrd", "e9", "bn", "e9", "万",
          "e4", "亿", "e8");

  /** Longer ones are written by programs, and as {@link Decimals} has them. */
  private static final int LONGEST = 60;

  private static final int FULL_WIDTH = '\uFF01' - '!';

  static @Nullable Figure of(String cell) {
    if (cell.isEmpty() || cell.length() > LONGEST) {
      return Decimals.POINT.isNumber(cell) ? new Figure("", cell, "", "") : null;
    }
    if (isPlain(cell)) {
      return new Figure("", cell, "", "");
    }
    String narrow = narrow(cell);
    if (narrow.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    Matcher loss = IN_PARENTHESES.matcher(narrow);
    String signed = loss.matches() ? "-" + loss.group(1).strip() : narrow;
    Matcher match = FORM.matcher(GROUPED.matcher(signed).replaceAll("'"));
    if (!match.matches()) {
      return null;
    }
    String before = match.group(2);
    String after = match.group(6) == null ? "" : match.group(6);
    String digits = match.group(4).strip();
    String exponent = match.group(5).toLowerCase(Locale.ROOT).replace('d', 'e');
    String multiple = exponent.isEmpty() && before.isEmpty() ? MULTIPLES.get(after) : null;
    after = multiple == null ? after : "";
    exponent = multiple == null ? exponent : multiple;
    boolean twice = !before.isEmpty() && !after.isEmpty();
    boolean open =
        !(before + after).isEmpty() && !Character.isDigit(digits.charAt(digits.length() - 1));
    twice |= !match.group(1).isEmpty() && !match.group(3).isEmpty();
    return twice || open
        ? null
        : new Figure(match.group(1) + match.group(3), digits, exponent, before + after);
  }

  /** Whether a cell has digits alone, and a point between two of them: so are most. */
  private static boolean isPlain(String cell) {
    int points = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '.' && i > 0 && i + 1 < cell.length()) {
        points++;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return points <= 1;
  }

  boolean isWhole() {
    return digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * A text in the signs of ASCII where it has others for the same: full-width ones, minus, blanks.
   */
  static String narrow(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    var narrow = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c >= '\uFF01' && c <= '\uFF5E') {
        narrow.append((char) (c - FULL_WIDTH));
      } else {
        narrow.append(
            switch (c) {
              case '\u2212', '\u2013', '\uFE63' -> '-';
              case '\u2019' -> '\'';
              case '\u00A0', '\u2007', '\u2009', '\u202F', '\u3000' -> ' ';
              default -> c;
            });
      }
    }
    return narrow.toString().strip();
  }
}
