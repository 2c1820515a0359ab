package descent.dropout;

import descent.dataset.Samples;
import descent.network.Propagation;
import descent.network.Propagation.Masking;
import descent.network.Propagation.Selection;
import descent.network.Shape;

/**
 * The gradient that one row gives in one update, seen from the hidden units.
 *
 * @param masks for each hidden layer and unit 1 where its output is kept; all kept where the layer
 *     drops nothing
 * @param largest for each hidden layer and unit the largest size of a derivative by a weight that
 *     leads into it or out of it, or by its bias; exactly 0 for a dropped unit
 */
public record RowGradient(double[][] masks, double[][] largest) {
  /**
   * The gradient of the loss of a row, without a penalty.
   *
   * @param w the parameters
   * @param row the number of the row
   */
  public static RowGradient of(
      Propagation propagation, double[] w, Samples samples, int row, Masking masking) {
    Shape shape = propagation.shape();
    double[] gradient = new double[shape.parameters()];
    propagation.gradient(w, new Selection(samples, new int[] {row}), 0, 1, masking, gradient);
    int hidden = shape.hidden().size();
    double[][] masks = new double[hidden][];
    double[][] largest = new double[hidden][];
    for (int layer = 0; layer < hidden; layer++) {
      masks[layer] = new double[shape.units(layer)];
      double keep = shape.hidden().get(layer).keepProbability();
      masking.masks().draw(masking.step(), row, layer, keep, masks[layer]);
      largest[layer] = largest(shape, layer, gradient);
    }
    return new RowGradient(masks, largest);
  }

  private static double[] largest(Shape shape, int layer, double[] gradient) {
    double[] largest = new double[shape.units(layer)];
    for (int unit = 0; unit < largest.length; unit++) {
      double size = Math.abs(gradient[shape.bias(layer, unit)]);
      for (int input = 0; input < shape.inputs(layer); input++) {
        size = Math.max(size, Math.abs(gradient[shape.weight(layer, unit, input)]));
      }
      for (int above = 0; above < shape.units(layer + 1); above++) {
        size = Math.max(size, Math.abs(gradient[shape.weight(layer + 1, above, unit)]));
      }
      largest[unit] = size;
    }
    return largest;
  }
}
