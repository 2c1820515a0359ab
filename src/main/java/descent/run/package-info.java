/**
 * What happens, one step at a time. Open {@link descent.run.Run} first, which is all that most need
 * to know; {@link descent.run.FunctionRun} and {@link descent.run.NetworkRun} turn a {@link
 * descent.experiment.Contender} into numbers, and {@link descent.run.Learner} is one network as it
 * learns. Averaged parameters are a {@link descent.run.Mean}, the prediction of an ensemble a
 * {@link descent.run.Committee}, its members at the ends of cycles {@link descent.run.Snapshots}.
 */
@NullMarked
package descent.run;

import org.jspecify.annotations.NullMarked;
