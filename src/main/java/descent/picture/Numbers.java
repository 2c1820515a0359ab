package descent.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Round numbers of an axis, and how they are written. The browser's pictures do the same. */
public final class Numbers {
  private static final char MINUS = '\u2212';
  private static final int MOST = 1000;

  private Numbers() {}

  /**
   * About as many numbers as asked for, apart by 1, 2 or 5 times a power of ten, within the ends.
   */
  static List<Double> evenly(double low, double high, double count) {
    double rough = (high - low) / Math.max(1, count);
    if (!(rough > 0) || !Double.isFinite(rough)) {
      return List.of();
    }
    int power = (int) Math.floor(StrictMath.log10(rough));
    double error = rough / power(power);
    int factor = error >= 7.07 ? 10 : error >= 3.16 ? 5 : error >= 1.41 ? 2 : 1;
    double step = new BigDecimal(factor).scaleByPowerOfTen(power).doubleValue();
    var found = new ArrayList<Double>();
    for (double i = Math.ceil(low / step - 1e-9);
        i * step <= high + step * 1e-9 && found.size() < MOST;
        i++) {
      found.add(i == 0 ? 0 : new BigDecimal(i * step).round(new MathContext(12)).doubleValue());
    }
    return found;
  }

  static double power(int exponent) {
    return BigDecimal.ONE.scaleByPowerOfTen(exponent).doubleValue();
  }

  /** The nearest multiple of the power of ten at or below the resolution. */
  static double rounded(double value, double resolution) {
    if (!(resolution > 0) || !Double.isFinite(resolution) || !Double.isFinite(value)) {
      return value;
    }
    int decimals = -(int) Math.floor(StrictMath.log10(resolution) + 1e-9);
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
  }

  /** With so many significant digits at most; powers of ten outside 1e-3 to 1e6. */
  public static String text(double value, int digits) {
    if (!Double.isFinite(value) || value == 0) {
      return value == 0 ? "0" : Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : MINUS + "∞";
    }
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(digits, RoundingMode.HALF_UP))
            .stripTrailingZeros();
    double size = Math.abs(value);
    String text;
    if (size < 1e-3 || size >= 1e6) {
      int exponent = rounded.precision() - rounded.scale() - 1;
      text = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    } else {
      text = rounded.toPlainString();
    }
    return text.replace('-', MINUS);
  }
}
