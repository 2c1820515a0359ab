package descent.network;

/**
 * The L2 penalty {@code weightDecay/2 * sum(w^2)} over the weights and not the biases.
 *
 * @param shape where the weights stand
 * @param weightDecay 0 for none
 */
public record Penalty(Shape shape, double weightDecay) {
  /** The penalty alone. */
  public double value(double[] w) {
    if (weightDecay == 0) {
      return 0;
    }
    double sum = 0;
    for (int layer = 0; layer < shape.layers(); layer++) {
      for (int i = shape.begin(layer); i < shape.bias(layer, 0); i++) {
        sum = Math.fma(w[i], w[i], sum);
      }
    }
    return weightDecay / 2 * sum;
  }

  /** Adds its gradient. */
  public void addGradient(double[] w, double[] gradient) {
    if (weightDecay == 0) {
      return;
    }
    for (int layer = 0; layer < shape.layers(); layer++) {
      int end = shape.bias(layer, 0);
      for (int i = shape.begin(layer); i < end; i++) {
        gradient[i] += weightDecay * w[i];
      }
    }
  }
}
