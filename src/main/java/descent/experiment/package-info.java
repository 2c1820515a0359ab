/**
 * The one description of all that a run depends on. Open {@link descent.experiment.Experiment}
 * first; {@code descent.experiment.json} is its text form, and {@code descent.run} turns it into
 * numbers.
 */
@NullMarked
package descent.experiment;

import org.jspecify.annotations.NullMarked;
