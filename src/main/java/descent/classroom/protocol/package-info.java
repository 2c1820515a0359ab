/**
 * What a live class and its members say to each other, as values and as JSON. Open {@link
 * descent.classroom.protocol.ClassMessage} first, which is what a member says; {@link
 * descent.classroom.protocol.ClassView} is what each of them sees.
 */
@NullMarked
package descent.classroom.protocol;

import org.jspecify.annotations.NullMarked;
