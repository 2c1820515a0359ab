package descent.gradientcheck;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/**
 * The rounding error of a value, measured: along a line of points that are a few spacings of
 * numbers apart a smooth function has no third differences, so what is there is rounding (Hamming's
 * difference tables; Moré and Wild, "Estimating computational noise", SIAM J. Sci. Comput. 2011).
 */
final class Noise {
  private static final int POINTS = 33;
  private static final int ORDER = 3;

  /** {@code (3!)^2 / 6!}: third differences of independent errors are that much larger. */
  private static final double RATIO = 36.0 / 720;

  /** Deviations that no error of many thousands exceeds. */
  private static final double DEVIATIONS = 5;

  private Noise() {}

  /**
   * A bound for the errors of a function near a point.
   *
   * @param single whether the function rounds its parameters to float
   */
  static double at(double[] point, boolean single, ToDoubleFunction<double[]> function) {
    double[] w = new double[point.length];
    double[] values = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      place(point, k, single, w);
      values[k] = function.applyAsDouble(w);
    }
    double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    double spacing = single ? Math.ulp((float) largest) : Math.ulp(largest);
    int count = POINTS;
    for (int order = 0; order < ORDER; order++) {
      count--;
      for (int k = 0; k < count; k++) {
        values[k] = values[k + 1] - values[k];
      }
    }
    double squares = 0;
    for (int k = 0; k < count; k++) {
      squares += values[k] * values[k];
    }
    return DEVIATIONS * Math.sqrt(RATIO * squares / count) + spacing / 2;
  }

  /**
   * Bounds for the errors of each component of a gradient near a point: where a function turns
   * within a tiny distance, that of its argument is most of a derivative. 0 beside the end of the
   * domain, where nothing can be measured.
   *
   * @param gradient writes the gradient at its first argument into its second
   */
  static double[] ofGradient(double[] point, BiConsumer<double[], double[]> gradient) {
    int n = point.length;
    double[] w = new double[n];
    double[][] rows = new double[ORDER + 1][n];
    double[] squares = new double[n];
    for (int k = 0; k < POINTS; k++) {
      place(point, k, false, w);
      double[] newest = rows[k % rows.length];
      gradient.accept(w, newest);
      if (k >= ORDER) {
        double[] first = rows[(k - 3) % rows.length];
        double[] second = rows[(k - 2) % rows.length];
        double[] third = rows[(k - 1) % rows.length];
        for (int i = 0; i < n; i++) {
          double difference = newest[i] - 3 * third[i] + 3 * second[i] - first[i];
          squares[i] += difference * difference;
        }
      }
    }
    double[] bounds = new double[n];
    for (int i = 0; i < n; i++) {
      double bound = DEVIATIONS * Math.sqrt(RATIO * squares[i] / (POINTS - ORDER));
      bounds[i] = Double.isFinite(bound) ? bound : 0;
    }
    return bounds;
  }

  /** Writes the place number k on the line. */
  private static void place(double[] point, int k, boolean single, double[] w) {
    for (int i = 0; i < w.length; i++) {
      // The components go different ways, by whole spacings of doubles, which add no rounding.
      double towards = (i * 7919 % 5 - 2 + (i % 2 == 0 ? 0.5 : -0.5)) * 2;
      double at = single ? (float) point[i] : point[i];
      double size = Math.max(Math.abs(at), 1e-3);
      double spacing = single ? Math.ulp((float) size) : Math.ulp(size);
      w[i] = at + (k - POINTS / 2) * towards * spacing;
    }
  }
}
