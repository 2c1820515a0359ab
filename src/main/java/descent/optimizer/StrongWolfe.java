package descent.optimizer;

/**
 * The line search of Nocedal and Wright, Numerical Optimization (2nd edition, 2006), algorithms 3.5
 * and 3.6 in one loop: go on until there is a bracket, then narrow it. What it accepts meets the
 * strong Wolfe conditions, those that Moré and Thuente (1994) search for too: the loss has fallen
 * by a fraction of what the slope promised, and the slope is a fraction of what it was, in size:
 *
 * <pre>
 * phi(a) &lt;= phi(0) + c1*a*phi'(0)    and    |phi'(a)| &lt;= c2*|phi'(0)|
 * </pre>
 *
 * A number that is not finite is taken for too high. Before a pole or at a kink no length may meet
 * the second condition: when the trials are used up, or the bracket is as narrow as numbers allow,
 * and no other direction is left to try, the best one that met the first is kept.
 */
public final class StrongWolfe implements LineSearch {
  /** The fraction of what the slope promised by which the loss has to fall. */
  public static final double C1 = 1e-4;

  /** The fraction of the slope that may be left, in size. */
  public static final double C2 = 0.9;

  /** Trials of one search. */
  public static final int MOST = 40;

  /** How many times farther one trial may go than the one before. */
  private static final double LONGEST = 10;

  private static final double SHORTEST = 2;

  /** A trial keeps this fraction of the bracket away from its ends. */
  private static final double MARGIN = 0.1;

  /** Every so many trials the bracket is halved, whatever the cubic says. */
  private static final int HALVING = 3;

  @Override
  public double search(Ray ray, double first, boolean last) {
    // lo is the best end of the bracket, hi the other one: infinite until it is found.
    double lo = 0;
    double loValue = ray.startValue();
    double loSlope = ray.startSlope();
    double hi = Double.POSITIVE_INFINITY;
    double hiValue = Double.NaN;
    double hiSlope = Double.NaN;
    double length = first;
    for (int trial = 1; trial <= MOST; trial++) {
      ray.go(length);
      double value = ray.value();
      double slope = ray.slope();
      if (value == Double.NEGATIVE_INFINITY) {
        return length;
      }
      boolean fell = value <= ray.startValue() + C1 * length * ray.startSlope();
      if (!fell || !(value < loValue) || !Double.isFinite(slope)) {
        hi = length;
        hiValue = value;
        hiSlope = slope;
      } else if (Math.abs(slope) <= -C2 * ray.startSlope()) {
        return length;
      } else {
        if (slope * (hi - lo) >= 0) {
          hi = lo;
          hiValue = loValue;
          hiSlope = loSlope;
        }
        double before = lo;
        double minimum = cubic(lo, loValue, loSlope, length, value, slope);
        lo = length;
        loValue = value;
        loSlope = slope;
        if (Double.isInfinite(hi)) {
          length = farther(length, before, minimum);
          continue;
        }
      }
      length = between(trial, lo, hi, cubic(lo, loValue, loSlope, hi, hiValue, hiSlope));
      if (length == lo || length == hi) {
        break;
      }
    }
    if (Double.isInfinite(hi) || lo == 0 || !last) {
      return Double.isInfinite(hi) ? hi : 0;
    }
    ray.go(lo);
    return lo;
  }

  /** The next trial while the objective falls. */
  private static double farther(double length, double before, double minimum) {
    double least = length + (SHORTEST - 1) * (length - before);
    double most = LONGEST * length;
    return minimum > 0 ? Math.min(Math.max(minimum, least), most) : most;
  }

  /** The next trial in the bracket; where its far end is not finite, near the good one. */
  private static double between(int trial, double lo, double hi, double minimum) {
    double width = hi - lo;
    double fraction = (minimum - lo) / width;
    if (!Double.isFinite(fraction)) {
      return lo + MARGIN * width;
    }
    return trial % HALVING == 0
        ? lo + width / 2
        : lo + Math.min(Math.max(fraction, MARGIN), 1 - MARGIN) * width;
  }

  /** The minimum of the cubic with these values and slopes at a and b (3.59); NaN without one. */
  private static double cubic(
      double a, double valueA, double slopeA, double b, double valueB, double slopeB) {
    double d1 = slopeA + slopeB - 3 * (valueA - valueB) / (a - b);
    double d2 = Math.copySign(Math.sqrt(d1 * d1 - slopeA * slopeB), b - a);
    return b - (b - a) * (slopeB + d2 - d1) / (slopeB - slopeA + 2 * d2);
  }
}
