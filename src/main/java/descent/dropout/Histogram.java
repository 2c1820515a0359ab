package descent.dropout;

/**
 * How a number is distributed: the shares that fall into equal bins from the lowest value to the
 * highest. Where both are the same, all falls into the first bin.
 */
public final class Histogram {
  private final double low;
  private final double high;
  private final double[] weights;
  private double total;

  public Histogram(double low, double high, int bins) {
    this.low = low;
    this.high = high;
    weights = new double[bins];
  }

  void add(double value, double weight) {
    int bin = high > low ? (int) ((value - low) / (high - low) * weights.length) : 0;
    weights[Math.clamp(bin, 0, weights.length - 1)] += weight;
    total += weight;
  }

  /** The lower end of the first bin. */
  public double low() {
    return low;
  }

  /** The upper end of the last bin. */
  public double high() {
    return high;
  }

  /** The share of each bin; their sum is 1. */
  public double[] shares() {
    double[] shares = weights.clone();
    for (int bin = 0; bin < shares.length; bin++) {
      shares[bin] /= total;
    }
    return shares;
  }
}
