/**
 * What can be chosen, described once: forms, help, JSON and tests read it from here. Open {@link
 * descent.catalogue.Entry} first.
 */
@NullMarked
package descent.catalogue;

import org.jspecify.annotations.NullMarked;
