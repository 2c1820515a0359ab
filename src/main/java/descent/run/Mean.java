package descent.run;

import descent.experiment.Averaging;

/** The averaged parameters of one run, see {@link Averaging}. */
final class Mean {
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
