/**
 * HTTP for programs and for the pictures in the browser. Open {@link descent.api.RaceController}
 * first.
 */
@NullMarked
package descent.api;

import org.jspecify.annotations.NullMarked;
