/**
 * Optimizers, one file each: recipe (a record of hyperparameters) and memory (what a run remembers)
 * apart. Open {@link descent.optimizer.Optimizer} first, then {@code Sgd} and {@code Adam}; {@code
 * Newton} and {@code Lbfgs} look at more than one gradient, {@code Custom} is typed by a visitor.
 */
@NullMarked
package descent.optimizer;

import org.jspecify.annotations.NullMarked;
