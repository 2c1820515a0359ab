/** Races of functions, whole and at once. Open {@link descent.live.race.Races} first. */
@NullMarked
package descent.live.race;

import org.jspecify.annotations.NullMarked;
