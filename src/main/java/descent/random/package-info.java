/** Randomness that can be recomputed anywhere: {@link descent.random.Key} is all there is. */
@NullMarked
package descent.random;

import org.jspecify.annotations.NullMarked;
