/**
 * Networks of dense layers: their shape, loss, exact gradient and dropout. Open {@link
 * descent.network.Propagation} first, which computes loss and gradient of some rows; {@link
 * descent.network.BatchLoss} is that as an objective for any optimizer. Dropout masks are drawn by
 * {@link descent.network.Masks}, losses of a row are in {@link descent.network.Loss}, starting
 * weights in {@link descent.network.Initialization}.
 */
@NullMarked
package descent.network;

import org.jspecify.annotations.NullMarked;
