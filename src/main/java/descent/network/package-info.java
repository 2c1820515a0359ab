/**
 * Networks of dense layers: their shape, loss, exact gradient and dropout. Open {@link
 * descent.network.Propagation} first, which computes loss and gradient of some rows; {@link
 * descent.network.BatchLoss} is that as an objective for any optimizer.
 */
@NullMarked
package descent.network;

import org.jspecify.annotations.NullMarked;
