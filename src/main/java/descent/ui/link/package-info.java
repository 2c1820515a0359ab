/**
 * What an address says: the experiment, and how it is opened. Open {@link descent.ui.link.Links}
 * first.
 */
@NullMarked
package descent.ui.link;

import org.jspecify.annotations.NullMarked;
