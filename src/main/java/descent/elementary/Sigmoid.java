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
  private static final double FAR = 44;

  private static final double TINY = 0x1p-28;

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

  /** (factor*E + addend)/(E + 1) with E = exp(x), for 0 <= x < 44. */
  private static double quotient(double x, double factor, double addend) {
    double shifted = Math.fma(x, Exponential.PER_STEP, Exponential.ROUNDING);
    double n = shifted - Exponential.ROUNDING;
    double coarse = Math.fma(-n, Exponential.STEP, x);
    double r = Math.fma(-n, Exponential.STEP_REST, coarse);
    double rest = Math.fma(-n, Exponential.STEP_REST, coarse - r);
    int i = (int) Double.doubleToRawLongBits(shifted);

    // E = power*(1 + missing)*exp(r + rest) = power*(1 + r + bend) = power + more + low
    double missing = Exponential.missing(i);
    double q = r * r;
    double curve = Math.fma(q * q, 1 / 720.0, Exponential.curve(r));
    double bend = Math.fma(q, curve, Math.fma(missing, r, missing) + rest);
    double growth = r + bend;
    double power = Exponential.power(i, 0);
    double more = power * growth;
    double low = Math.fma(power, r - growth + bend, Math.fma(power, growth, -more));

    double base = power + 1;
    double below = base + more;
    double belowLow = base - below + more + (power - base + 1) + low;

    double times = factor * power;
    double head = times + addend;
    double above = head + factor * more;
    double aboveLow = head - above + factor * more + (times - head + addend) + factor * low;

    double reciprocal = 1 / below;
    double quotient = above * reciprocal;
    double left = Math.fma(-quotient, below, above) + Math.fma(-quotient, belowLow, aboveLow);
    return Math.fma(left, reciprocal, quotient);
  }
}
