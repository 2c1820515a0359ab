/**
 * What contenders come to when one thing about them is varied: rates, other hyperparameters, seeds.
 * Open {@link descent.comparison.RateSweep} first.
 */
@NullMarked
package descent.comparison;

import org.jspecify.annotations.NullMarked;
