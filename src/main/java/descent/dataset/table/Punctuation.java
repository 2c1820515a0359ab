package descent.dataset.table;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands before the decimals of a file's numbers, and what may stand between thousands. */
enum Punctuation {
  POINT('.', "' "),
  COMMA(',', "' "),
  COMMA_AND_POINTS(',', ".' "),
  POINT_AND_COMMAS('.', ",' ");

  /** Where commas separate columns, a quoted number with one has it between thousands rather. */
  static final List<Punctuation> BETWEEN_COMMAS =
      List.of(POINT, POINT_AND_COMMAS, COMMA, COMMA_AND_POINTS);

  static final List<Punctuation> ELSEWHERE = List.of(values());

  private final char decimal;
  private final Pattern form;
  private final Pattern thousands;

  Punctuation(char decimal, String groups) {
    this.decimal = decimal;
    String grouped = "[1-9][0-9]{0,2}([" + groups + "])[0-9]{3}(?:\\1[0-9]{3})*+";
    String fraction = "(?:\\" + decimal + "[0-9]*+)?+";
    form = Pattern.compile("(?:" + grouped + "|[0-9]++)" + fraction + "|\\" + decimal + "[0-9]++");
    thousands = Pattern.compile("[1-9][0-9]{0,2}\\" + decimal + "[0-9]{3}");
  }

  char decimal() {
    return decimal;
  }

  /** A number with a decimal point and nothing else between its digits; null if it is none here. */
  @Nullable String plain(Figure figure) {
    if (figure.isWhole()) {
      return finite(figure.sign() + figure.digits() + figure.exponent());
    }
    if (!form.matcher(figure.digits()).matches()) {
      return null;
    }
    var plain = new StringBuilder(figure.sign());
    for (char c : figure.digits().toCharArray()) {
      if (c == decimal) {
        plain.append('.');
      } else if (c >= '0' && c <= '9') {
        plain.append(c);
      }
    }
    return finite(plain.append(figure.exponent()).toString());
  }

  private static @Nullable String finite(String number) {
    return Double.isFinite(Double.parseDouble(number)) ? number : null;
  }

  /** Whether the sign before the decimals may be one between thousands. */
  boolean mayBeThousands(Figure figure) {
    return thousands.matcher(figure.digits()).matches();
  }

  boolean hasDecimals(Figure figure) {
    return figure.digits().indexOf(decimal) >= 0;
  }

  /** Whether a text is a number in some punctuation. */
  static boolean isNumber(String cell) {
    Figure figure = Figure.of(cell);
    return figure != null && ELSEWHERE.stream().anyMatch(n -> n.plain(figure) != null);
  }
}
