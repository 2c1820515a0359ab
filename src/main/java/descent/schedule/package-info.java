/**
 * The learning rate at step t, one file each. Open {@link descent.schedule.Schedule} first, then
 * {@code ExponentialDecay} and {@code Plateau}; a run follows a {@link descent.schedule.Plan}.
 */
@NullMarked
package descent.schedule;

import org.jspecify.annotations.NullMarked;
