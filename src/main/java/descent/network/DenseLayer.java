package descent.network;

import java.util.Arrays;

/** One layer at work: its parameters as rows, and what a chunk of data rows leaves in it. */
final class DenseLayer {
  /** Loops of fewer steps than this are too short for vector instructions. */
  private static final int FEW = 16;

  private final int begin;
  private final int inputs;
  private final int units;
  private final double[][] weights;
  private final double[][] turned;
  private final double[] biases;

  /** Inputs and sums turned over, where there are few units: rows of data make the long loops. */
  private final double[][] turnedInputs;

  private final double[][] turnedSums;
  private final double[][] weightGradient;
  private final double[] biasGradient;

  /** The weighted sums of each row; after the activation its slopes there. */
  final double[][] sums;

  /** The derivatives by the outputs, later by the sums, of each row. */
  final double[][] deltas;

  DenseLayer(Shape shape, int layer, int rows) {
    begin = shape.begin(layer);
    inputs = shape.inputs(layer);
    units = shape.units(layer);
    weights = new double[units][inputs];
    turned = new double[inputs][units];
    biases = new double[units];
    boolean few = units < FEW;
    turnedInputs = new double[few ? inputs : 0][rows];
    turnedSums = new double[few ? units : 0][rows];
    weightGradient = new double[units][inputs];
    biasGradient = new double[units];
    sums = new double[rows][units];
    deltas = new double[rows][units];
  }

  /** Takes the parameters out of the flat array. */
  void load(double[] w) {
    for (int unit = 0; unit < units; unit++) {
      System.arraycopy(w, begin + unit * inputs, weights[unit], 0, inputs);
    }
    System.arraycopy(w, begin + units * inputs, biases, 0, units);
    Rows.turn(weights, turned, units, inputs);
  }

  /** Computes the weighted sums of some rows. */
  void forward(double[][] in, int rows) {
    if (units < FEW && rows >= FEW) {
      forwardTurned(in, rows);
      return;
    }
    for (int r = 0; r < rows; r++) {
      System.arraycopy(biases, 0, sums[r], 0, units);
    }
    Rows.addProduct(sums, in, turned, rows, inputs, units);
  }

  private void forwardTurned(double[][] in, int rows) {
    Rows.turn(in, turnedInputs, rows, inputs);
    for (int unit = 0; unit < units; unit++) {
      Arrays.fill(turnedSums[unit], 0, rows, biases[unit]);
    }
    Rows.addProduct(turnedSums, weights, turnedInputs, units, inputs, rows);
    Rows.turn(turnedSums, sums, units, rows);
  }

  /** Adds to the gradient what some rows contribute, from the derivatives by the sums. */
  void addGradient(double[][] in, int rows) {
    Rows.addTurnedProduct(weightGradient, deltas, in, units, rows, inputs);
    for (int r = 0; r < rows; r++) {
      double[] delta = deltas[r];
      for (int unit = 0; unit < units; unit++) {
        biasGradient[unit] += delta[unit];
      }
    }
  }

  /** Writes the derivatives by this layer's inputs. */
  void backward(double[][] below, int rows) {
    for (int r = 0; r < rows; r++) {
      Arrays.fill(below[r], 0);
    }
    Rows.addProduct(below, deltas, weights, rows, units, inputs);
  }

  /** One of the weights. */
  double weight(int unit, int input) {
    return weights[unit][input];
  }

  void clearGradient() {
    for (double[] row : weightGradient) {
      Arrays.fill(row, 0);
    }
    Arrays.fill(biasGradient, 0);
  }

  /** Puts the gradient into the flat array. */
  void storeGradient(double[] gradient) {
    for (int unit = 0; unit < units; unit++) {
      System.arraycopy(weightGradient[unit], 0, gradient, begin + unit * inputs, inputs);
    }
    System.arraycopy(biasGradient, 0, gradient, begin + units * inputs, units);
  }
}
