/**
 * A live class: a teacher shows one experiment, many follow, vote and choose. Open {@link
 * descent.classroom.Classroom} first, which holds what one class has said and done; {@link
 * descent.classroom.Classes} finds them by their codes and keeps them over a restart. The protocol
 * is the public contract, section 8.
 */
@NullMarked
package descent.classroom;

import org.jspecify.annotations.NullMarked;
