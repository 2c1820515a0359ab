/** The gradient check. Open {@link descent.ui.check.CheckView} first. */
@NullMarked
package descent.ui.check;

import org.jspecify.annotations.NullMarked;
