package descent.trace;

import descent.run.Ending;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * The plane in which the paths of some runs spread most: along the first two principal components
 * of their points, through the point of the lowest loss (Li et al., Visualizing the Loss Landscape
 * of Neural Nets, 2018, section 7). Runs that diverged do not count, unless all did.
 *
 * @param firstFraction of the points' variance, along the first direction
 * @param secondFraction along the second
 */
public record PrincipalPlane(Plane plane, double firstFraction, double secondFraction) {
  /** How many points are looked at; more would only cost time. */
  private static final int POINTS = 160;

  /** Below this fraction of the largest singular value there is no second direction but chance. */
  private static final double FLAT = 1e-12;

  /**
   * The plane of some runs on a function of at least two variables.
   *
   * @param traces at least one with a row
   */
  public static PrincipalPlane of(List<Trace> traces) {
    List<Trace> begun = traces.stream().filter(trace -> trace.rows() > 0).toList();
    List<Trace> calm =
        begun.stream().filter(trace -> trace.ending().reason() != Ending.Reason.DIVERGED).toList();
    List<Trace> used = calm.isEmpty() ? begun : calm;
    double[][] points = points(used);
    double[] mean = new double[points[0].length];
    for (double[] point : points) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += point[i] / points.length;
      }
    }
    double size = 0;
    for (double[] point : points) {
      for (int i = 0; i < mean.length; i++) {
        point[i] -= mean[i];
        size = Math.max(size, Math.abs(point[i]));
      }
    }
    return of(best(used), points, size);
  }

  private static PrincipalPlane of(double[] origin, double[][] deviations, double size) {
    int n = origin.length;
    double[] first = new double[n];
    double[] second = new double[n];
    double total = 0;
    double[] variance = new double[2];
    if (size > 0 && Double.isFinite(size)) {
      var matrix = new DMatrixRMaj(deviations.length, n);
      for (int row = 0; row < deviations.length; row++) {
        for (int i = 0; i < n; i++) {
          matrix.set(row, i, deviations[row][i] / size);
        }
      }
      var svd = DecompositionFactory_DDRM.svd(deviations.length, n, false, true, true);
      if (!svd.decompose(matrix)) {
        throw new IllegalStateException("a finite matrix has a singular value decomposition");
      }
      double[] values = Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
      DMatrixRMaj rows = svd.getV(null, true);
      SingularOps_DDRM.descendingOrder(null, false, values, values.length, rows, true);
      for (double value : values) {
        total += value * value;
      }
      copy(rows, 0, first);
      variance[0] = values[0] * values[0] / total;
      if (values.length > 1 && values[1] > FLAT * values[0]) {
        copy(rows, 1, second);
        variance[1] = values[1] * values[1] / total;
      }
    }
    complete(first, new double[n]);
    complete(second, first);
    return new PrincipalPlane(new Plane(origin, first, second), variance[0], variance[1]);
  }

  /**
   * A direction has no sign; with its largest component positive it keeps one while drags go on.
   */
  private static void copy(DMatrixRMaj rows, int row, double[] direction) {
    double largest = 0;
    for (int i = 0; i < direction.length; i++) {
      direction[i] = rows.get(row, i);
      largest = Math.abs(direction[i]) > Math.abs(largest) ? direction[i] : largest;
    }
    for (int i = 0; i < direction.length && largest < 0; i++) {
      direction[i] = -direction[i];
    }
  }

  /** Where there is no direction: the axis that leans least to the other one, made upright. */
  private static void complete(double[] direction, double[] other) {
    if (Arrays.stream(direction).anyMatch(component -> component != 0)) {
      return;
    }
    int axis = 0;
    for (int i = 1; i < other.length; i++) {
      axis = Math.abs(other[i]) < Math.abs(other[axis]) ? i : axis;
    }
    double length = Math.sqrt(1 - other[axis] * other[axis]);
    for (int i = 0; i < direction.length; i++) {
      direction[i] = ((i == axis ? 1 : 0) - other[axis] * other[i]) / length;
    }
  }

  /** Points of all runs, each run's last among them; every odd few, so that a zigzag stays one. */
  private static double[][] points(List<Trace> traces) {
    int each = Math.max(2, POINTS / traces.size());
    return traces.stream()
        .flatMap(
            trace -> {
              int last = trace.rows() - 1;
              int stride = (last + each - 1) / each | 1;
              return IntStream.rangeClosed(0, (last + stride - 1) / stride)
                  .mapToObj(i -> trace.pointAt(Math.min(i * stride, last)));
            })
        .toArray(double[][]::new);
  }

  private static double[] best(List<Trace> traces) {
    Trace of = traces.getFirst();
    int at = 0;
    for (Trace trace : traces) {
      for (int row = 0; row < trace.rows(); row++) {
        if (trace.loss()[row] < of.loss()[at]) {
          of = trace;
          at = row;
        }
      }
    }
    return of.pointAt(at);
  }
}
