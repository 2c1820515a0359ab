/**
 * What is minimised. Open {@link descent.objective.Objective} first, then {@link
 * descent.objective.TypedFunction}, which is one from a typed formula; {@link
 * descent.objective.Gallery} has the test functions. Hessian, eigenvalues, condition number and the
 * kind of a critical point are computed by {@link descent.objective.Curvature}.
 */
@NullMarked
package descent.objective;

import org.jspecify.annotations.NullMarked;
