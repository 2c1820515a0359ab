package descent.dropout;

import descent.network.Masks;
import descent.random.Key;

/**
 * The same distribution from some masks that are drawn, one after the other: mask i is the same in
 * every drawing of the same key. The numbers are ordered as in {@link Expectation}.
 */
public final class MonteCarlo {
  private final ThinnedNetworks networks;
  private final Masks masks;
  private final double[] input;
  private final double[] predictions;
  private final double[] means;

  /** Sums of squared distances from the mean (Welford, 1962). */
  private final double[] squares;

  /** Sums of what each hidden layer handed on. */
  private final double[][] activations;

  /** The score and the prediction of one output under each mask. */
  private final double[][] drawn;

  private final int output;
  private int count;

  /**
   * @param input the row
   * @param most how many masks will be drawn at most
   * @param output the one of which histograms can be had
   */
  public MonteCarlo(ThinnedNetworks networks, double[] input, Key key, int most, int output) {
    this.networks = networks;
    this.input = input;
    this.output = output;
    masks = Masks.drawnBy(key);
    int outputs = networks.shape().outputs();
    predictions = new double[outputs];
    means = new double[2 * outputs];
    squares = new double[2 * outputs];
    activations = new double[networks.shape().hidden().size()][];
    for (int layer = 0; layer < activations.length; layer++) {
      activations[layer] = new double[networks.shape().units(layer)];
    }
    drawn = new double[2][most];
  }

  /** Draws more masks. */
  public void draw(int more) {
    int outputs = predictions.length;
    for (int i = 0; i < more; i++) {
      double[] scores = networks.scores(input, masks, count, 0);
      networks.predict(scores, predictions);
      count++;
      for (int k = 0; k < outputs; k++) {
        add(k, scores[k]);
        add(outputs + k, predictions[k]);
      }
      drawn[0][count - 1] = scores[output];
      drawn[1][count - 1] = predictions[output];
      for (int layer = 0; layer < activations.length; layer++) {
        double[] values = networks.handedOn(layer);
        for (int unit = 0; unit < values.length; unit++) {
          activations[layer][unit] += values[unit];
        }
      }
    }
  }

  private void add(int place, double value) {
    double distance = value - means[place];
    means[place] += distance / count;
    squares[place] = Math.fma(distance, value - means[place], squares[place]);
  }

  /** How many masks were drawn. */
  public int count() {
    return count;
  }

  /** The mean of each number, in an array of its own. */
  public double[] means() {
    return means.clone();
  }

  /** The standard error of each mean, its deviation over the root of how many; NaN before two. */
  public double[] standardErrors() {
    double[] errors = new double[squares.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = count < 2 ? Double.NaN : Math.sqrt(squares[i] / (count - 1.0) / count);
    }
    return errors;
  }

  /** The mean of what each hidden layer handed on, in arrays of their own. */
  public double[][] activations() {
    double[][] mean = new double[activations.length][];
    for (int layer = 0; layer < mean.length; layer++) {
      mean[layer] = activations[layer].clone();
      for (int unit = 0; unit < mean[layer].length; unit++) {
        mean[layer][unit] /= count;
      }
    }
    return mean;
  }

  /**
   * How the output is distributed over the masks drawn so far; there is at least one.
   *
   * @param prediction whether of its predictions, else of its scores
   */
  public Histogram histogram(boolean prediction, int bins) {
    double[] values = drawn[prediction ? 1 : 0];
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    var histogram = new Histogram(low, high, new double[bins]);
    for (int i = 0; i < count; i++) {
      histogram.add(values[i], 1.0 / count);
    }
    return histogram;
  }
}
