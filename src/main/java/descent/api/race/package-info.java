/**
 * Races of functions over HTTP: all paths whole, one step explained, many seeds around them. Open
 * {@link descent.api.race.RaceController} first.
 */
@NullMarked
package descent.api.race;

import org.jspecify.annotations.NullMarked;
