/**
 * The comparison over rates, hyperparameters and seeds. Open {@link descent.ui.compare.CompareView}
 * first.
 */
@NullMarked
package descent.ui.compare;

import org.jspecify.annotations.NullMarked;
