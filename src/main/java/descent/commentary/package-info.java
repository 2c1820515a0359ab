/**
 * What can be said in words about a race: {@link descent.commentary.Facts} about the function,
 * {@link descent.commentary.Verdict} and {@link descent.commentary.Outcome} about one run, {@link
 * descent.commentary.Caption} about all. Open {@code Facts} first.
 */
@NullMarked
package descent.commentary;

import org.jspecify.annotations.NullMarked;
