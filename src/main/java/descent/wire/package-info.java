/**
 * How numbers travel to a browser, in few bytes. Open {@link descent.wire.Packed} first, and {@link
 * descent.wire.QuantizedMap} for maps; {@link descent.wire.RaceHeader} and {@link
 * descent.wire.TrainingHeader} stand before them, and {@code frontend/wire} reads all four. Columns
 * hold NaN and infinities as they are. In JSON a number that is not finite is null, everywhere; an
 * answer whose page shows which one it is, as an explained step, lists them beside: {@link
 * descent.wire.NotFinite}.
 */
@NullMarked
package descent.wire;

import org.jspecify.annotations.NullMarked;
