/**
 * Lessons and prepared experiments, which are data: files in {@code resources/descent}. Open {@link
 * descent.ui.lesson.Lesson} first; {@link descent.ui.lesson.Lessons} says what a file holds.
 */
@NullMarked
package descent.ui.lesson;

import org.jspecify.annotations.NullMarked;
