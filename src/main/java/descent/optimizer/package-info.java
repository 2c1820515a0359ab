/**
 * Optimizers, one file each: recipe (a record of hyperparameters) and memory (what a run remembers)
 * apart. Open {@link descent.optimizer.Optimizer} first, then {@code Sgd} and {@code Adam}.
 */
@NullMarked
package descent.optimizer;

import org.jspecify.annotations.NullMarked;
