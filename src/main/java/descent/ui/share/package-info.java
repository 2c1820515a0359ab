/**
 * Short links: making one, opening one, and what is said of one that was opened. Open {@link
 * descent.ui.share.ShareDialog} first.
 */
@NullMarked
package descent.ui.share;

import org.jspecify.annotations.NullMarked;
