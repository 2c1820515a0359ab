package descent.commentary;

import descent.objective.Objective;

/**
 * The referee's own descent, which shares nothing with the methods that it judges: Levenberg's
 * damped Newton step (1944) with a Hessian from differences of the gradient and Gaussian
 * elimination. The damping grows until the value falls and shrinks after it has.
 */
final class Levenberg {
  private static final int STEPS = 400;
  private static final double GROWTH = 4;

  private Levenberg() {}

  /** The lowest value that it comes to from a point. */
  static double lowest(Objective f, double[] from) {
    int n = from.length;
    double[] x = from.clone();
    double[] g = new double[n];
    double value = f.gradient(x, g);
    double damping = 1;
    for (int step = 0; step < STEPS && damping < 1e30; step++) {
      double[] d = solved(hessian(f, x, g), g, damping);
      double[] next = x.clone();
      for (int i = 0; i < n; i++) {
        next[i] -= d[i];
      }
      double there = f.value(next);
      if (there < value) {
        x = next;
        value = f.gradient(x, g);
        damping = Math.max(damping / GROWTH, 1e-12);
      } else {
        damping *= GROWTH;
      }
    }
    return value;
  }

  private static double[][] hessian(Objective f, double[] x, double[] g) {
    int n = x.length;
    double[][] hessian = new double[n][n];
    double[] there = new double[n];
    for (int j = 0; j < n; j++) {
      double[] beside = x.clone();
      beside[j] += 1e-6 * Math.max(1e-3, Math.abs(x[j]));
      f.gradient(beside, there);
      for (int i = 0; i < n; i++) {
        double slope = (there[i] - g[i]) / (beside[j] - x[j]);
        hessian[i][j] += slope / 2;
        hessian[j][i] += slope / 2;
      }
    }
    return hessian;
  }

  /** The solution of (H + damping * I) d = g, with more damping until every pivot is positive. */
  private static double[] solved(double[][] hessian, double[] g, double damping) {
    int n = g.length;
    for (double more = damping; more < 1e40; more *= GROWTH) {
      double[][] a = new double[n][];
      for (int i = 0; i < n; i++) {
        a[i] = hessian[i].clone();
        a[i][i] += more;
      }
      double[] d = g.clone();
      boolean positive = true;
      for (int k = 0; k < n && positive; k++) {
        positive = a[k][k] > 0;
        for (int i = k + 1; i < n && positive; i++) {
          double factor = a[i][k] / a[k][k];
          for (int j = k; j < n; j++) {
            a[i][j] -= factor * a[k][j];
          }
          d[i] -= factor * d[k];
        }
      }
      if (positive) {
        for (int k = n - 1; k >= 0; k--) {
          for (int j = k + 1; j < n; j++) {
            d[k] -= a[k][j] * d[j];
          }
          d[k] /= a[k][k];
        }
        return d;
      }
    }
    return g.clone();
  }
}
