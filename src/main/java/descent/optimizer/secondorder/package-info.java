/**
 * The rules that use curvature, known or learnt, one file each. Open {@link
 * descent.optimizer.secondorder.Newton} first, which takes the Hessian as it is, then {@link
 * descent.optimizer.secondorder.Bfgs} and {@link descent.optimizer.secondorder.Lbfgs}, which learn
 * its inverse from gradients.
 */
@NullMarked
package descent.optimizer.secondorder;

import org.jspecify.annotations.NullMarked;
