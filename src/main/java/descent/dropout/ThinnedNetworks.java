package descent.dropout;

import descent.elementary.Sigmoids;
import descent.network.Dropout;
import descent.network.Layer;
import descent.network.Loss;
import descent.network.Masks;
import descent.network.Shape;

/**
 * All the thinned networks that dropout makes of one network (Srivastava and others, "Dropout: a
 * simple way to prevent neural networks from overfitting", 2014), one row of data at a time. Has
 * memory of its own and is not for sharing by threads.
 */
public final class ThinnedNetworks {
  private final Shape shape;
  private final Loss loss;
  private final Dropout dropout;

  /** For each layer and input the weights that lead from it to all units. */
  private final double[][][] columns;

  private final double[][] biases;
  private final double[][] sums;
  private final double[][] values;
  private final double[][] masks;
  private final Sigmoids sigmoids;

  /**
   * @param w the parameters, which are copied
   */
  public ThinnedNetworks(Shape shape, Loss loss, Dropout dropout, double[] w) {
    this.shape = shape;
    this.loss = loss;
    this.dropout = dropout;
    int layers = shape.layers();
    columns = new double[layers][][];
    biases = new double[layers][];
    sums = new double[layers][];
    values = new double[layers - 1][];
    masks = new double[layers - 1][];
    sigmoids = new Sigmoids(shape.widest());
    for (int layer = 0; layer < layers; layer++) {
      int units = shape.units(layer);
      columns[layer] = new double[shape.inputs(layer)][units];
      biases[layer] = new double[units];
      sums[layer] = new double[units];
      for (int unit = 0; unit < units; unit++) {
        for (int input = 0; input < shape.inputs(layer); input++) {
          columns[layer][input][unit] = w[shape.weight(layer, unit, input)];
        }
        biases[layer][unit] = w[shape.bias(layer, unit)];
      }
      if (layer < layers - 1) {
        values[layer] = new double[units];
        masks[layer] = new double[units];
      }
    }
  }

  Shape shape() {
    return shape;
  }

  double[] biases(int layer) {
    return biases[layer];
  }

  double[] column(int layer, int input) {
    return columns[layer][input];
  }

  boolean drops(int layer) {
    return shape.hidden().get(layer).keepProbability() < 1;
  }

  double keepProbability(int layer) {
    return shape.hidden().get(layer).keepProbability();
  }

  double trainingScale(int layer) {
    return dropout.trainingScale(keepProbability(layer));
  }

  /** How many units may be dropped. */
  public int units() {
    return shape.hidden().stream()
        .filter(layer -> layer.keepProbability() < 1)
        .mapToInt(Layer::units)
        .sum();
  }

  /** The sums of a layer, in an array that its next call writes again. */
  double[] sums(int layer, double[] in) {
    double[] here = sums[layer];
    System.arraycopy(biases[layer], 0, here, 0, here.length);
    for (int input = 0; input < in.length; input++) {
      add(here, columns[layer][input], in[input]);
    }
    return here;
  }

  static void add(double[] sums, double[] column, double factor) {
    for (int unit = 0; unit < sums.length; unit++) {
      sums[unit] = Math.fma(factor, column[unit], sums[unit]);
    }
  }

  /** The outputs of a hidden layer before dropout, in an array that its next call writes again. */
  double[] values(int layer, double[] sums) {
    shape.hidden().get(layer).activation().apply(sums, values[layer], shape.units(layer), sigmoids);
    return values[layer];
  }

  /** Writes the predictions from the scores: probabilities, if the loss has them. */
  void predict(double[] scores, double[] predictions) {
    System.arraycopy(scores, 0, predictions, 0, scores.length);
    loss.predict(predictions);
  }

  /**
   * The scores of one row under masks.
   *
   * @param step of the masks
   * @param row of the masks
   * @return an array that the next call writes again
   */
  double[] scores(double[] input, Masks source, long step, int row) {
    double[] in = input;
    for (int layer = 0; layer < values.length; layer++) {
      in = values(layer, sums(layer, in));
      if (drops(layer)) {
        double[] mask = masks[layer];
        double scale = trainingScale(layer);
        source.draw(step, row, layer, keepProbability(layer), mask);
        for (int unit = 0; unit < in.length; unit++) {
          in[unit] *= mask[unit] * scale;
        }
      }
    }
    return sums(values.length, in);
  }

  /** The outputs of a hidden layer in the last pass; the next pass overwrites the array. */
  double[] handedOn(int layer) {
    return values[layer];
  }

  /** The result of one pass at test time, whose outputs approximate the mean over all masks. */
  public TestPass testPass(double[] input) {
    double[][] kept = new double[values.length][];
    double[] in = input;
    for (int layer = 0; layer < values.length; layer++) {
      in = values(layer, sums(layer, in));
      if (drops(layer)) {
        double scale = dropout.testScale(keepProbability(layer));
        for (int unit = 0; unit < in.length; unit++) {
          in[unit] *= scale;
        }
      }
      kept[layer] = in.clone();
    }
    double[] scores = sums(values.length, in).clone();
    double[] predictions = new double[scores.length];
    predict(scores, predictions);
    return new TestPass(scores, predictions, kept);
  }

  /**
   * What a network gives to a row at test time.
   *
   * @param scores the linear outputs
   * @param predictions the probabilities, where the loss knows such; else the scores
   * @param activations what each hidden layer hands on
   */
  public record TestPass(double[] scores, double[] predictions, double[][] activations) {}
}
