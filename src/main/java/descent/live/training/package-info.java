/**
 * Trainings of networks, which are watched while they go on. Open {@link
 * descent.live.training.Training} first.
 */
@NullMarked
package descent.live.training;

import org.jspecify.annotations.NullMarked;
