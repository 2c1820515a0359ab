package descent.classroom.choice;

import java.util.List;

/**
 * What a choice came to.
 *
 * @param pseudonym who chose it; empty for a point of the true curve
 * @param field such as {@code learningRate}
 * @param value the chosen number, as JSON
 * @param loss the last finite loss of the run, the bits of its trace; NaN where there is none
 * @param diverged whether the run left the finite numbers, or ended above its start
 * @param path the first two coordinates of some points of its way, the last where it ends; of
 *     networks steps and losses
 */
public record Dot(
    String pseudonym,
    String field,
    String value,
    double loss,
    boolean diverged,
    List<List<Double>> path) {}
