package descent.optimizer.secondorder;

import descent.optimizer.Lanes;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import descent.optimizer.Stride;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule that divides by the curvature, or by what it has learnt of it. */
interface SecondOrder extends Optimizer {
  /** Empty: the rule is one of matrices, which the language does not have. */
  @Override
  default String formula() {
    return "";
  }

  /** None: a step asks for the Hessian, or looks along a line. */
  @Override
  default @Nullable Lanes lanes(List<Optimizer> each, int dimension) {
    return null;
  }

  /** The whole step of the quadratic model. */
  @Override
  default double defaultLearningRate() {
    return 1;
  }

  /** The memory of a rule whose steps are as long as a line search says, or as the rate. */
  interface Searching extends Memory {
    /** Null where there is no line search. */
    @Nullable Stride stride();

    @Override
    default boolean tookRate() {
      return stride() == null;
    }

    @Override
    default boolean knows(double[] w, double[] g) {
      Stride stride = stride();
      return stride != null && stride.knows(w, g);
    }
  }
}
