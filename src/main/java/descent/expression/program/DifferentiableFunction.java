package descent.expression.program;

/**
 * A real function of n variables with exact derivatives: an expression with its parameters filled
 * in. Immutable, the same to the last bit on every call, and free to be shared by threads.
 * Arguments are arrays of length n, of which results must not be the same as inputs.
 */
public interface DifferentiableFunction {
  /** n. */
  int dimension();

  /** f(x). */
  double value(double[] x);

  /** Writes the gradient at x and returns f(x). */
  double gradient(double[] x, double[] gradient);

  /**
   * Writes the gradients at many points that lie side by side, to the bit what each has alone.
   *
   * @param x the points, n x count or longer
   * @param gradients the same shape
   * @param values f at each point, as long
   * @param count how many points
   */
  default void gradients(double[][] x, double[][] gradients, double[] values, int count) {
    int n = dimension();
    double[] point = new double[n];
    double[] gradient = new double[n];
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < n; i++) {
        point[i] = x[i][k];
      }
      values[k] = gradient(point, gradient);
      for (int i = 0; i < n; i++) {
        gradients[i][k] = gradient[i];
      }
    }
  }

  /** Writes the Hessian at x times a direction. */
  void hessianTimes(double[] x, double[] direction, double[] product);

  /** About how many additions one gradient costs; a sine counts as twenty. */
  double cost();

  /** Writes the Hessian at x, symmetric, as rows, by n products. */
  default void hessian(double[] x, double[][] hessian) {
    int n = dimension();
    double[] direction = new double[n];
    double[] column = new double[n];
    for (int j = 0; j < n; j++) {
      direction[j] = 1;
      hessianTimes(x, direction, column);
      direction[j] = 0;
      for (int i = 0; i < n; i++) {
        // 0 times an infinite second derivative makes a neighbour NaN; the column of that neighbour
        // has its value.
        if (i >= j || !Double.isFinite(hessian[i][j])) {
          hessian[i][j] = column[i];
        }
        if (i >= j || !Double.isFinite(hessian[j][i])) {
          hessian[j][i] = column[i];
        }
      }
    }
  }
}
