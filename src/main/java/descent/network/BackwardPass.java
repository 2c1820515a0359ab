package descent.network;

import descent.network.Propagation.Masking;
import org.jspecify.annotations.Nullable;

/** The steps of back-propagation, chunk by chunk; these are the right ones. */
interface BackwardPass {
  /** Writes the derivatives by a layer's inputs, from those by its pre-activations. */
  default void throughWeights(int layer, DenseLayer dense, double[][] below, int rows) {
    dense.backward(below, rows);
  }

  /** Turns derivatives by a hidden layer's outputs into those by what its activation gave. */
  default void throughMasks(
      int layer, HiddenOutputs hidden, double[][] deltas, int rows, @Nullable Masking masking) {
    hidden.backwardThroughMasks(deltas, rows, masking, 0);
  }

  /**
   * Turns derivatives by what a hidden layer's activation gave into those by its pre-activations.
   */
  default void throughActivation(
      int layer, HiddenOutputs hidden, double[][] slopes, double[][] deltas, int rows) {
    hidden.backwardThroughActivation(slopes, deltas, rows);
  }

  /** Called when a layer's gradient over the rows stands in the flat array. */
  default void finish(Shape shape, int layer, int rows, double[] gradient) {}
}
