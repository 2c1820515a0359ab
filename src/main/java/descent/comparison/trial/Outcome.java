package descent.comparison.trial;

/**
 * The result of one run.
 *
 * @param start the loss before the first step
 * @param last the loss after the last step; infinite if the run diverged
 * @param judged what the end is judged by, see {@link Trial#judgedLoss}; infinite if it diverged
 * @param reach the least that this might have become, had the experiment not stopped the run:
 *     itself where it did not, minus infinity where nothing is known
 * @param best the least loss on the way
 * @param steps after how many of them the loss was at the target; infinite if it never was
 * @param validation the last loss on the validation rows; NaN where there are none
 * @param grows whether the end lies above all that came before
 */
public record Outcome(
    double start,
    double last,
    double judged,
    double reach,
    double best,
    double steps,
    double validation,
    boolean grows) {
  /**
   * The same of a run that its experiment stopped.
   *
   * @param rest to which loss a descent goes on from its end; NaN where it goes nowhere
   */
  public Outcome withRest(double rest) {
    double least = rest < judged ? rest : judged;
    return new Outcome(start, last, judged, least, best, steps, validation, grows);
  }

  /** Whether the experiment stopped the run, and it could have come lower. */
  public boolean isStopped() {
    return reach < judged;
  }

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
