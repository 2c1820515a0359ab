package descent.objective;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.jspecify.annotations.Nullable;

/** Newton's step with the eigenvalues taken by their size, which leads downhill everywhere. */
public final class NewtonStep {
  private static final int HALVINGS = 40;

  private NewtonStep() {}

  /**
   * The step, to be subtracted.
   *
   * @param trust its greatest length
   * @param rounding a slope of so much is none
   */
  public static double[] of(Curvature here, double trust, double rounding) {
    int n = here.gradient().length;
    double[] direction = new double[n];
    double largest = here.largest();
    var decomposition = DecompositionFactory_DDRM.eig(n, true, true);
    if (largest == 0 || !decomposition.decompose(new DMatrixRMaj(here.hessian()))) {
      System.arraycopy(here.gradient(), 0, direction, 0, n);
      return shortened(direction, trust, true);
    }
    for (int j = 0; j < n; j++) {
      double[] vector = decomposition.getEigenVector(j).getData();
      // Rounding must not push a point off the ridge on which it stands.
      double along = Eigenvectors.along(here.gradient(), vector);
      if (Math.abs(along) <= rounding) {
        continue;
      }
      double curvature =
          Math.max(
              Math.abs(decomposition.getEigenvalue(j).getReal()), Curvature.SINGULAR * largest);
      for (int i = 0; i < n; i++) {
        direction[i] += along / curvature * vector[i];
      }
    }
    return shortened(direction, trust, false);
  }

  private static double[] shortened(double[] direction, double trust, boolean always) {
    double length = Norm.of(direction);
    if (length > trust || (always && length > 0)) {
      for (int i = 0; i < direction.length; i++) {
        direction[i] *= trust / length;
      }
    }
    return direction;
  }

  /** The fall that the whole step promises. */
  public static double promised(Curvature here) {
    double[] step = of(here, Double.POSITIVE_INFINITY, 0);
    double promised = 0;
    for (int i = 0; i < step.length; i++) {
      promised += step[i] * here.gradient()[i] / 2;
    }
    return promised;
  }

  /** The first of x - d, x - d/2, x - d/4, … with a smaller value; null where there is none. */
  public static double @Nullable [] descend(
      Objective objective, double[] x, double value, double[] direction) {
    double[] next = new double[x.length];
    double part = 1;
    for (int halving = 0; halving < HALVINGS; halving++, part /= 2) {
      for (int i = 0; i < x.length; i++) {
        next[i] = x[i] - part * direction[i];
      }
      if (objective.value(next) < value) {
        return next;
      }
    }
    return null;
  }
}
