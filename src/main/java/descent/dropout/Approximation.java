package descent.dropout;

/**
 * The distance of the pass at test time from the mean over all masks, over rows of data. The
 * numbers are those of {@link Expectation}.
 */
public final class Approximation {
  private final ThinnedNetworks networks;
  private final Enumeration enumeration;
  private final int outputs;
  private int rows;
  private double scoreError;
  private double scoreSize;
  private double predictionError;
  private double largestScoreError;

  public Approximation(ThinnedNetworks networks) {
    this.networks = networks;
    enumeration = new Enumeration(networks);
    outputs = networks.shape().outputs();
  }

  /** Takes one more row in. */
  public void add(double[] input) {
    Expectation exact = enumeration.of(input);
    var test = networks.testPass(input);
    for (int k = 0; k < outputs; k++) {
      double distance = Math.abs(test.scores()[k] - exact.mean()[k]);
      scoreError += distance;
      largestScoreError = Math.max(largestScoreError, distance);
      scoreSize += Math.abs(exact.mean()[k]);
      predictionError += Math.abs(test.predictions()[k] - exact.mean()[outputs + k]);
    }
    rows++;
  }

  /** How many rows were taken in. */
  public int rows() {
    return rows;
  }

  /** The mean size of the difference, over rows and outputs, on scores. */
  public double scoreError() {
    return scoreError / (rows * outputs);
  }

  /** The largest one. */
  public double largestScoreError() {
    return largestScoreError;
  }

  /** The mean size of the exact mean itself, on scores: what the error is an error of. */
  public double scoreSize() {
    return scoreSize / (rows * outputs);
  }

  /** The mean size of the difference on predictions. */
  public double predictionError() {
    return predictionError / (rows * outputs);
  }
}
