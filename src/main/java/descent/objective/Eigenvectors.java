package descent.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/** The eigenvectors of a curvature: along which of them a function falls, or does not curve. */
public final class Eigenvectors {
  /** The rounding of a decomposition, as a part of the largest eigenvalue. */
  private static final double ROUNDING = 1e-15;

  /** Eigenvalues closer than this part of the largest are equal to rounding. */
  private static final double EQUAL = 1e-13;

  private Eigenvectors() {}

  /**
   * An eigenvector whose eigenvalue is 0 beside the largest, or negative.
   *
   * @param mixed how much of others rounding has mixed into it
   */
  private record Eigenvector(boolean curvesDown, double mixed, double[] direction) {}

  /** None where the Hessian is positive definite, or not known. */
  private static List<Eigenvector> of(Curvature here) {
    var axes = new ArrayList<Eigenvector>();
    int n = here.gradient().length;
    double flat = Curvature.SINGULAR * here.largest();
    var decomposition = DecompositionFactory_DDRM.eig(n, true, true);
    if (here.eigenvalues().length > 0
        && here.eigenvalues()[0] <= flat
        && decomposition.decompose(new DMatrixRMaj(here.hessian()))) {
      for (int j = 0; j < n; j++) {
        double eigenvalue = decomposition.getEigenvalue(j).getReal();
        if (eigenvalue <= flat) {
          axes.add(
              new Eigenvector(
                  eigenvalue < -flat,
                  mixed(here, eigenvalue),
                  decomposition.getEigenVector(j).getData()));
        }
      }
    }
    return axes;
  }

  /**
   * How much of its neighbours rounding mixes into an eigenvector: the more, the closer their
   * eigenvalues. Of equal ones any mixture is as good.
   */
  private static double mixed(Curvature here, double eigenvalue) {
    double gap = Double.POSITIVE_INFINITY;
    for (double other : here.eigenvalues()) {
      double apart = Math.abs(other - eigenvalue);
      gap = apart > EQUAL * here.largest() ? Math.min(gap, apart) : gap;
    }
    return ROUNDING * here.largest() / gap;
  }

  /** Eigenvectors whose eigenvalues are negative, by more than rounding. */
  public static Stream<double[]> down(Curvature here) {
    return of(here).stream().filter(Eigenvector::curvesDown).map(Eigenvector::direction);
  }

  /** Eigenvectors whose eigenvalues are 0 beside the largest. */
  public static List<double[]> flat(Curvature here) {
    return of(here).stream()
        .filter(axis -> !axis.curvesDown())
        .map(Eigenvector::direction)
        .toList();
  }

  /**
   * Directions along which a function falls: against the gradient along each eigenvector whose
   * eigenvalue is not positive. Where the gradient has no part along one, a run has none either.
   */
  public static List<double[]> falling(Curvature here) {
    var directions = new ArrayList<double[]>();
    for (Eigenvector axis : of(here)) {
      double along = along(here.gradient(), axis.direction());
      if (Math.abs(along) > axis.mixed() * Norm.of(here.gradient())) {
        double[] direction = axis.direction().clone();
        for (int i = 0; along > 0 && i < direction.length; i++) {
          direction[i] = -direction[i];
        }
        directions.add(direction);
      }
    }
    return directions;
  }

  /** Whether an eigenvalue is negative, by more than rounding. */
  public static boolean curvesDown(Curvature here) {
    return down(here).findAny().isPresent();
  }

  /** Whether a way has a part along the directions of negative curvature. */
  public static boolean isDownhill(Curvature here, double[] way) {
    return down(here).anyMatch(axis -> Math.abs(along(way, axis)) > 1e-9 * Norm.of(way));
  }

  /** The slope along the directions of negative curvature. */
  public static double slopeDown(Curvature here) {
    return down(here).mapToDouble(axis -> Math.abs(along(here.gradient(), axis))).sum();
  }

  /** The product of a gradient with a direction; 0 where it is rounding. */
  public static double along(double[] gradient, double[] vector) {
    double along = 0;
    double parts = 0;
    for (int i = 0; i < vector.length; i++) {
      along += gradient[i] * vector[i];
      parts += Math.abs(gradient[i] * vector[i]);
    }
    return Math.abs(along) <= 1e-14 * parts ? 0 : along;
  }
}
