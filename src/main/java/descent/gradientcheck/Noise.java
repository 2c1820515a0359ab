package descent.gradientcheck;

import java.util.Arrays;
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
      for (int i = 0; i < w.length; i++) {
        // The components go different ways, by whole spacings of doubles, which add no rounding.
        double towards = (i * 7919 % 5 - 2 + (i % 2 == 0 ? 0.5 : -0.5)) * 2;
        double at = single ? (float) point[i] : point[i];
        double size = Math.max(Math.abs(at), 1e-3);
        double spacing = single ? Math.ulp((float) size) : Math.ulp(size);
        w[i] = at + (k - POINTS / 2) * towards * spacing;
      }
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
}
