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
   * The state by the names that the formula uses; scalars are arrays of length 1. The arrays are
   * the live ones.
   */
  Map<String, double[]> state();

  /** An independent copy, from which the same future follows. */
  Memory copy();
}
