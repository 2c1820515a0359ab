package descent.elementary;

import java.math.BigDecimal;
import java.math.MathContext;

/** Exact numbers, and doubles that add up to them. */
final class Expansion {
  /** Far more digits than three doubles hold. */
  static final MathContext DIGITS = new MathContext(48);

  static final BigDecimal PI =
      new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494459");
  static final BigDecimal LN2 =
      new BigDecimal("0.693147180559945309417232121458176568075500134360255254120680009");

  private Expansion() {}

  static double high(BigDecimal x) {
    return x.doubleValue();
  }

  /** What {@link #high} leaves. */
  static double low(BigDecimal x) {
    return rest(x, high(x)).doubleValue();
  }

  /** The high part without its last bits, so that products with whole numbers are exact. */
  static double shortened(BigDecimal x, int lastBits) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(high(x)) >> lastBits << lastBits);
  }

  static BigDecimal rest(BigDecimal x, double part) {
    return x.subtract(new BigDecimal(part));
  }

  static BigDecimal ratio(BigDecimal a, long b) {
    return a.divide(BigDecimal.valueOf(b), DIGITS);
  }
}
