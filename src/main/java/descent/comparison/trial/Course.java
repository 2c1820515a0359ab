package descent.comparison.trial;

import java.util.Arrays;

/** A trial whose losses are kept at some steps. The caller owns the loop. */
public final class Course {
  private final Trial trial;
  private final int[] steps;
  private final double[] losses;

  /** How many losses are known. */
  private int rows;

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
      Arrays.fill(losses, rows, losses.length, trial.outcome().last());
      rows = losses.length;
    }
    return goesOn;
  }

  private void keep() {
    while (rows < steps.length && steps[rows] <= trial.step()) {
      losses[rows++] = trial.loss();
    }
  }

  public int step() {
    return trial.step();
  }

  /** The kept result at its end, without the run itself, which may be large. */
  public Kept kept() {
    return new Kept(losses, trial.outcome());
  }

  /** The run itself. */
  public Trial trial() {
    return trial;
  }

  /** The losses at the steps, and what the run came to. */
  public record Kept(double[] losses, Outcome outcome) {}
}
