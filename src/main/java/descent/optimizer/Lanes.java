package descent.optimizer;

import descent.objective.Objective;
import java.util.List;

/**
 * The memory of many runs of one rule, each with hyperparameters of its own, as a structure of
 * arrays: the numbers of all runs lie side by side. A step makes, to the bit, the steps that each
 * run makes with a {@link Memory} of its own.
 */
public final class Lanes {
  /** No rule that goes side by side looks at it. */
  private static final Objective UNSEEN =
      new Objective() {
        @Override
        public int dimension() {
          throw new UnsupportedOperationException();
        }

        @Override
        public double value(double[] x) {
          throw new UnsupportedOperationException();
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void hessian(double[] x, double[][] hessian) {
          throw new UnsupportedOperationException();
        }
      };

  private final Step step;
  private final Move move;

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

  /** Puts what is kept of a run into the place of another. */
  @FunctionalInterface
  private interface Move {
    void apply(int from, int to);
  }

  private Lanes(Step step, Move move) {
    this.step = step;
    this.move = move;
  }

  /**
   * A rule that is one loop over the runs for each coordinate.
   *
   * @param step the rule
   * @param held what is kept of each run: hyperparameters and state, an array over all runs for
   *     each
   */
  public Lanes(Step step, double[]... held) {
    this(
        step,
        (from, to) -> {
          for (double[] numbers : held) {
            numbers[to] = numbers[from];
          }
        });
  }

  /**
   * The memories themselves, one for each run, of a rule that looks nowhere else than at the
   * gradient that it is given.
   */
  static Lanes of(List<Memory> memories, int dimension) {
    Memory[] each = memories.toArray(Memory[]::new);
    double[] point = new double[dimension];
    double[] gradient = new double[dimension];
    return new Lanes(
        (w, g, rates, runs) -> {
          for (int k = 0; k < runs; k++) {
            for (int i = 0; i < dimension; i++) {
              point[i] = w[i][k];
              gradient[i] = g[i][k];
            }
            each[k].step(UNSEEN, point, gradient, rates[k]);
            for (int i = 0; i < dimension; i++) {
              w[i][k] = point[i];
            }
          }
        },
        (from, to) -> each[to] = each[from]);
  }

  /** Moves the points of the first runs. */
  public void step(double[][] w, double[][] g, double[] rates, int runs) {
    step.apply(w, g, rates, runs);
  }

  /** Puts a run into the place of another. */
  public void move(int from, int to) {
    move.apply(from, to);
  }
}
