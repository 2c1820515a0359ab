package descent.optimizer;

/** What the step of a rule of matrices is a product of; g is the gradient that the rule saw. */
public sealed interface MatrixStep {
  /** {@code w - length * M^-1 g}, where M is the Hessian with a multiple of the identity added. */
  @FunctionalInterface
  non-sealed interface InverseHessian extends MatrixStep {
    /**
     * The multiple that is added.
     *
     * @param eigenvalues of the Hessian, ascending; none where it is not finite
     */
    double added(double[] eigenvalues);
  }

  /**
   * {@code w - length * H g}.
   *
   * @param name of H in {@link Memory#state}, n*n numbers by rows
   */
  record Product(String name) implements MatrixStep {}

  /**
   * {@code w + length * p}.
   *
   * @param name of p in {@link Memory#state}, n numbers
   */
  record Direction(String name) implements MatrixStep {}
}
