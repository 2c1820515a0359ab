/**
 * HTTP for programs and for the pictures in the browser. Open {@link
 * descent.api.race.RaceController} first; what is streamed while it is computed is in {@code
 * training}, live classes are in {@code classroom}.
 */
@NullMarked
package descent.api;

import org.jspecify.annotations.NullMarked;
