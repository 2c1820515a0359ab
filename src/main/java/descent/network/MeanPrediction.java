package descent.network;

import descent.elementary.Exponential;
import descent.elementary.Logarithm;
import descent.network.Propagation.Measure;
import descent.network.Propagation.Selection;

/**
 * What several networks predict together for some rows: the mean of their {@link Loss#predict
 * predictions}. Under cross-entropy these are probabilities, and the loss is minus the logarithm of
 * the mean probability of the right class; it never exceeds the mean of the networks' losses
 * (Jensen), and the same holds of the other losses.
 */
public final class MeanPrediction {
  private final Loss loss;
  private final Selection rows;

  /** Sums of predictions, rows x outputs. */
  private final double[][] sums;

  /**
   * The sum of the right class's probabilities as {@code scale * exp(largest)}, of each row: where
   * all members are wrong it may be smaller than any double.
   */
  private final double[] largest;

  private final double[] scales;
  private int networks;

  /** Of no network yet. */
  public MeanPrediction(Loss loss, Selection rows) {
    this(
        loss,
        rows,
        new double[rows.order().length][rows.samples().outputs()],
        new double[rows.order().length],
        new double[rows.order().length]);
  }

  private MeanPrediction(
      Loss loss, Selection rows, double[][] sums, double[] largest, double[] scales) {
    this.loss = loss;
    this.rows = rows;
    this.sums = sums;
    this.largest = largest;
    this.scales = scales;
  }

  /** An independent copy. */
  public MeanPrediction copy() {
    double[][] copied = new double[sums.length][];
    for (int r = 0; r < sums.length; r++) {
      copied[r] = sums[r].clone();
    }
    var copy = new MeanPrediction(loss, rows, copied, largest.clone(), scales.clone());
    copy.networks = networks;
    return copy;
  }

  /** How many networks there are. */
  public int networks() {
    return networks;
  }

  /**
   * Takes a network in.
   *
   * @param scores what it gives to the rows; rows x outputs
   */
  public void add(double[][] scores) {
    double[] prediction = new double[rows.samples().outputs()];
    for (int r = 0; r < sums.length; r++) {
      System.arraycopy(scores[r], 0, prediction, 0, prediction.length);
      if (loss == Loss.CROSS_ENTROPY) {
        addLogarithm(r, -loss.value(prediction, rows.target(r)));
      }
      loss.predict(prediction);
      for (int j = 0; j < prediction.length; j++) {
        sums[r][j] += prediction[j];
      }
    }
    networks++;
  }

  private void addLogarithm(int r, double logarithm) {
    if (networks == 0) {
      largest[r] = logarithm;
      scales[r] = 1;
    } else if (logarithm <= largest[r]) {
      scales[r] += Exponential.exp(logarithm - largest[r]);
    } else {
      scales[r] = 1 + scales[r] * Exponential.exp(largest[r] - logarithm);
      largest[r] = logarithm;
    }
  }

  /** The mean predictions, rows x outputs, in arrays of their own. */
  public double[][] predictions() {
    double[][] means = new double[sums.length][];
    for (int r = 0; r < sums.length; r++) {
      means[r] = sums[r].clone();
      for (int j = 0; j < means[r].length; j++) {
        means[r][j] /= networks;
      }
    }
    return means;
  }

  /** How well the rows are predicted; there is a network. */
  public Measure measure() {
    double[][] means = predictions();
    Measure plain = loss.measure(means, rows);
    if (loss != Loss.CROSS_ENTROPY) {
      return plain;
    }
    double sum = 0;
    for (int r = 0; r < means.length; r++) {
      sum -= largest[r] + Logarithm.log(scales[r] / networks);
    }
    return new Measure(sum / means.length, plain.accuracy());
  }
}
