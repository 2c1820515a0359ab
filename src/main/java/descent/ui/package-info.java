/**
 * The playground in the browser, a room for each part. Open {@link descent.ui.page.MainLayout}
 * first: it frames the labs, each of which is a view.
 */
@NullMarked
package descent.ui;

import org.jspecify.annotations.NullMarked;
