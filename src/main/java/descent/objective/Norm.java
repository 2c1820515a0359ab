package descent.objective;

/** The Euclidean norm. */
public final class Norm {
  private Norm() {}

  /**
   * The root of the sum of squares, first to last; scaled where squares would overflow or vanish.
   */
  public static double of(double[] v) {
    double sum = 0;
    for (double component : v) {
      sum += component * component;
    }
    if (sum >= 0x1p-960 && sum <= Double.MAX_VALUE) {
      return Math.sqrt(sum);
    }
    return scaled(v);
  }

  /** That of the gradient at x. */
  public static double ofGradient(Objective objective, double[] x) {
    double[] gradient = new double[x.length];
    objective.gradient(x, gradient);
    return of(gradient);
  }

  private static double scaled(double[] v) {
    double largest = 0;
    for (double component : v) {
      largest = Math.max(largest, Math.abs(component));
    }
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    // A power of two, so that scaling rounds nothing.
    double scale = Math.scalb(1.0, -Math.getExponent(largest));
    double sum = 0;
    for (double component : v) {
      double s = component * scale;
      sum += s * s;
    }
    return Math.sqrt(sum) / scale;
  }
}
