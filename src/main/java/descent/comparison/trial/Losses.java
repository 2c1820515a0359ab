package descent.comparison.trial;

import descent.run.Ending.Reason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The losses of runs in lockstep, or of one alone, processed as they come. Only the results are
 * kept, in arrays over the runs.
 */
final class Losses {
  /** The last step before the last tenth. */
  private final int late;

  private final double target;
  private final double[] start;
  private final double[] last;
  private final double[] best;
  private final double[] reached;

  /** The most before the last tenth, and the sum in it. */
  private final double[] most;

  private final double[] sum;

  /** Whether a loss in the last tenth is above the one before it. */
  private final boolean[] rises;

  private int lateRows;
  private int step;

  /**
   * @param runs how many
   * @param steps that a run may take
   * @param target the loss to be reached
   */
  Losses(int runs, int steps, double target) {
    late = steps - Math.max(1, steps / 10);
    this.target = target;
    start = filled(runs, Double.NaN);
    last = filled(runs, Double.NaN);
    best = filled(runs, Double.POSITIVE_INFINITY);
    reached = filled(runs, Double.POSITIVE_INFINITY);
    most = filled(runs, Double.NEGATIVE_INFINITY);
    sum = new double[runs];
    rises = new boolean[runs];
  }

  private static double[] filled(int length, double value) {
    double[] array = new double[length];
    Arrays.fill(array, value);
    return array;
  }

  /** Hears of a row of the first runs, all at the same step. Each loop is one over plain arrays. */
  void note(int step, double[] losses, int runs) {
    if (step == 0) {
      System.arraycopy(losses, 0, start, 0, runs);
    }
    if (step > late) {
      lateRows++;
      for (int k = 0; k < runs; k++) {
        sum[k] += losses[k];
        rises[k] |= losses[k] > last[k];
      }
    } else {
      for (int k = 0; k < runs; k++) {
        most[k] = Math.max(most[k], losses[k]);
      }
    }
    for (int k = 0; k < runs; k++) {
      best[k] = Math.min(best[k], losses[k]);
    }
    if (target > Double.NEGATIVE_INFINITY) {
      for (int k = 0; k < runs; k++) {
        if (losses[k] <= target && reached[k] == Double.POSITIVE_INFINITY) {
          reached[k] = step;
        }
      }
    }
    System.arraycopy(losses, 0, last, 0, runs);
    this.step = step;
  }

  /** Puts a run into the place of another. */
  void move(int from, int to) {
    for (double[] numbers : new double[][] {start, last, best, reached, most, sum}) {
      numbers[to] = numbers[from];
    }
    rises[to] = rises[from];
  }

  /** The last loss of a run; NaN where there is none. */
  double last(int run) {
    return last[run];
  }

  /** The least loss of a run; infinite where there is none. */
  double best(int run) {
    return best[run];
  }

  /** The step of the last row. */
  int step() {
    return step;
  }

  /**
   * The judged final loss: the last one, or, where losses rise and fall again in the last tenth of
   * the steps, their mean there. Infinite if it diverged.
   *
   * @param ended why the run ended; null while it goes on
   */
  double judged(int run, @Nullable Reason ended) {
    boolean oscillates = ended == Reason.STEPS && rises[run] && lateRows > 1;
    return ended == Reason.DIVERGED
        ? Double.POSITIVE_INFINITY
        : oscillates ? sum[run] / lateRows : last[run];
  }

  /** The result of a run so far. */
  Outcome outcome(int run, @Nullable Reason ended, double validation) {
    double judged = judged(run, ended);
    return new Outcome(
        start[run],
        ended == Reason.DIVERGED ? Double.POSITIVE_INFINITY : last[run],
        judged,
        ended == Reason.CONVERGED ? Double.NEGATIVE_INFINITY : judged,
        best[run],
        reached[run],
        validation,
        // False for a bounded oscillation, and without late rows, where the mean is NaN.
        sum[run] / lateRows > most[run]);
  }
}
