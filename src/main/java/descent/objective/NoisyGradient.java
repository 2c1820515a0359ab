package descent.objective;

import descent.random.Key;

/**
 * An objective whose gradient carries noise, as a minibatch's does: the same independent normal
 * numbers wherever the gradient is asked for, since they belong to one step. Values and Hessians
 * are exact.
 */
public final class NoisyGradient implements Objective {
  private final Objective exact;
  private final double[] noise;

  /**
   * @param deviation the standard deviation of the noise on each component
   * @param step the key of the step; component i gets its normal number i
   */
  public NoisyGradient(Objective exact, double deviation, Key step) {
    this.exact = exact;
    this.noise = new double[exact.dimension()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = deviation * step.normal(i);
    }
  }

  /** Turns the exact gradient into the one that this step shows. */
  public void disturb(double[] gradient) {
    for (int i = 0; i < noise.length; i++) {
      gradient[i] += noise[i];
    }
  }

  @Override
  public int dimension() {
    return exact.dimension();
  }

  @Override
  public double value(double[] x) {
    return exact.value(x);
  }

  @Override
  public double gradient(double[] x, double[] gradient) {
    double value = exact.gradient(x, gradient);
    disturb(gradient);
    return value;
  }

  @Override
  public void hessian(double[] x, double[][] hessian) {
    exact.hessian(x, hessian);
  }
}
