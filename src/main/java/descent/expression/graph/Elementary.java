package descent.expression.graph;

import descent.elementary.ErrorFunction;
import descent.elementary.Exponential;
import descent.elementary.Logarithm;

/**
 * Functions that neither {@code descent.elementary} nor {@link StrictMath} has; the same to the
 * last bit everywhere. Compiled code calls them.
 */
public final class Elementary {
  private static final double LOG2_E = 1.4426950408889634;
  private static final double SQRT_HALF = 0.7071067811865476;

  private Elementary() {}

  public static double mask(double a, double b) {
    return a == 0 ? 0 : a * b;
  }

  /** Exact for powers of two: the exponent is taken apart, so the logarithm of 1 remains. */
  public static double log2(double x) {
    if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
      return Logarithm.log(x);
    }
    int exponent = Math.getExponent(x);
    if (exponent < Double.MIN_EXPONENT) {
      return log2(x * 0x1p54) - 54;
    }
    double significand = Math.scalb(x, -exponent - 1);
    if (significand < SQRT_HALF) {
      return exponent + LOG2_E * Logarithm.log(2 * significand);
    }
    return (exponent + 1) + LOG2_E * Logarithm.log(significand);
  }

  /** 0 at 0 of either sign. */
  public static double sign(double x) {
    return x > 0 ? 1 : x < 0 ? -1 : x + 0.0;
  }

  /** As torch.remainder: exact, with the sign of the divisor. */
  public static double mod(double a, double b) {
    double r = a % b;
    return r != 0 && r < 0 != b < 0 ? r + b : r;
  }

  /** floor(a/b), consistent with {@link #mod} where the division rounds. */
  public static double quotient(double a, double b) {
    double q = (a - a % b) / b;
    double r = a % b;
    return Math.rint(r != 0 && r < 0 != b < 0 ? q - 1 : q);
  }

  /** sigmoid(x)*sigmoid(-x), without loss in the tails. */
  public static double sigmoidSlope(double x) {
    double e = Exponential.exp(-Math.abs(x));
    double d = 1 + e;
    return e / (d * d);
  }

  public static double softplus(double x) {
    return Math.max(x, 0) + Logarithm.log1p(Exponential.exp(-Math.abs(x)));
  }

  /** NaN stays NaN. */
  public static double relu(double x) {
    return x <= 0 ? 0 : x;
  }

  /** exp(-x^2); the rounding of the square would cost digits for large x, so it is made good. */
  public static double gaussian(double x) {
    double square = x * x;
    double e = Exponential.exp(-square);
    return e == 0 ? e : e - e * Math.fma(x, x, -square);
  }

  public static double erf(double x) {
    return ErrorFunction.erf(x);
  }
}
