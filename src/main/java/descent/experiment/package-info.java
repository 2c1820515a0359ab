/**
 * The one description of all that a run depends on, and what happened when it ran. Open {@link
 * descent.experiment.Experiment} first, then {@link descent.experiment.FunctionRun} and {@link
 * descent.experiment.NetworkRun}, which turn the description into numbers; {@link
 * descent.experiment.ExperimentJson} is its text form.
 */
@NullMarked
package descent.experiment;

import org.jspecify.annotations.NullMarked;
