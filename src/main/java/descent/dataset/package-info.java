/**
 * What networks learn from: generated, shipped and uploaded data. Open {@link
 * descent.dataset.Dataset} first, then {@link descent.dataset.Moons}; {@link
 * descent.dataset.Preparation} splits and prepares the rows.
 */
@NullMarked
package descent.dataset;

import org.jspecify.annotations.NullMarked;
