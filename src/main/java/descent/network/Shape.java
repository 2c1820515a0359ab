package descent.network;

import descent.dataset.Samples;
import java.util.List;

/**
 * The layers of a network and where their parameters stand in one flat array: for each layer its
 * weights, an output after the other (outputs x inputs, as in PyTorch), then its biases.
 *
 * @param inputs numbers in a row of data
 * @param hidden the hidden layers
 * @param outputs units of the linear layer at the end
 */
public record Shape(int inputs, List<Layer> hidden, int outputs) {
  /** The square of it, summed over as many rows as there may be, does not overflow. */
  private static final double FAR = 1e100;

  public Shape {
    hidden = List.copyOf(hidden);
  }

  /** How many layers have parameters: the hidden ones and the one at the end. */
  public int layers() {
    return hidden.size() + 1;
  }

  /** How many numbers go into a unit of a layer. */
  public int inputs(int layer) {
    return layer == 0 ? inputs : units(layer - 1);
  }

  /** How many units a layer has. */
  public int units(int layer) {
    return layer == hidden.size() ? outputs : hidden.get(layer).units();
  }

  /** How many units the widest hidden layer has; 0 where there is none. */
  public int widest() {
    return hidden.stream().mapToInt(Layer::units).max().orElse(0);
  }

  /** Where the parameters of a layer begin; for the number of layers, how many there are. */
  public int begin(int layer) {
    int begin = 0;
    for (int before = 0; before < layer; before++) {
      begin += units(before) * (inputs(before) + 1);
    }
    return begin;
  }

  /** How many parameters there are. */
  public int parameters() {
    return begin(layers());
  }

  /**
   * A size that tells without propagation that a loss is finite: where no parameter is larger, no
   * score of these rows comes near to {@link #FAR}, with dropout off.
   */
  public double sureParameter(Samples rows) {
    double largest = 1;
    for (int row = 0; row < rows.rows(); row++) {
      largest = Math.max(largest, Math.abs(rows.targets()[row]));
      for (double input : rows.inputs()[row]) {
        largest = Math.max(largest, Math.abs(input));
      }
    }
    double parameter = 1e30;
    while (!(largestScore(parameter, largest) < FAR) && parameter > 0) {
      parameter /= 10;
    }
    return parameter;
  }

  /** An output is never larger than the weighted sum, or 1. */
  private double largestScore(double parameter, double input) {
    double largest = input;
    for (int layer = 0; layer < layers(); layer++) {
      largest = Math.max(1, parameter * (1 + inputs(layer) * largest));
    }
    return Math.max(largest, input);
  }

  /** Where a weight stands. */
  public int weight(int layer, int unit, int input) {
    return begin(layer) + unit * inputs(layer) + input;
  }

  /** Where a bias stands. */
  public int bias(int layer, int unit) {
    return begin(layer) + units(layer) * inputs(layer) + unit;
  }
}
