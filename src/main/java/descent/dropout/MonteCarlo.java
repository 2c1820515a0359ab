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

  private final double[] drawn;
  private final int number;
  private int many;

  /**
   * @param input the row
   * @param most how many masks will be drawn at most
   * @param number the one whose values are kept for a histogram
   */
  public MonteCarlo(ThinnedNetworks networks, double[] input, Key key, int most, int number) {
    this.networks = networks;
    this.input = input;
    this.number = number;
    masks = Masks.drawnBy(key);
    int outputs = networks.shape().outputs();
    predictions = new double[outputs];
    means = new double[2 * outputs];
    squares = new double[2 * outputs];
    drawn = new double[most];
  }

  /** Draws more masks. */
  public void draw(int more) {
    int outputs = predictions.length;
    for (int i = 0; i < more; i++) {
      double[] scores = networks.scores(input, masks, many, 0);
      networks.predict(scores, predictions);
      many++;
      for (int k = 0; k < outputs; k++) {
        add(k, scores[k]);
        add(outputs + k, predictions[k]);
      }
      drawn[many - 1] = number < outputs ? scores[number] : predictions[number - outputs];
    }
  }

  private void add(int place, double value) {
    double distance = value - means[place];
    means[place] += distance / many;
    squares[place] = Math.fma(distance, value - means[place], squares[place]);
  }

  /** How many masks were drawn. */
  public int many() {
    return many;
  }

  /** The mean of each number, in an array of its own. */
  public double[] means() {
    return means.clone();
  }

  /** The standard error of each mean, its deviation over the root of how many; NaN before two. */
  public double[] standardErrors() {
    double[] errors = new double[squares.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = many < 2 ? Double.NaN : Math.sqrt(squares[i] / (many - 1.0) / many);
    }
    return errors;
  }

  /** How the number's values are distributed that were drawn so far; there is at least one. */
  public Histogram histogram(int bins) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < many; i++) {
      low = Math.min(low, drawn[i]);
      high = Math.max(high, drawn[i]);
    }
    var histogram = new Histogram(low, high, bins);
    for (int i = 0; i < many; i++) {
      histogram.add(drawn[i], 1);
    }
    return histogram;
  }
}
