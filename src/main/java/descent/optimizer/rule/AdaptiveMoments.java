package descent.optimizer.rule;

import descent.objective.TestFunction;
import descent.optimizer.Optimizer;
import java.util.OptionalDouble;

/**
 * Adam and the rules that came from it: a running mean of the gradients (the first moment) over a
 * running size of them (the second).
 */
interface AdaptiveMoments extends Optimizer {
  /** The fraction of the mean gradient that a step keeps. */
  double beta1();

  @Override
  default boolean hasMomentum() {
    return beta1() > 0;
  }

  @Override
  default OptionalDouble rateOn(TestFunction.Rates rates) {
    return OptionalDouble.of(rates.adaptive());
  }
}
