package descent.commentary;

import descent.message.Message;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Numbers with as many digits as a reader wants. */
public final class Figures {
  private static final int FOUR = 4;

  private Figures() {}

  /**
   * Four significant digits at most, without needless zeros; powers of ten where that is shorter.
   */
  public static String shown(double number) {
    return shown(number, FOUR);
  }

  /** The same with another number of digits. */
  static String shown(double number, int digits) {
    if (!Double.isFinite(number) || number == 0) {
      return number == 0 ? "0" : Double.toString(number);
    }
    var rounded =
        new BigDecimal(number)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int magnitude = rounded.precision() - rounded.scale() - 1;
    return magnitude < -4 || magnitude > 6
        ? rounded.unscaledValue().toString().length() > 1
            ? rounded.movePointLeft(magnitude) + "e" + magnitude
            : rounded.unscaledValue() + "e" + magnitude
        : rounded.toPlainString();
  }

  /** The double nearest to a number of so many significant digits. */
  public static double rounded(double number, int digits) {
    return Double.isFinite(number)
        ? new BigDecimal(number)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .doubleValue()
        : number;
  }

  /** A number with as many digits as tell it from another, four at least. */
  public static String apart(double number, double other) {
    for (int digits = 4; digits < 17; digits++) {
      double mine = rounded(number, digits);
      if (mine != rounded(other, digits)) {
        return digits == 4 ? shown(number) : Message.plain(mine);
      }
    }
    return Message.plain(number);
  }

  /** A point with all its digits. */
  static String exact(double[] point) {
    return point.length == 1
        ? Message.plain(point[0])
        : Arrays.stream(point).mapToObj(Message::plain).collect(Collectors.joining(", ", "(", ")"));
  }

  /**
   * A point as (x, y), or as a number where there is one variable; what is tiny beside the scale
   * counts as 0.
   */
  public static String shown(double[] point, double scale) {
    if (point.length == 1) {
      return shown(beside(scale, point[0]));
    }
    return Arrays.stream(point)
        .mapToObj(v -> shown(beside(scale, v)))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Minima of flat functions are found to few digits only. */
  private static double beside(double scale, double v) {
    return Math.abs(v) < 1e-4 * scale ? 0 : v;
  }
}
