package descent.network;

/** The scaling of kept outputs in training, and of all outputs at test time. */
public enum Dropout {
  /** Kept outputs are divided by the keep probability; nothing is done at test time. */
  INVERTED("inverted"),
  /** Nothing is done in training; outputs are multiplied by the keep probability at test time. */
  VANILLA("vanilla"),
  /** The mistake: nothing is done at either time, so sums are larger at test time. */
  UNSCALED("unscaled");

  private final String type;

  Dropout(String type) {
    this.type = type;
  }

  /** The name in JSON. */
  public String type() {
    return type;
  }

  /** The factor of kept outputs in training. */
  public double trainingScale(double keepProbability) {
    return this == INVERTED ? 1 / keepProbability : 1;
  }

  /** The factor of all outputs at test time. */
  public double testScale(double keepProbability) {
    return this == VANILLA ? keepProbability : 1;
  }
}
