/**
 * What one contender comes to, alone or in lockstep with others whose numbers differ. Open {@link
 * descent.comparison.trial.Trial} first.
 */
@NullMarked
package descent.comparison.trial;

import org.jspecify.annotations.NullMarked;
