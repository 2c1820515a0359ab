/**
 * Runs experiments for browsers, fairly and within limits. Open {@link descent.live.Races} first.
 */
@NullMarked
package descent.live;

import org.jspecify.annotations.NullMarked;
