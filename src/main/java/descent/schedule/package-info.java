/** The learning rate at step t, one file each. Open {@link descent.schedule.Schedule} first. */
@NullMarked
package descent.schedule;

import org.jspecify.annotations.NullMarked;
