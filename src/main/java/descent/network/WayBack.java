package descent.network;

import descent.network.Propagation.Masking;
import org.jspecify.annotations.Nullable;

/** The steps of back-propagation, chunk by chunk; as they stand here they are right. */
interface WayBack {
  /** Writes the derivatives by a layer's inputs, from those by its sums. */
  default void throughWeights(int layer, DenseLayer dense, double[][] below, int many) {
    dense.backward(below, many);
  }

  /** Turns derivatives by a hidden layer's outputs into those by what its activation gave. */
  default void throughMasks(
      int layer, HiddenOutputs hidden, double[][] deltas, int many, @Nullable Masking masking) {
    hidden.backwardThroughMasks(deltas, many, masking, 0);
  }

  /** Turns derivatives by what a hidden layer's activation gave into those by its sums. */
  default void throughActivation(
      int layer, HiddenOutputs hidden, double[][] slopes, double[][] deltas, int many) {
    hidden.backwardThroughActivation(slopes, deltas, many);
  }

  /** Called when a layer's gradient over so many rows stands in the flat array. */
  default void finish(Shape shape, int layer, int rows, double[] gradient) {}
}
