package descent.network;

import descent.random.Key;
import java.util.List;

/** The initial parameters. Random weights are normal, with biases of 0. */
public sealed interface Initialization {
  /** The deviation of a layer's weights is {@code sqrt(2/inputs)} (He and others, 2015). */
  record He() implements Initialization {}

  /** The deviation is {@code sqrt(2/(inputs + units))} (Glorot and Bengio, 2010). */
  record Xavier() implements Initialization {}

  /** One deviation for all weights. */
  record Normal(double deviation) implements Initialization {}

  /** All parameters as they are given, for the hidden layers and the linear one at the end. */
  record Explicit(List<Given> layers) implements Initialization {
    public Explicit {
      layers = List.copyOf(layers);
    }
  }

  /**
   * The parameters of one layer.
   *
   * @param weights outputs x inputs
   * @param biases one for each output
   */
  record Given(List<List<Double>> weights, List<Double> biases) {
    public Given {
      weights = weights.stream().map(List::copyOf).toList();
      biases = List.copyOf(biases);
    }
  }

  /** Whether explicit parameters are those of a network of this shape; others fit always. */
  default boolean fits(Shape shape, int layer) {
    if (!(this instanceof Explicit(List<Given> layers))) {
      return true;
    }
    Given given = layers.get(layer);
    return given.biases().size() == shape.units(layer)
        && given.weights().size() == shape.units(layer)
        && given.weights().stream().allMatch(row -> row.size() == shape.inputs(layer));
  }

  /** The parameters of a network of this shape, as one flat array. */
  default double[] parameters(Shape shape, Key key) {
    double[] w = new double[shape.parameters()];
    for (int layer = 0; layer < shape.layers(); layer++) {
      int inputs = shape.inputs(layer);
      int units = shape.units(layer);
      switch (this) {
        case He() -> draw(w, shape, layer, Math.sqrt(2.0 / inputs), key);
        case Xavier() -> draw(w, shape, layer, Math.sqrt(2.0 / (inputs + units)), key);
        case Normal(double deviation) -> draw(w, shape, layer, deviation, key);
        case Explicit(List<Given> layers) -> copy(w, shape, layer, layers.get(layer));
      }
    }
    return w;
  }

  private static void draw(double[] w, Shape shape, int layer, double deviation, Key key) {
    Key chance = key.with(layer);
    int begin = shape.begin(layer);
    int weights = shape.units(layer) * shape.inputs(layer);
    for (int i = 0; i < weights; i++) {
      w[begin + i] = deviation * chance.normal(i);
    }
  }

  private static void copy(double[] w, Shape shape, int layer, Given given) {
    for (int unit = 0; unit < shape.units(layer); unit++) {
      for (int input = 0; input < shape.inputs(layer); input++) {
        w[shape.weight(layer, unit, input)] = given.weights().get(unit).get(input);
      }
      w[shape.bias(layer, unit)] = given.biases().get(unit);
    }
  }
}
