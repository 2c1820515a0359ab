package descent.objective;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A local minimum.
 *
 * @param point of length n
 * @param loss the value there
 */
public record Minimum(double[] point, double loss) {
  private static final int STEPS = 60;

  /**
   * The local minimum next to a point, to rounding: Newton's method with the Hessian shifted until
   * it is positive definite and the step halved until the value falls (Nocedal and Wright,
   * "Numerical Optimization", 2006, chapter 3.4). Empty where that leads to no minimum with a
   * positive definite Hessian.
   */
  public static Optional<Minimum> near(Objective objective, double[] start) {
    double[] x = start.clone();
    var here = Curvature.at(objective, x);
    for (int step = 0; step < STEPS && here.eigenvalues().length > 0; step++) {
      double[] direction = direction(here);
      double[] next = NewtonStep.descend(objective, x, here.value(), direction);
      if (next == null) {
        break;
      }
      x = next;
      here = Curvature.at(objective, x);
    }
    return here.kind() == Curvature.Kind.MINIMUM
        ? Optional.of(new Minimum(x, here.value()))
        : Optional.empty();
  }

  private static double[] direction(Curvature here) {
    int n = here.gradient().length;
    double floor = 1e-3 * here.largest();
    double lowest = here.eigenvalues()[0];
    var shifted = new DMatrixRMaj(here.hessian());
    if (lowest < floor * 1e-6) {
      for (int i = 0; i < n; i++) {
        shifted.add(i, i, floor - lowest);
      }
    }
    var solution = new DMatrixRMaj(n, 1);
    if (!CommonOps_DDRM.solve(shifted, DMatrixRMaj.wrap(n, 1, here.gradient().clone()), solution)) {
      return here.gradient();
    }
    return solution.getData();
  }
}
