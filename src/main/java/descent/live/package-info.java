/**
 * Runs experiments for browsers, fairly and within limits. Open {@link descent.live.Races} first
 * for functions, which are raced at once, and {@link descent.live.Training} for networks, which
 * train while they are watched.
 */
@NullMarked
package descent.live;

import org.jspecify.annotations.NullMarked;
