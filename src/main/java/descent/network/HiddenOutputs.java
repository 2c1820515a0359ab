package descent.network;

import descent.network.Propagation.Masking;
import descent.network.Propagation.Selection;
import org.jspecify.annotations.Nullable;

/** The outputs of a hidden layer: activation and dropout, forward and backward. */
final class HiddenOutputs {
  private final int number;
  private final Layer layer;
  private final Dropout dropout;
  private final double[][] masks;

  /** One row of outputs for each row of data. */
  final double[][] values;

  HiddenOutputs(int number, Layer layer, Dropout dropout, int rows) {
    this.number = number;
    this.layer = layer;
    this.dropout = dropout;
    values = new double[rows][layer.units()];
    masks = new double[layer.keepProbability() < 1 ? rows : 0][layer.units()];
  }

  /**
   * Computes the outputs of the rows that stand from a place on.
   *
   * @param masking null at test time
   */
  void forward(
      double[][] preActivations, Selection selection, int at, int rows, @Nullable Masking masking) {
    double keep = layer.keepProbability();
    for (int r = 0; r < rows; r++) {
      layer.activation().apply(preActivations[r], values[r]);
      if (keep == 1) {
        continue;
      }
      if (masking == null) {
        scale(values[r], dropout.testScale(keep));
      } else {
        int row = selection.order()[at + r];
        masking.masks().draw(masking.step(), row, number, keep, masks[r]);
        mask(values[r], masks[r], dropout.trainingScale(keep));
      }
    }
  }

  /**
   * Turns the derivatives by the outputs into those by what the activation gave.
   *
   * @param shift 0; with another one each row takes the mask of a later one
   */
  void backwardThroughMasks(double[][] deltas, int rows, @Nullable Masking masking, int shift) {
    double keep = layer.keepProbability();
    if (keep == 1) {
      return;
    }
    for (int r = 0; r < rows; r++) {
      if (masking == null) {
        scale(deltas[r], dropout.testScale(keep));
      } else {
        mask(deltas[r], masks[(r + shift) % rows], dropout.trainingScale(keep));
      }
    }
  }

  /** Turns the derivatives by what the activation gave into those by the pre-activations. */
  void backwardThroughActivation(double[][] slopes, double[][] deltas, int rows) {
    for (int r = 0; r < rows; r++) {
      layer.activation().pullBack(slopes[r], deltas[r]);
    }
  }

  private static void scale(double[] values, double factor) {
    if (factor == 1) {
      return;
    }
    for (int unit = 0; unit < values.length; unit++) {
      values[unit] *= factor;
    }
  }

  private static void mask(double[] values, double[] mask, double scale) {
    for (int unit = 0; unit < values.length; unit++) {
      values[unit] *= mask[unit] * scale;
    }
  }
}
