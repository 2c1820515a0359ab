package descent.experiment;

/**
 * Averaged parameters beside the ones that learn (Polyak and Juditsky, Acceleration of stochastic
 * approximation by averaging, 1992; here with weights that fade): {@code a = decay*a + (1 -
 * decay)*w} after each update, starting at the initial parameters.
 *
 * @param decay the share that the average keeps, at least 0 and below 1
 */
public record Averaging(double decay) {
  /** The average of one run. */
  static final class Mean {
    private final double decay;
    private final double[] point;

    Mean(Averaging averaging, double[] start) {
      this.decay = averaging.decay();
      this.point = start.clone();
    }

    private Mean(Mean other) {
      decay = other.decay;
      point = other.point.clone();
    }

    void follow(double[] w) {
      for (int i = 0; i < point.length; i++) {
        point[i] = decay * point[i] + (1 - decay) * w[i];
      }
    }

    /** The live array. */
    double[] point() {
      return point;
    }

    Mean copy() {
      return new Mean(this);
    }
  }
}
