package descent.commentary;

import descent.objective.Curvature;
import descent.objective.Norm;
import descent.objective.Objective;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/** The eigenvectors of a curvature: along which of them a function falls, or does not curve. */
final class Axes {
  private Axes() {}

  /** Eigenvectors whose eigenvalues are 0 beside the largest. */
  static List<double[]> flat(Curvature here) {
    int n = here.gradient().length;
    var directions = new ArrayList<double[]>();
    var decomposition = DecompositionFactory_DDRM.eig(n, true, true);
    if (here.eigenvalues().length > 0
        && here.eigenvalues()[0] <= Rest.SINGULAR * here.largest()
        && decomposition.decompose(new DMatrixRMaj(here.hessian()))) {
      for (int j = 0; j < n; j++) {
        if (Math.abs(decomposition.getEigenvalue(j).getReal()) <= Rest.SINGULAR * here.largest()) {
          directions.add(decomposition.getEigenVector(j).getData());
        }
      }
    }
    return directions;
  }

  /**
   * Directions along which a function falls: against the gradient along each eigenvector whose
   * eigenvalue is not positive. Where the gradient has no part along one, a run has none either.
   */
  static List<double[]> falling(Curvature here) {
    int n = here.gradient().length;
    var directions = new ArrayList<double[]>();
    var decomposition = DecompositionFactory_DDRM.eig(n, true, true);
    if (here.eigenvalues().length == 0
        || !decomposition.decompose(new DMatrixRMaj(here.hessian()))) {
      return directions;
    }
    for (int j = 0; j < n; j++) {
      if (decomposition.getEigenvalue(j).getReal() > Rest.SINGULAR * here.largest()) {
        continue;
      }
      double[] vector = decomposition.getEigenVector(j).getData();
      double along = along(here.gradient(), vector);
      if (along != 0) {
        double[] direction = new double[n];
        for (int i = 0; i < n; i++) {
          direction[i] = along > 0 ? -vector[i] : vector[i];
        }
        directions.add(direction);
      }
    }
    return directions;
  }

  /** Whether a way has a part along the directions of negative curvature. */
  static boolean isDownhill(Curvature here, double[] way) {
    int n = way.length;
    var decomposition = DecompositionFactory_DDRM.eig(n, true, true);
    if (here.eigenvalues().length == 0
        || !decomposition.decompose(new DMatrixRMaj(here.hessian()))) {
      return false;
    }
    for (int j = 0; j < n; j++) {
      if (decomposition.getEigenvalue(j).getReal() < -Rest.SINGULAR * here.largest()
          && Math.abs(along(way, decomposition.getEigenVector(j).getData()))
              > 1e-9 * Norm.of(way)) {
        return true;
      }
    }
    return false;
  }

  /** The slope along the directions of negative curvature. */
  static double slopeDown(Curvature here) {
    double slope = 0;
    int n = here.gradient().length;
    var decomposition = DecompositionFactory_DDRM.eig(n, true, true);
    if (here.eigenvalues().length == 0
        || !decomposition.decompose(new DMatrixRMaj(here.hessian()))) {
      return slope;
    }
    for (int j = 0; j < n; j++) {
      if (decomposition.getEigenvalue(j).getReal() < -Rest.SINGULAR * here.largest()) {
        slope += Math.abs(along(here.gradient(), decomposition.getEigenVector(j).getData()));
      }
    }
    return slope;
  }

  /** The product of a gradient with a direction; 0 where it is rounding. */
  static double along(double[] gradient, double[] vector) {
    double along = 0;
    double parts = 0;
    for (int i = 0; i < vector.length; i++) {
      along += gradient[i] * vector[i];
      parts += Math.abs(gradient[i] * vector[i]);
    }
    return Math.abs(along) <= 1e-14 * parts ? 0 : along;
  }

  /**
   * Whether the value falls along a direction of negative curvature: close to a flat minimum, as of
   * x^2 y^2, curvatures are negative too.
   */
  static boolean fallsDown(Objective objective, Curvature here, double[] x, double scale) {
    int n = x.length;
    var decomposition = DecompositionFactory_DDRM.eig(n, true, true);
    if (here.eigenvalues().length == 0
        || !decomposition.decompose(new DMatrixRMaj(here.hessian()))) {
      return false;
    }
    for (int j = 0; j < n; j++) {
      if (decomposition.getEigenvalue(j).getReal() < -Rest.SINGULAR * here.largest()
          && Neighbourhood.fallsAlong(
              objective, x, decomposition.getEigenVector(j).getData(), scale)) {
        return true;
      }
    }
    return false;
  }
}
