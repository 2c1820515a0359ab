/** The whole program. Open {@link descent.Descent} first, then {@code docs/architecture.md}. */
@NullMarked
package descent;

import org.jspecify.annotations.NullMarked;
