package descent.comparison.trial;

/**
 * The result of one run.
 *
 * @param start the loss before the first step
 * @param last the loss after the last step; infinite if the run diverged
 * @param judged what the end is judged by, see {@link Trial#judgedLoss}; infinite if it diverged
 * @param best the least loss on the way
 * @param steps after how many of them the loss was at the target; infinite if it never was
 * @param validation the last loss on the validation rows; NaN where there are none
 * @param grows whether the end lies above all that came before
 */
public record Outcome(
    double start,
    double last,
    double judged,
    double best,
    double steps,
    double validation,
    boolean grows) {
  /** Whether a number was not finite any more. */
  public boolean diverged() {
    return last == Double.POSITIVE_INFINITY;
  }

  /**
   * Whether the run diverged, or was on its way there: its end above all before. One that merely
   * oscillates above its start is not lost.
   */
  public boolean lost() {
    return Double.isNaN(last) || diverged() || grows;
  }
}
