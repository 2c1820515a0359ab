package descent.network;

import descent.elementary.Sigmoids;
import descent.network.Propagation.Masking;
import descent.network.Propagation.Selection;
import org.jspecify.annotations.Nullable;

/** The outputs of a hidden layer: activation and dropout, forward and backward. */
final class HiddenOutputs {
  private final int number;
  private final Layer layer;
  private final Dropout dropout;
  private final double[][] masks;
  private final Sigmoids sigmoids;

  /** Weighted sums and outputs of all rows, row after row; empty where a row is long enough. */
  private final double[] allSums;

  private final double[] allValues;

  /** One row of outputs for each row of data. */
  final double[][] values;

  HiddenOutputs(int number, Layer layer, Dropout dropout, int rows) {
    this.number = number;
    this.layer = layer;
    this.dropout = dropout;
    values = new double[rows][layer.units()];
    masks = new double[layer.keepProbability() < 1 ? rows : 0][layer.units()];
    int together = layer.units() < DenseLayer.FEW ? rows * layer.units() : 0;
    sigmoids = new Sigmoids(Math.max(together, layer.units()));
    allSums = new double[together];
    allValues = new double[together];
  }

  /**
   * Computes the outputs of the rows that stand from a place on.
   *
   * @param masking null at test time
   */
  void forward(
      double[][] preActivations, Selection selection, int at, int rows, @Nullable Masking masking) {
    double keep = layer.keepProbability();
    activate(preActivations, rows);
    if (keep == 1) {
      return;
    }
    for (int r = 0; r < rows; r++) {
      if (masking == null) {
        scale(values[r], dropout.testScale(keep));
      } else {
        int row = selection.order()[at + r];
        masking.masks().draw(masking.step(), row, number, keep, masks[r]);
        mask(values[r], masks[r], dropout.trainingScale(keep));
      }
    }
  }

  /** Few units are taken together with those of other rows, for loops of some length. */
  private void activate(double[][] preActivations, int rows) {
    int units = layer.units();
    if (units >= DenseLayer.FEW) {
      for (int r = 0; r < rows; r++) {
        layer.activation().apply(preActivations[r], values[r], units, sigmoids);
      }
      return;
    }
    for (int r = 0; r < rows; r++) {
      System.arraycopy(preActivations[r], 0, allSums, r * units, units);
    }
    layer.activation().apply(allSums, allValues, rows * units, sigmoids);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(allValues, r * units, values[r], 0, units);
      System.arraycopy(allSums, r * units, preActivations[r], 0, units);
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
