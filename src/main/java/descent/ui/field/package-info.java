/**
 * Fields and sliders that change one number or text of an experiment. Open {@link
 * descent.ui.field.Lab} first: through it they tell what was changed.
 */
@NullMarked
package descent.ui.field;

import org.jspecify.annotations.NullMarked;
