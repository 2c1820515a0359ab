/**
 * What the first answer to a visitor holds besides Vaadin's own: the picture, and the words for
 * those who see no more than that answer, as previews of links do. Begin with {@link
 * descent.ui.first.FirstPicture}.
 */
@NullMarked
package descent.ui.first;

import org.jspecify.annotations.NullMarked;
