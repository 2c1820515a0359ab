/**
 * The playground in the browser. Open {@link descent.ui.MainLayout} first: it frames the labs, each
 * of which is a view.
 */
@NullMarked
package descent.ui;

import org.jspecify.annotations.NullMarked;
