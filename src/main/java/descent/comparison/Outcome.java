package descent.comparison;

/**
 * What one run came to.
 *
 * @param start the loss before the first step
 * @param last the loss after the last one; infinite if the run diverged
 * @param best the least loss on the way
 * @param steps after how many of them the loss was at the target; infinite if it never was
 * @param validation the last loss on the validation rows; NaN where there are none
 */
public record Outcome(double start, double last, double best, double steps, double validation) {
  /** Whether a number was not finite any more. */
  boolean diverged() {
    return last == Double.POSITIVE_INFINITY;
  }

  /** Whether the run diverged, or was worse off at its end than at its start. */
  boolean lost() {
    return !(last <= start);
  }
}
