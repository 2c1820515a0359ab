/** The texts of one language. Open {@link descent.ui.text.Phrases} first. */
@NullMarked
package descent.ui.text;

import org.jspecify.annotations.NullMarked;
