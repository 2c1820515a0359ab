/**
 * One step under the magnifying glass: what the optimizer saw and remembered, its rule in numbers,
 * the curvature around. Open {@link descent.inspection.Inspection} first.
 */
@NullMarked
package descent.inspection;

import org.jspecify.annotations.NullMarked;
