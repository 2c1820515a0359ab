/**
 * What happens, one step at a time, whatever the problem. Open {@link descent.run.FunctionRun} and
 * {@link descent.run.NetworkRun}, which turn a {@link descent.experiment.Contender} into numbers;
 * {@link descent.run.Learner} is one network as it learns.
 */
@NullMarked
package descent.run;

import org.jspecify.annotations.NullMarked;
