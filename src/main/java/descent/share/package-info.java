/**
 * Short links: keeps experiments as files under ids that depend on their content alone. Open {@link
 * descent.share.Store} first, then {@link descent.share.Id}.
 */
@NullMarked
package descent.share;

import org.jspecify.annotations.NullMarked;
