package descent.objective;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * What the second derivatives say about a point.
 *
 * @param value f(x)
 * @param gradient of length n
 * @param hessian n x n
 * @param eigenvalues of the Hessian, ascending; empty where the Hessian is not finite
 */
public record Curvature(double value, double[] gradient, double[][] hessian, double[] eigenvalues) {
  /**
   * A gradient norm up to this fraction of max(1, L) counts as zero, L being the largest eigenvalue
   * in size.
   */
  private static final double FLAT = 1e-8;

  /** So many roundings of a coordinate the best that arithmetic reaches may be away. */
  public static final double ULPS = 4;

  /** An eigenvalue up to this fraction of L counts as zero. */
  public static final double SINGULAR = 1e-10;

  /** The kinds of critical points. */
  public enum Kind {
    MINIMUM,
    MAXIMUM,
    SADDLE,
    DEGENERATE
  }

  /**
   * The curvature of an objective at a point of length n. Where the value is not finite, all
   * derivatives are taken for not finite too: computed with what overflowed they may be wrong, as
   * {@code x/sqrt(x^2 + y^2)} is 0 for an infinite root.
   */
  public static Curvature at(Objective objective, double[] x) {
    int n = objective.dimension();
    double[] gradient = new double[n];
    double[][] hessian = new double[n][n];
    double value = objective.gradient(x, gradient);
    objective.hessian(x, hessian);
    if (!Double.isFinite(value)) {
      Arrays.fill(gradient, Double.NaN);
      for (double[] row : hessian) {
        Arrays.fill(row, Double.NaN);
      }
    }
    return new Curvature(value, gradient, hessian, eigenvalues(hessian));
  }

  /** What a few roundings of a point's coordinates change by its curvature. */
  public double rounding(double[] point) {
    double size = 0;
    for (double coordinate : point) {
      size = Math.max(size, Math.abs(coordinate));
    }
    double step = ULPS * Math.ulp(size == 0 ? 1 : size);
    return largest() * step * step;
  }

  /** L: the size of the largest eigenvalue, which is the largest singular value. */
  public double largest() {
    double largest = 0;
    for (double eigenvalue : eigenvalues) {
      largest = Math.max(largest, Math.abs(eigenvalue));
    }
    return largest;
  }

  /**
   * The largest over the smallest singular value; infinite for a singular Hessian, NaN for one that
   * is not finite.
   */
  public double conditionNumber() {
    if (eigenvalues.length == 0) {
      return Double.NaN;
    }
    double smallest = Double.POSITIVE_INFINITY;
    for (double eigenvalue : eigenvalues) {
      smallest = Math.min(smallest, Math.abs(eigenvalue));
    }
    return smallest == 0 ? Double.POSITIVE_INFINITY : largest() / smallest;
  }

  /**
   * The kind of critical point that this is; null where the gradient does not vanish or nothing can
   * be said.
   */
  public @Nullable Kind kind() {
    double l = largest();
    if (eigenvalues.length == 0 || !(Norm.of(gradient) <= FLAT * Math.max(1, l))) {
      return null;
    }
    boolean rises = false;
    boolean falls = false;
    for (double eigenvalue : eigenvalues) {
      if (Math.abs(eigenvalue) <= SINGULAR * l) {
        return Kind.DEGENERATE;
      }
      rises |= eigenvalue > 0;
      falls |= eigenvalue < 0;
    }
    return rises && falls ? Kind.SADDLE : rises ? Kind.MINIMUM : Kind.MAXIMUM;
  }

  /**
   * Units of the coordinates in which the function curves by 1 along each: a valley that is narrow
   * because of its units alone is none in these. Null where it does not curve along each, or where
   * the coordinates' curvatures alone do not say what the units are.
   */
  public double @Nullable [] units() {
    int n = hessian.length;
    double[] units = new double[n];
    for (int i = 0; i < n; i++) {
      units[i] = 1 / Math.sqrt(Math.abs(hessian[i][i]));
      if (!(units[i] > 0) || Double.isInfinite(units[i])) {
        return null;
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (Math.abs(hessian[i][j]) * units[i] * units[j] > 1 + 1e-8) {
          return null;
        }
      }
    }
    return units;
  }

  /** The same curvature in other units of the coordinates: a point is these times the new one. */
  public Curvature in(double[] units) {
    double[] slope = new double[units.length];
    double[][] matrix = new double[units.length][units.length];
    for (int i = 0; i < units.length; i++) {
      slope[i] = gradient[i] * units[i];
      for (int j = 0; j < units.length; j++) {
        matrix[i][j] = hessian[i][j] * units[i] * units[j];
      }
    }
    return new Curvature(value, slope, matrix, eigenvalues(matrix));
  }

  /** The eigenvalues of a symmetric matrix, ascending; none where it is not finite. */
  public static double[] eigenvalues(double[][] h) {
    for (double[] row : h) {
      for (double entry : row) {
        if (!Double.isFinite(entry)) {
          return new double[0];
        }
      }
    }
    return switch (h.length) {
      case 1 -> new double[] {h[0][0]};
      case 2 -> ofTwo(h[0][0], h[0][1], h[1][1]);
      default -> ofMany(h);
    };
  }

  /**
   * The eigenvalues of [[a, b], [b, c]]: the larger from the sum, the smaller as determinant over
   * the larger, so that a singular matrix has an eigenvalue 0 and not a rounding error.
   */
  private static double[] ofTwo(double a, double b, double c) {
    double scale = Math.max(Math.max(Math.abs(a), Math.abs(c)), Math.abs(b));
    if (scale == 0) {
      return new double[2];
    }
    // A power of two, so that scaling rounds nothing and no square overflows.
    double unit = Math.scalb(1.0, Math.getExponent(scale));
    double p = a / unit;
    double q = b / unit;
    double r = c / unit;
    double mean = (p + r) / 2;
    double radius = StrictMath.hypot((p - r) / 2, q);
    double outer = mean >= 0 ? mean + radius : mean - radius;
    // Kahan's a*c - b*b, correct to 1.5 ulp.
    double bb = q * q;
    double determinant = Math.fma(p, r, -bb) - Math.fma(q, q, -bb);
    double inner = outer == 0 ? 0 : determinant / outer;
    double[] pair = {inner * unit, outer * unit};
    Arrays.sort(pair);
    return pair;
  }

  private static double[] ofMany(double[][] h) {
    var decomposition = DecompositionFactory_DDRM.eig(h.length, false, true);
    if (!decomposition.decompose(new DMatrixRMaj(h))) {
      return new double[0];
    }
    double[] eigenvalues = new double[h.length];
    for (int i = 0; i < eigenvalues.length; i++) {
      eigenvalues[i] = decomposition.getEigenvalue(i).getReal();
    }
    Arrays.sort(eigenvalues);
    return eigenvalues;
  }
}
