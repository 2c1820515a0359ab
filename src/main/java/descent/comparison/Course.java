package descent.comparison;

import java.util.Arrays;

/** A trial whose losses are kept at some steps. The caller owns the loop. */
public final class Course {
  private final Trial trial;
  private final int[] steps;
  private final double[] losses;
  private int kept;

  /**
   * @param steps at which the loss is kept, ascending
   */
  public Course(Trial trial, int[] steps) {
    this.trial = trial;
    this.steps = steps;
    losses = new double[steps.length];
    keep();
  }

  /** Makes the next step; false where there is none. */
  public boolean advance() {
    boolean goesOn = trial.advance();
    keep();
    if (!goesOn) {
      // A run that has ended early keeps its last loss; one that has diverged counts as infinite.
      Arrays.fill(losses, kept, losses.length, trial.outcome().last());
      kept = losses.length;
    }
    return goesOn;
  }

  private void keep() {
    while (kept < steps.length && steps[kept] <= trial.step()) {
      losses[kept++] = trial.loss();
    }
  }

  public int step() {
    return trial.step();
  }

  Outcome outcome() {
    return trial.outcome();
  }

  double loss(int row) {
    return losses[row];
  }
}
