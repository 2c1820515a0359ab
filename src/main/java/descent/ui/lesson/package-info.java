/** Lessons and prepared experiments. Open {@link descent.ui.lesson.Lesson} first. */
@NullMarked
package descent.ui.lesson;

import org.jspecify.annotations.NullMarked;
