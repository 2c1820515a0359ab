/**
 * All that is said of an experiment, as {@code explain} answers it: {@link
 * descent.explanation.Explanation} asks the commentary on functions or the one on networks.
 */
@NullMarked
package descent.explanation;

import org.jspecify.annotations.NullMarked;
