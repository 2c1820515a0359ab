/**
 * How numbers travel to a browser, in few bytes. Open {@link descent.wire.Packed} first, and {@link
 * descent.wire.Levels} for maps; {@code frontend/wire} reads them.
 */
@NullMarked
package descent.wire;

import org.jspecify.annotations.NullMarked;
