package descent.network;

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

  /** Where a weight stands. */
  public int weight(int layer, int unit, int input) {
    return begin(layer) + unit * inputs(layer) + input;
  }

  /** Where a bias stands. */
  public int bias(int layer, int unit) {
    return begin(layer) + units(layer) * inputs(layer) + unit;
  }
}
