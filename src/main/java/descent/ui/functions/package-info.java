/**
 * The lab where optimizers race down a function. Open {@link descent.ui.functions.FunctionsView}
 * first.
 */
@NullMarked
package descent.ui.functions;

import org.jspecify.annotations.NullMarked;
