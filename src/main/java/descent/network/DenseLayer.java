package descent.network;

import java.util.Arrays;

/**
 * One layer during propagation: its parameters as rows, and its intermediate results for a chunk of
 * data rows.
 */
final class DenseLayer {
  /** Loops of fewer steps than this are too short for vector instructions. */
  static final int FEW = 16;

  private final int begin;
  private final int inputs;
  private final int units;

  /** Rows of units; none where nobody asks for the derivatives by the inputs of a large layer. */
  private final double[][] weights;

  private final double[][] transposed;
  private final double[] biases;

  /** Transposed where there are few units, so that the long loops run over rows of data. */
  private final double[][] transposedInputs;

  private final double[][] transposedPreActivations;
  private final double[][] weightGradient;
  private final double[] biasGradient;

  /** The weighted sums of each row, with the bias. */
  final double[][] preActivations;

  /**
   * The derivatives of the activation at the pre-activations of each row, once it has been applied:
   * the same memory, since nobody needs the pre-activations any more.
   */
  final double[][] slopes;

  /** The derivatives of the loss by the outputs, later by the pre-activations, of each row. */
  final double[][] deltas;

  DenseLayer(Shape shape, int layer, int rows) {
    begin = shape.begin(layer);
    inputs = shape.inputs(layer);
    units = shape.units(layer);
    transposed = Rows.matrix(inputs, units);
    biases = new double[units];
    boolean few = units < FEW;
    weights = Rows.matrix(few || layer > 0 ? units : 0, inputs);
    transposedInputs = new double[few ? inputs : 0][rows];
    transposedPreActivations = new double[few ? units : 0][rows];
    weightGradient = Rows.matrix(units, inputs);
    biasGradient = new double[units];
    preActivations = new double[rows][units];
    slopes = preActivations;
    deltas = new double[rows][units];
  }

  /** Takes the parameters out of the flat array. */
  void load(double[] w) {
    for (int unit = 0; unit < weights.length; unit++) {
      System.arraycopy(w, begin + unit * inputs, weights[unit], 0, inputs);
    }
    System.arraycopy(w, begin + units * inputs, biases, 0, units);
    Rows.transpose(w, begin, transposed, units, inputs);
  }

  /** Computes the pre-activations of some rows. */
  void forward(double[][] in, int rows) {
    if (units < FEW && rows >= FEW) {
      forwardTransposed(in, rows);
      return;
    }
    for (int r = 0; r < rows; r++) {
      System.arraycopy(biases, 0, preActivations[r], 0, units);
    }
    Rows.addProduct(preActivations, in, transposed, rows, inputs, units);
  }

  private void forwardTransposed(double[][] in, int rows) {
    Rows.transpose(in, transposedInputs, rows, inputs);
    for (int unit = 0; unit < units; unit++) {
      Arrays.fill(transposedPreActivations[unit], 0, rows, biases[unit]);
    }
    Rows.addProduct(transposedPreActivations, weights, transposedInputs, units, inputs, rows);
    Rows.transpose(transposedPreActivations, preActivations, units, rows);
  }

  /**
   * Adds to the gradient what some rows contribute, from the derivatives by the pre-activations.
   */
  void addGradient(double[][] in, int rows) {
    Rows.addTransposedProduct(weightGradient, deltas, in, units, rows, inputs);
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
