package descent.comparison;

/** The losses of one run, followed as they come. */
final class Losses {
  private final Late late;
  private final double target;
  private double start = Double.NaN;
  private double last = Double.NaN;
  private double best = Double.POSITIVE_INFINITY;
  private double reached = Double.POSITIVE_INFINITY;
  private int step;

  /**
   * @param steps that the run may take
   * @param target the loss to be reached
   */
  Losses(int steps, double target) {
    late = new Late(steps);
    this.target = target;
  }

  void note(int step, double loss) {
    if (step == 0) {
      start = loss;
    }
    this.step = step;
    last = loss;
    late.note(step, loss);
    best = Math.min(best, loss);
    if (loss <= target && reached == Double.POSITIVE_INFINITY) {
      reached = step;
    }
  }

  /** The last loss; NaN where there is none. */
  double last() {
    return last;
  }

  /** The least loss; infinite where there is none. */
  double best() {
    return best;
  }

  /** The step of the last loss. */
  int step() {
    return step;
  }

  /**
   * What the end is judged by: the last loss, or, where losses rise and fall again in the last
   * tenth of the steps, their mean there. Infinite if it diverged.
   *
   * @param whole whether the run made all its steps
   */
  double judged(boolean diverged, boolean whole) {
    return diverged ? Double.POSITIVE_INFINITY : whole && late.rises() ? late.mean() : last;
  }

  /** What it came to so far. */
  Outcome outcome(boolean diverged, boolean whole, double validation) {
    return new Outcome(
        start,
        diverged ? Double.POSITIVE_INFINITY : last,
        judged(diverged, whole),
        best,
        reached,
        validation,
        late.grows());
  }
}
