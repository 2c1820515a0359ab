/**
 * Work that takes longer than a picture may wait, in turns and with a limit. Open {@link
 * descent.live.job.Jobs} first.
 */
@NullMarked
package descent.live.job;

import org.jspecify.annotations.NullMarked;
