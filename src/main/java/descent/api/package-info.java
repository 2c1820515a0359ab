/**
 * HTTP for programs and for the pictures in the browser. Open {@link descent.api.RaceController}
 * first, and {@link descent.api.TrainingSocket} for what is streamed while it is computed.
 */
@NullMarked
package descent.api;

import org.jspecify.annotations.NullMarked;
