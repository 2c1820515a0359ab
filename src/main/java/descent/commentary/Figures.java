package descent.commentary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Numbers with as many digits as a reader wants. */
public final class Figures {
  private static final int FOUR = 4;
  private static final int MOST = 17;

  /** Numbers from here up to there are written without a power of ten. */
  private static final double SMALLEST = 1e-3;

  private static final double LARGEST = 1e6;

  private Figures() {}

  /**
   * Four significant digits at most, without needless zeros; powers of ten outside 1e-3 to 1e6, as
   * the pages write all their numbers.
   */
  public static String shown(double number) {
    return shown(number, FOUR);
  }

  /** The same with another number of digits. */
  static String shown(double number, int digits) {
    return Double.isFinite(number)
        ? written(
            new BigDecimal(number).round(new MathContext(digits, RoundingMode.HALF_UP)), number)
        : Double.toString(number);
  }

  /** A number with all its digits. */
  private static String exact(double number) {
    return Double.isFinite(number)
        ? written(BigDecimal.valueOf(number), number)
        : Double.toString(number);
  }

  private static String written(BigDecimal rounded, double number) {
    double size = Math.abs(number);
    if (size == 0) {
      return "0";
    }
    BigDecimal digits = rounded.stripTrailingZeros();
    int magnitude = digits.precision() - digits.scale() - 1;
    return size < SMALLEST || size >= LARGEST
        ? digits.movePointLeft(magnitude).toPlainString() + "e" + magnitude
        : digits.toPlainString();
  }

  /** The double nearest to a number of so many significant digits. */
  public static double rounded(double number, int digits) {
    return Double.isFinite(number)
        ? new BigDecimal(number).round(new MathContext(digits, RoundingMode.HALF_UP)).doubleValue()
        : number;
  }

  /** A number with as many digits as tell it from another, four at least. */
  public static String apart(double number, double other) {
    if (number == other) {
      return shown(number);
    }
    for (int digits = FOUR; digits < MOST; digits++) {
      if (rounded(number, digits) != rounded(other, digits)) {
        return shown(number, digits);
      }
    }
    return exact(number);
  }

  /** A point with all its digits. */
  static String exact(double[] point) {
    return point.length == 1
        ? exact(point[0])
        : Arrays.stream(point).mapToObj(Figures::exact).collect(Collectors.joining(", ", "(", ")"));
  }

  /** A point as (x, y), or as a number where there is one variable. */
  public static String shown(double[] point) {
    return point.length == 1
        ? shown(point[0])
        : Arrays.stream(point).mapToObj(Figures::shown).collect(Collectors.joining(", ", "(", ")"));
  }
}
