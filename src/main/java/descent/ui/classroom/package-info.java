/**
 * The pages of a live class. They are no Vaadin views, so that a hall of followers costs no
 * sessions. Open {@link descent.ui.classroom.ClassPage} first.
 */
@NullMarked
package descent.ui.classroom;

import org.jspecify.annotations.NullMarked;
