package descent.optimizer;

import descent.catalogue.Entry;
import descent.catalogue.Framework;
import descent.expression.Rule;
import java.util.List;

/**
 * A rule that moves parameters downhill: a record of its hyperparameters, immutable and free of run
 * state. What a run remembers lives in a {@link Memory}.
 */
public interface Optimizer {
  /** What there is to know about this kind of optimizer: its parameters, names and paper. */
  Entry<Optimizer> entry();

  /**
   * The update as assignments in the expression language, one a line, over {@code w} (parameters),
   * {@code g} (gradient at w), {@code lr} (rate), {@code t} (step, from 1), the symbols of the
   * hyperparameters, and names that start at 0. A name that is read before it is assigned is state:
   * it comes from the step before. The others abbreviate. Empty for a rule of matrices, which the
   * language does not have.
   */
  String formula();

  /** The update as LaTeX for KaTeX. */
  default String latex() {
    return Rule.parse(formula()).toLatex();
  }

  /** What helps to see a step on the map beside the step itself; none where nothing does. */
  default List<Arrow> arrows() {
    return List.of();
  }

  /**
   * What makes the same steps in a framework.
   *
   * @param constantRate whether the rate is the same at every step
   */
  Counterpart in(Framework framework, boolean constantRate);

  /** The rate to start with where none is given. */
  default double defaultLearningRate() {
    return 0.01;
  }

  /**
   * About how many additions one step costs.
   *
   * @param dimension n
   * @param gradient what one evaluation of the objective with its gradient costs
   */
  default double work(int dimension, double gradient) {
    return gradient + 10.0 * dimension;
  }

  /** Empty memory for n parameters. */
  Memory start(int dimension);
}
