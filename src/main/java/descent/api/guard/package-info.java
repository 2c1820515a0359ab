/**
 * What is looked at before anything is answered, over HTTP and for pages: where a request comes
 * from, how often and how much. Open {@link descent.api.guard.BoundedBodies} first.
 */
@NullMarked
package descent.api.guard;

import org.jspecify.annotations.NullMarked;
