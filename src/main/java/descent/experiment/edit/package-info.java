/**
 * What a visitor does to an experiment: pure functions from the one before to the one after. Open
 * {@link descent.experiment.edit.Edits} first.
 */
@NullMarked
package descent.experiment.edit;

import org.jspecify.annotations.NullMarked;
