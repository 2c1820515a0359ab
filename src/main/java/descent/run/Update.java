package descent.run;

import descent.optimizer.Memory;

/**
 * One update of an optimizer on a function, with all that it saw. Vectors have length n.
 *
 * @param step updates made before; this is number {@code step + 1}
 * @param point where it begins
 * @param loss there
 * @param gradient the exact one there
 * @param seen the gradient that the optimizer was given, noise included
 * @param rate the learning rate; a line search decides by itself
 * @param before what was remembered
 * @param after what is remembered from now on
 * @param next where it ends; not finite where it diverges
 */
public record Update(
    int step,
    double[] point,
    double loss,
    double[] gradient,
    double[] seen,
    double rate,
    Memory before,
    Memory after,
    double[] next) {}
