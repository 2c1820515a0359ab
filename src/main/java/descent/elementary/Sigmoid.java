package descent.elementary;

/**
 * The hyperbolic tangent and the logistic sigmoid, within 0.51 ulp of the exact value, or 0.76 ulp
 * where the result is subnormal.
 *
 * <p>Both are quotients of E + a number by E + 1, with E = exp(2x) or exp(x), as {@link
 * Exponential} computes it. Numerator, denominator and quotient are carried with what rounding
 * takes from them, which T. J. Dekker described in "A floating-point technique for extending the
 * available precision", Numerische Mathematik 18 (1971).
 */
public final class Sigmoid {
  /** Beyond it, exp(-x) is too small to be seen beside 1. */
  static final double FAR = 44;

  /** Below it in size, tanh(x) rounds to x. */
  static final double TINY = 0x1p-28;

  private Sigmoid() {}

  public static double tanh(double x) {
    double size = Math.abs(x);
    if (size < TINY || Double.isNaN(x)) {
      return x;
    }
    return Math.copySign(2 * size < FAR ? quotient(2 * size, 1, -1) : 1, x);
  }

  /** 1/(1 + exp(-x)). */
  public static double sigmoid(double x) {
    if (x >= 0) {
      return x < FAR ? quotient(x, 1, 0) : 1;
    }
    return x > -FAR ? quotient(-x, 0, 1) : Exponential.exp(x);
  }

  /**
   * (factor*E + addend)/(E + 1) with E = exp(x), for 0 <= x < 44. In pieces, each of which {@link
   * Sigmoids} computes for many x at once:
   *
   * <p>E = power*(1 + missing)*exp(r + rest) = power*(1 + r + bend) = power + more + low.
   */
  private static double quotient(double x, double factor, double addend) {
    int place = place(x);
    double power = Exponential.power(place, 0);
    double r = r(x);
    double bend = bend(r, rest(x), Exponential.missing(place));
    double more = power * (r + bend);
    double low = low(power, r, bend);
    double above = above(power, more, factor, addend);
    double aboveLow = aboveLow(power, more, low, above, factor, addend);
    double below = below(power, more);
    return divided(above, aboveLow, below, belowLow(power, more, low, below));
  }

  /** The nearest whole number of steps, in the last bits. */
  static int place(double x) {
    return (int) Double.doubleToRawLongBits(shifted(x));
  }

  private static double shifted(double x) {
    return Math.fma(x, Exponential.PER_STEP, Exponential.ROUNDING);
  }

  static double r(double x) {
    double n = shifted(x) - Exponential.ROUNDING;
    return Math.fma(-n, Exponential.STEP_REST, Math.fma(-n, Exponential.STEP, x));
  }

  static double rest(double x) {
    double n = shifted(x) - Exponential.ROUNDING;
    return Math.fma(-n, Exponential.STEP_REST, Math.fma(-n, Exponential.STEP, x) - r(x));
  }

  static double bend(double r, double rest, double missing) {
    double q = r * r;
    double curve = Math.fma(q * q, 1 / 720.0, Exponential.curve(r));
    return Math.fma(q, curve, Math.fma(missing, r, missing) + rest);
  }

  static double low(double power, double r, double bend) {
    double growth = r + bend;
    double more = power * growth;
    return Math.fma(power, r - growth + bend, Math.fma(power, growth, -more));
  }

  static double above(double power, double more, double factor, double addend) {
    return factor * power + addend + factor * more;
  }

  static double aboveLow(
      double power, double more, double low, double above, double factor, double addend) {
    double times = factor * power;
    double head = times + addend;
    return head - above + factor * more + (times - head + addend) + factor * low;
  }

  static double below(double power, double more) {
    return power + 1 + more;
  }

  static double belowLow(double power, double more, double low, double below) {
    double base = power + 1;
    return base - below + more + (power - base + 1) + low;
  }

  /** Newton's step after the division by the high part. */
  static double divided(double above, double aboveLow, double below, double belowLow) {
    double reciprocal = 1 / below;
    double quotient = above * reciprocal;
    double left = Math.fma(-quotient, below, above) + Math.fma(-quotient, belowLow, aboveLow);
    return Math.fma(left, reciprocal, quotient);
  }
}
