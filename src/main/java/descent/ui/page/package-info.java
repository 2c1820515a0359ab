/**
 * The frame around every view and what the server adds to every page. Open {@link
 * descent.ui.page.MainLayout} first.
 */
@NullMarked
package descent.ui.page;

import org.jspecify.annotations.NullMarked;
