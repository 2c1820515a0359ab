package descent.comparison.trial;

/**
 * A run at its end.
 *
 * @param outcome what it came to
 * @param loss the last finite loss; NaN where there is none, at the start already
 * @param gradientEvaluations that the method asked for up to the last finite step
 * @param samples that these gradients are made of; -1 where there is no such thing
 * @param ending why it ended, as a word of CSV
 */
public record Finish(
    Outcome outcome, double loss, long gradientEvaluations, long samples, String ending) {
  /** The {@link #ending} of a run whose gradient became short enough. */
  public static final String GRADIENT_NORM = "gradientNorm";
}
