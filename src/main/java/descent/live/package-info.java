/**
 * Runs experiments for browsers, fairly and within limits. Open {@link descent.live.race.Races}
 * first for functions, which are raced at once, and {@link descent.live.training.Training} for
 * networks, which train while they are watched. Here stands what both share: whose turn it is, and
 * {@link descent.live.Answers} that many ask for.
 */
@NullMarked
package descent.live;

import org.jspecify.annotations.NullMarked;
