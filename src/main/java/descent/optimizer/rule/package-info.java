/**
 * The update rules of first order, one file each: parameters, formula, paper, what they are called
 * elsewhere and one step. Open {@code Sgd} and {@code Adam} first; {@code Custom} is typed by a
 * visitor. {@link descent.optimizer.rule.Optimizers} lists them with those of {@code secondorder}.
 */
@NullMarked
package descent.optimizer.rule;

import org.jspecify.annotations.NullMarked;
