/**
 * Pictures of whole experiments, for pages before their labs are loaded and for previews of links.
 * Begin with {@link descent.live.picture.Pictures}.
 */
@NullMarked
package descent.live.picture;

import org.jspecify.annotations.NullMarked;
