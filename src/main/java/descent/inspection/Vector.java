package descent.inspection;

import descent.optimizer.Arrow;

/**
 * An arrow with its numbers, of length n.
 *
 * @param kind what it is
 * @param from where it begins
 * @param to where it ends
 */
public record Vector(Arrow.Kind kind, double[] from, double[] to) {}
