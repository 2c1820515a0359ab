package descent.trace;

import java.util.Arrays;

/**
 * A plane through the space of n variables.
 *
 * @param origin a point of it, length n
 * @param first a direction of length 1
 * @param second another, at right angles to the first
 */
public record Plane(double[] origin, double[] first, double[] second) {
  private static final double SKEW = 1e-6;

  /** Puts origin + a first + b second into x. */
  public void put(double a, double b, double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = origin[i] + a * first[i] + b * second[i];
    }
  }

  /** Whether it is one in n variables: finite, with directions of length 1 at right angles. */
  public boolean isPlane(int n) {
    return origin.length == n
        && first.length == n
        && second.length == n
        && Arrays.stream(origin).allMatch(Double::isFinite)
        && Math.abs(dot(first, first) - 1) < SKEW
        && Math.abs(dot(second, second) - 1) < SKEW
        && Math.abs(dot(first, second)) < SKEW;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Where the foot of the perpendicular from a run's points lies, row by row. */
  public Fan.Path project(Trace trace) {
    return new Fan.Path(along(first, trace), along(second, trace));
  }

  private double[] along(double[] direction, Trace trace) {
    double[] sum = new double[trace.rows()];
    for (int i = 0; i < direction.length; i++) {
      double[] column = trace.point()[i];
      for (int row = 0; row < sum.length; row++) {
        sum[row] += (column[row] - origin[i]) * direction[i];
      }
    }
    return sum;
  }
}
