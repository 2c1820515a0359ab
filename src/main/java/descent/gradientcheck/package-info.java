/**
 * Analytic against numeric gradients, of functions and networks. Open {@link
 * descent.gradientcheck.GradientCheck} first; {@link descent.gradientcheck.Subject} is what it
 * checks, and {@link descent.gradientcheck.StepCurve} shows how the error depends on the step.
 */
@NullMarked
package descent.gradientcheck;

import org.jspecify.annotations.NullMarked;
