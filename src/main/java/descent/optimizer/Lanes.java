package descent.optimizer;

/**
 * The memory of many runs of one rule, each with hyperparameters of its own, as a structure of
 * arrays: the numbers of all runs lie side by side. A step makes, to the bit, the steps that each
 * run makes with a {@link Memory} of its own.
 */
public final class Lanes {
  private final Step step;
  private final double[][] held;

  /** One step of all runs. */
  @FunctionalInterface
  public interface Step {
    /**
     * Moves the points.
     *
     * @param w the points, n x runs
     * @param g their gradients, n x runs
     * @param rates of the runs
     * @param runs how many of them, from the first, are under way
     */
    void apply(double[][] w, double[][] g, double[] rates, int runs);
  }

  /**
   * @param step the rule
   * @param held what is kept of each run: hyperparameters and state, an array over all runs for
   *     each
   */
  public Lanes(Step step, double[]... held) {
    this.step = step;
    this.held = held;
  }

  /** Moves the points of the first runs. */
  public void step(double[][] w, double[][] g, double[] rates, int runs) {
    step.apply(w, g, rates, runs);
  }

  /** Puts a run into the place of another. */
  public void move(int from, int to) {
    for (double[] numbers : held) {
      numbers[to] = numbers[from];
    }
  }
}
