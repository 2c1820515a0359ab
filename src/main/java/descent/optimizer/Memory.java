package descent.optimizer;

import descent.objective.Objective;
import java.util.Map;

/** What one run of an optimizer remembers between steps. Not for sharing by threads. */
public interface Memory {
  /**
   * Makes one update.
   *
   * @param objective the loss of this step with the gradient an optimizer may see; for rules that
   *     look elsewhere than w
   * @param w the parameters, length n; changed in place
   * @param g the gradient at w, length n; the rule may use it as scratch space
   * @param rate the learning rate of this step
   */
  void step(Objective objective, double[] w, double[] g, double rate);

  /**
   * The state by the names that the formula uses, among them all that the next step depends on
   * beside t. The arrays of length n, or n*n for a matrix by rows, are the live ones; a scalar is a
   * fresh array of length 1.
   */
  Map<String, double[]> state();

  /** Whether the last step used the learning rate; a line search chooses its length itself. */
  default boolean tookRate() {
    return true;
  }

  /**
   * Whether a step has already computed this gradient at w, so that it costs nothing to be given.
   */
  default boolean knows(double[] w, double[] g) {
    return false;
  }

  /** An independent copy, from which the same future follows. */
  Memory copy();
}
