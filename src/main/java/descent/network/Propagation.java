package descent.network;

import descent.dataset.Samples;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Loss and gradient of a network over any number of rows, by propagation forward and back. All
 * memory is allocated once. Rows are taken in chunks of a fixed size, in their order; the bits of
 * the results do not depend on that size. Not for sharing by threads.
 */
public final class Propagation {
  private static final int CHUNK = 64;

  private final Shape shape;
  private final Loss loss;
  private final DenseLayer[] layers;
  private final HiddenOutputs[] hidden;
  private final double[][] inputs = new double[CHUNK][];
  private final BackwardPass backwardPass;

  public Propagation(Shape shape, Loss loss, Dropout dropout) {
    this(shape, loss, dropout, new BackwardPass() {});
  }

  /** With a fault in its backward pass; what it computes forward is right. */
  public Propagation(Shape shape, Loss loss, Dropout dropout, Fault fault) {
    this(shape, loss, dropout, new FaultyBackwardPass(fault));
  }

  private Propagation(Shape shape, Loss loss, Dropout dropout, BackwardPass backwardPass) {
    this.shape = shape;
    this.loss = loss;
    this.backwardPass = backwardPass;
    layers = new DenseLayer[shape.layers()];
    hidden = new HiddenOutputs[shape.hidden().size()];
    for (int layer = 0; layer < layers.length; layer++) {
      layers[layer] = new DenseLayer(shape, layer, CHUNK);
    }
    for (int layer = 0; layer < hidden.length; layer++) {
      hidden[layer] = new HiddenOutputs(layer, shape.hidden().get(layer), dropout, CHUNK);
    }
  }

  public Shape shape() {
    return shape;
  }

  /**
   * Some rows of data.
   *
   * @param samples all rows there are
   * @param order numbers of rows; a batch is those between two places in it
   */
  public record Selection(Samples samples, int[] order) {
    /** All rows in their order. */
    public static Selection all(Samples samples) {
      return new Selection(samples, IntStream.range(0, samples.rows()).toArray());
    }

    /** The class or value of the row at a place. */
    double target(int place) {
      return samples.targets()[order[place]];
    }
  }

  /** The masks of one update, from 0. */
  public record Masking(Masks masks, long step) {}

  /**
   * The loss and the accuracy over rows.
   *
   * @param loss the mean, without a penalty
   * @param accuracy the fraction of rows whose largest score, the first one if several are, is that
   *     of their class; NaN in a regression
   */
  public record Measure(double loss, double accuracy) {}

  /** Measures rows as at test time: dropout is off. */
  public Measure measure(double[] w, Selection rows) {
    return loss.measure(scores(w, rows), rows);
  }

  /**
   * The mean loss of the rows at some places, without a penalty.
   *
   * @param from the first place in the order
   * @param to the place behind the last one
   * @param masking null to leave dropout off
   */
  public double value(double[] w, Selection rows, int from, int to, @Nullable Masking masking) {
    load(w);
    double sum = 0;
    for (int at = from; at < to; at += CHUNK) {
      int chunk = Math.min(CHUNK, to - at);
      double[][] scores = forward(rows, at, chunk, masking);
      for (int r = 0; r < chunk; r++) {
        sum += loss.value(scores[r], rows.target(at + r));
      }
    }
    return sum / (to - from);
  }

  /** Writes the gradient of {@link #value} and returns that value. */
  public double gradient(
      double[] w, Selection rows, int from, int to, @Nullable Masking masking, double[] gradient) {
    load(w);
    for (DenseLayer layer : layers) {
      layer.clearGradient();
    }
    double sum = 0;
    double scale = 1.0 / (to - from);
    double[][] deltas = layers[layers.length - 1].deltas;
    for (int at = from; at < to; at += CHUNK) {
      int chunk = Math.min(CHUNK, to - at);
      double[][] scores = forward(rows, at, chunk, masking);
      for (int r = 0; r < chunk; r++) {
        sum += loss.gradient(scores[r], rows.target(at + r), scale, deltas[r]);
      }
      backward(chunk, masking);
    }
    for (int layer = 0; layer < layers.length; layer++) {
      layers[layer].storeGradient(gradient);
      backwardPass.finish(shape, layer, to - from, gradient);
    }
    return sum / (to - from);
  }

  /** The scores of each row as at test time, rows x outputs, in arrays of their own. */
  public double[][] scores(double[] w, Selection rows) {
    load(w);
    int count = rows.order().length;
    double[][] all = new double[count][];
    for (int at = 0; at < count; at += CHUNK) {
      int chunk = Math.min(CHUNK, count - at);
      double[][] scores = forward(rows, at, chunk, null);
      for (int r = 0; r < chunk; r++) {
        all[at + r] = scores[r].clone();
      }
    }
    return all;
  }

  private void load(double[] w) {
    for (DenseLayer layer : layers) {
      layer.load(w);
    }
  }

  private double[][] forward(Selection rows, int at, int count, @Nullable Masking masking) {
    for (int r = 0; r < count; r++) {
      inputs[r] = rows.samples().inputs()[rows.order()[at + r]];
    }
    double[][] in = inputs;
    for (int layer = 0; layer < hidden.length; layer++) {
      layers[layer].forward(in, count);
      hidden[layer].forward(layers[layer].preActivations, rows, at, count, masking);
      in = hidden[layer].values;
    }
    layers[hidden.length].forward(in, count);
    return layers[hidden.length].preActivations;
  }

  private void backward(int count, @Nullable Masking masking) {
    for (int layer = hidden.length; layer >= 0; layer--) {
      layers[layer].addGradient(layer == 0 ? inputs : hidden[layer - 1].values, count);
      if (layer > 0) {
        DenseLayer below = layers[layer - 1];
        backwardPass.throughWeights(layer, layers[layer], below.deltas, count);
        backwardPass.throughMasks(layer - 1, hidden[layer - 1], below.deltas, count, masking);
        backwardPass.throughActivation(
            layer - 1, hidden[layer - 1], below.slopes, below.deltas, count);
      }
    }
  }
}
