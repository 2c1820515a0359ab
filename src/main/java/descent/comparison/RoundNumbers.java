package descent.comparison;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers to try that people can read, evenly apart on a logarithmic scale: the preferred numbers
 * of IEC 60063 (E3, E6, E12, E24), and every sixth of E24.
 */
final class RoundNumbers {
  private static final int[] TENTHS = {
    10, 11, 12, 13, 15, 16, 18, 20, 22, 24, 27, 30, 33, 36, 39, 43, 47, 51, 56, 62, 68, 75, 82, 91
  };

  private static final MathContext THREE_DIGITS = new MathContext(3);

  private RoundNumbers() {}

  /**
   * From one power of ten to another, both included.
   *
   * @param perDecade 3, 4, 6, 12 or 24
   */
  static List<Double> between(int from, int to, int perDecade) {
    var numbers = new ArrayList<Double>();
    for (int power = from; power < to; power++) {
      for (int i = 0; i < TENTHS.length; i += TENTHS.length / perDecade) {
        numbers.add(BigDecimal.valueOf(TENTHS[i]).scaleByPowerOfTen(power - 1).doubleValue());
      }
    }
    numbers.add(BigDecimal.ONE.scaleByPowerOfTen(to).doubleValue());
    return numbers;
  }

  /** The geometric mean with three digits. */
  static double middle(double low, double high) {
    return new BigDecimal(Math.sqrt(low) * Math.sqrt(high)).round(THREE_DIGITS).doubleValue();
  }

  /** The power of ten at or below a number above 0. */
  static int power(double number) {
    BigDecimal exact = new BigDecimal(number).round(THREE_DIGITS);
    return exact.precision() - exact.scale() - 1;
  }
}
