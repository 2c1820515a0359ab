/**
 * The update rules, one file each: parameters, formula, paper, what they are called elsewhere and
 * one step. Open {@code Sgd} and {@code Adam} first; {@code Newton} and {@code Lbfgs} look at more
 * than one gradient, {@code Custom} is typed by a visitor. {@link
 * descent.optimizer.rule.Optimizers} lists them.
 */
@NullMarked
package descent.optimizer.rule;

import org.jspecify.annotations.NullMarked;
