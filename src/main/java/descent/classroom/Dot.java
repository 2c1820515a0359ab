package descent.classroom;

/**
 * What a choice came to.
 *
 * @param pseudonym who chose it
 * @param field such as {@code learningRate}
 * @param value the chosen number, as JSON
 * @param loss the last finite loss of the run, the bits of its trace; NaN where there is none
 * @param diverged whether the run left the finite numbers, or ended above its start
 */
public record Dot(String pseudonym, String field, String value, double loss, boolean diverged) {}
