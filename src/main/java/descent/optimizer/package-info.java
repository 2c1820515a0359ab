/**
 * What an optimizer is: its recipe (a record of hyperparameters) and its memory (what a run
 * remembers) apart. Open {@link descent.optimizer.Optimizer} first; the update rules themselves are
 * in {@code rule} and {@code secondorder}, one file each, and the line search is {@link
 * descent.optimizer.StrongWolfe}.
 */
@NullMarked
package descent.optimizer;

import org.jspecify.annotations.NullMarked;
