/**
 * Short links: keeps experiments under ids that depend on their content alone. Open {@link
 * descent.share.Store} first, then {@link descent.share.Id}; where the texts lie is behind {@link
 * descent.share.LinkStore}.
 */
@NullMarked
package descent.share;

import org.jspecify.annotations.NullMarked;
