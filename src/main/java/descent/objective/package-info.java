/** What is minimised. Open {@link descent.objective.Objective} first. */
@NullMarked
package descent.objective;

import org.jspecify.annotations.NullMarked;
