package descent.objective;

/**
 * What is minimised: a real function of n variables with exact derivatives. Implementations are
 * deterministic to the last bit, keep no state between calls and may be shared by threads.
 */
public interface Objective {
  /** n, the length of every point. */
  int dimension();

  /** f(x). */
  double value(double[] x);

  /** Writes the gradient at x, of length n, and returns f(x). */
  double gradient(double[] x, double[] gradient);

  /** Writes the symmetric n x n Hessian at x, as rows. */
  void hessian(double[] x, double[][] hessian);
}
