package descent.elementary;

import java.math.BigDecimal;

/**
 * The exponential function, within 0.51 ulp of the exact value, or 0.76 ulp where the result is
 * subnormal.
 *
 * <p>x = n*ln(2)/128 + r with |r| < 0.0028, so exp(x) = 2^(n/128) * exp(r): a power from a table,
 * and the Taylor series up to r^5, which leaves 1e-18. Method: Ping Tak Peter Tang, "Table-driven
 * implementation of the exponential function in IEEE floating-point arithmetic", ACM Transactions
 * on Mathematical Software 15 (1989).
 */
public final class Exponential {
  private static final int STEPS = 128;
  static final double PER_STEP = STEPS * 1.4426950408889634;

  /** A step is ln(2)/128; of so many bits that the first product with n cancels exactly. */
  static final double STEP = Expansion.high(Expansion.ratio(Expansion.LN2, STEPS));

  static final double STEP_REST = Expansion.low(Expansion.ratio(Expansion.LN2, STEPS));

  /** Added to a number and taken away again, it leaves the nearest whole number. */
  static final double ROUNDING = 0x1.8p52;

  /** The bits of 2^(i/128), and what is missing there, as a fraction of it. */
  private static final long[] POWERS = new long[STEPS];

  private static final double[] MISSING = new double[STEPS];

  /** Below it in size, neither result nor power is out of range. */
  private static final double ORDINARY = 708;

  private static final double OVERFLOW = 0x1.62e42fefa39efp9;
  private static final double UNDERFLOW = -745.2;

  static {
    BigDecimal step = Expansion.ratio(Expansion.LN2, STEPS);
    BigDecimal root = BigDecimal.ONE; // exp(step) = 1 + step/1*(1 + step/2*(1 + step/3*(...)))
    for (int k = 20; k > 0; k--) {
      root = BigDecimal.ONE.add(root.multiply(Expansion.ratio(step, k), Expansion.DIGITS));
    }
    BigDecimal power = BigDecimal.ONE;
    for (int i = 0; i < STEPS; i++) {
      POWERS[i] = Double.doubleToRawLongBits(Expansion.high(power));
      MISSING[i] = Expansion.low(power) / Expansion.high(power);
      power = power.multiply(root, Expansion.DIGITS);
    }
  }

  private Exponential() {}

  public static double exp(double x) {
    if (Math.abs(x) < ORDINARY) {
      return scaled(x, 0);
    }
    if (x > 0) {
      return x > OVERFLOW ? Double.POSITIVE_INFINITY : scaled(x, -1) * 2;
    }
    return x < UNDERFLOW ? 0 : scaled(x, 1022) * 0x1p-1022;
  }

  /** exp(x) * 2^exponent. */
  private static double scaled(double x, long exponent) {
    double shifted = Math.fma(x, PER_STEP, ROUNDING);
    double n = shifted - ROUNDING;
    double r = Math.fma(-n, STEP_REST, Math.fma(-n, STEP, x));
    int i = (int) Double.doubleToRawLongBits(shifted);
    double power = power(i, exponent);
    double growth = missing(i) + r + r * r * curve(r);
    return Math.fma(power, growth, power);
  }

  /** 2^(i/128 + exponent). */
  static double power(int i, long exponent) {
    return Double.longBitsToDouble(POWERS[i & STEPS - 1] + ((i >> 7) + exponent << 52));
  }

  /** The relative error of the table's power. */
  static double missing(int i) {
    return MISSING[i & STEPS - 1];
  }

  /** (exp(r) - 1 - r)/r^2. */
  static double curve(double r) {
    return Math.fma(r * r, Math.fma(r, 1 / 120.0, 1 / 24.0), Math.fma(r, 1 / 6.0, 1 / 2.0));
  }
}
