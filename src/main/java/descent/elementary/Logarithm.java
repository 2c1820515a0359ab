package descent.elementary;

import java.math.BigDecimal;

/**
 * The natural logarithm of x and of 1 + x, within 0.52 ulp of the exact value.
 *
 * <p>x = 2^e * z with z between 0.68 and 1.38, and 1/c from a table makes z/c = 1 + r with |r| <
 * 0.004: log(x) = e*ln(2) + log(c) + log(1 + r), the last by its Taylor series up to r^7, which
 * leaves 2e-18 of r. Near x = 1 both e and log(c) are 0, so nothing cancels. Method: Ping Tak Peter
 * Tang, "Table-driven implementation of the logarithm function in IEEE floating-point arithmetic",
 * ACM Transactions on Mathematical Software 16 (1990).
 */
public final class Logarithm {
  private static final int CELLS = 128;
  private static final int CELL_BITS = 52 - 7;

  /** The middle of the first cell. */
  private static final long FIRST = Double.doubleToRawLongBits(0.6875);

  private static final long START = FIRST - (1L << CELL_BITS - 1);

  /** The number of the cell whose middle is 1. */
  private static final int ONE = 80;

  /** ln(2) and logarithms of cells up to 2^-42, so that their sums with any exponent are exact. */
  private static final double LN2 = cut(Expansion.LN2);

  private static final double LN2_REST = Expansion.rest(Expansion.LN2, LN2).doubleValue();

  /** Within this distance of 1 the series needs no table. */
  private static final double SMALL = 0x1p-9;

  private static final double[] RECIPROCALS = new double[CELLS];

  /** -log of the reciprocals, each followed by its low part. */
  private static final double[] LOGARITHMS = new double[2 * CELLS];

  static {
    for (int i = 0; i < CELLS; i++) {
      RECIPROCALS[i] = 1 / Double.longBitsToDouble(FIRST + ((long) i << CELL_BITS));
    }
    BigDecimal log = BigDecimal.ZERO;
    for (int i = ONE + 1; i < CELLS; i++) {
      log = log.add(logOfRatio(RECIPROCALS[i - 1], RECIPROCALS[i]));
      place(i, log);
    }
    log = BigDecimal.ZERO;
    for (int i = ONE - 1; i >= 0; i--) {
      log = log.add(logOfRatio(RECIPROCALS[i + 1], RECIPROCALS[i]));
      place(i, log);
    }
  }

  private Logarithm() {}

  private static void place(int i, BigDecimal log) {
    LOGARITHMS[2 * i] = cut(log);
    LOGARITHMS[2 * i + 1] = Expansion.rest(log, cut(log)).doubleValue();
  }

  private static double cut(BigDecimal x) {
    return Math.rint(x.doubleValue() * 0x1p42) * 0x1p-42;
  }

  /** log(a/b) = 2*(u + u^3/3 + u^5/5 + ...) with u = (a - b)/(a + b), less than 0.004. */
  private static BigDecimal logOfRatio(double a, double b) {
    BigDecimal p = new BigDecimal(a);
    BigDecimal q = new BigDecimal(b);
    BigDecimal u = p.subtract(q).divide(p.add(q), Expansion.DIGITS);
    BigDecimal square = u.multiply(u, Expansion.DIGITS);
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 13; k > 0; k -= 2) {
      sum = sum.multiply(square, Expansion.DIGITS).add(Expansion.ratio(BigDecimal.TWO, k));
    }
    return sum.multiply(u, Expansion.DIGITS);
  }

  public static double log(double x) {
    if (x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY) {
      return log(x, 0, 0);
    }
    if (x > 0 && x < 1) {
      return log(x * 0x1p54, -54, 0);
    }
    return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
  }

  /** log(1 + x), as exact for small x. */
  public static double log1p(double x) {
    if (Math.abs(x) < SMALL) {
      return Math.fma(x * x, curve(x), x);
    }
    double sum = 1 + x;
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      return log(sum);
    }
    double lost = x < 1 ? x - (sum - 1) : 1 - (sum - x);
    return log(sum, 0, lost / sum);
  }

  /** log(x) + exponent*ln(2) + more, for normal x. */
  private static double log(double x, int exponent, double more) {
    long offset = Double.doubleToRawLongBits(x) - START;
    int i = (int) (offset >> CELL_BITS) & CELLS - 1;
    long shift = offset >> 52;
    double z = Double.longBitsToDouble(Double.doubleToRawLongBits(x) - (shift << 52));
    double e = shift + exponent;

    double ratio = z * RECIPROCALS[i];
    double r = ratio - 1;
    double rest = Math.fma(z, RECIPROCALS[i], -ratio);
    double high = Math.fma(e, LN2, LOGARITHMS[2 * i]);
    double low = Math.fma(e, LN2_REST, LOGARITHMS[2 * i + 1]) + more;

    double sum = high + r;
    double lost = high - sum + r + Math.fma(-r, rest, rest);
    return sum + (Math.fma(r * r, curve(r), low) + lost);
  }

  /** (log(1 + r) - r)/r^2. */
  private static double curve(double r) {
    double q = r * r;
    return Math.fma(
        q,
        Math.fma(q, Math.fma(r, 1 / 7.0, -1 / 6.0), Math.fma(r, 1 / 5.0, -1 / 4.0)),
        Math.fma(r, 1 / 3.0, -1 / 2.0));
  }
}
