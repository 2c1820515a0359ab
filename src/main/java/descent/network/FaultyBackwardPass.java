package descent.network;

import descent.network.Fault.Kind;
import descent.network.Propagation.Masking;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Back-propagation that takes one step wrongly in one layer, and all others rightly. */
record FaultyBackwardPass(Fault fault) implements BackwardPass {
  @Override
  public void throughWeights(int layer, DenseLayer dense, double[][] below, int rows) {
    if (!is(Kind.TRANSPOSED_WEIGHTS, layer)) {
      BackwardPass.super.throughWeights(layer, dense, below, rows);
      return;
    }
    for (int r = 0; r < rows; r++) {
      double[] delta = dense.deltas[r];
      int inputs = below[r].length;
      Arrays.fill(below[r], 0);
      for (int input = 0; input < inputs; input++) {
        for (int unit = 0; unit < delta.length; unit++) {
          int place = input * delta.length + unit;
          below[r][input] += delta[unit] * dense.weight(place / inputs, place % inputs);
        }
      }
    }
  }

  @Override
  public void throughMasks(
      int layer, HiddenOutputs hidden, double[][] deltas, int rows, @Nullable Masking masking) {
    if (!is(Kind.FORGOTTEN_MASK, layer)) {
      hidden.backwardThroughMasks(deltas, rows, masking, is(Kind.OTHER_MASK, layer) ? 1 : 0);
    }
  }

  @Override
  public void throughActivation(
      int layer, HiddenOutputs hidden, double[][] slopes, double[][] deltas, int rows) {
    if (!is(Kind.FORGOTTEN_DERIVATIVE, layer)) {
      BackwardPass.super.throughActivation(layer, hidden, slopes, deltas, rows);
    }
  }

  @Override
  public void finish(Shape shape, int layer, int rows, double[] gradient) {
    if (is(Kind.FORGOTTEN_BIAS, layer)) {
      Arrays.fill(gradient, shape.bias(layer, 0), shape.begin(layer + 1), 0);
    }
    if (is(Kind.FORGOTTEN_MEAN, layer)) {
      for (int i = shape.begin(layer); i < shape.begin(layer + 1); i++) {
        gradient[i] *= rows;
      }
    }
  }

  private boolean is(Kind kind, int layer) {
    return fault.kind() == kind && fault.layer() == layer;
  }
}
