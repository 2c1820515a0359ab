package descent.network;

import descent.Oracle;
import descent.dataset.Samples;
import descent.network.Initialization.Explicit;
import descent.network.Initialization.Given;
import descent.random.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Networks whose course other programs computed, from the files in oracle/mlp. */
public final class GoldenNetwork {
  private GoldenNetwork() {}

  /** Two spirals of 100 points, in the order of the file. */
  public static Samples spiral() {
    var rows = Oracle.rows("mlp/spiral_200.csv");
    double[][] inputs = new double[rows.size()][];
    double[] targets = new double[rows.size()];
    for (int i = 0; i < targets.length; i++) {
      Map<String, String> row = rows.get(i);
      inputs[i] =
          new double[] {Double.parseDouble(row.get("x1")), Double.parseDouble(row.get("x2"))};
      targets[i] = Double.parseDouble(row.get("label"));
    }
    return new Samples(List.of("x1", "x2"), inputs, targets, List.of("0", "1"));
  }

  public static Shape shape(int units, Activation activation, double keepProbability) {
    var layer = new Layer(units, activation, keepProbability);
    return new Shape(2, List.of(layer, layer), 2);
  }

  /** Weights and biases, or their derivatives, as one flat array. */
  public static double[] parameters(String file, Shape shape) {
    List<Given> layers = new ArrayList<>();
    for (JsonNode layer : Oracle.json("mlp/" + file).get("layers")) {
      List<List<Double>> weights = new ArrayList<>();
      layer.get("W").forEach(row -> weights.add(numbers(row)));
      layers.add(new Given(weights, numbers(layer.get("b"))));
    }
    return new Explicit(layers).parameters(shape, Key.of(0));
  }

  private static List<Double> numbers(JsonNode list) {
    List<Double> numbers = new ArrayList<>();
    list.forEach(number -> numbers.add(number.doubleValue()));
    return numbers;
  }

  /** The masks of a file: the digit of a row and unit of each step and layer. */
  public static Masks masks(String file, int units) {
    Map<String, String> digits = new HashMap<>();
    Oracle.rows("mlp/" + file)
        .forEach(row -> digits.put(row.get("step") + " " + row.get("layer"), row.get("mask")));
    return (step, row, layer, keepProbability, mask) -> {
      String all = digits.get(step + " " + layer);
      for (int unit = 0; unit < units; unit++) {
        mask[unit] = all.charAt(row * units + unit) - '0';
      }
    };
  }
}
