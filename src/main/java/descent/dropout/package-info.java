/**
 * What dropout computes, looked at closely: the distribution of a network's output over all masks,
 * exactly and by drawing, against the one pass of test time. Open {@link
 * descent.dropout.Enumeration} first.
 */
@NullMarked
package descent.dropout;

import org.jspecify.annotations.NullMarked;
