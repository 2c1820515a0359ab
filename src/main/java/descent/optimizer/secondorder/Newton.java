package descent.optimizer.secondorder;

import static org.ejml.dense.row.MatrixFeatures_DDRM.hasUncountable;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Entry.Reference;
import descent.catalogue.Framework;
import descent.catalogue.Parameter.Real;
import descent.objective.Curvature;
import descent.objective.Objective;
import descent.optimizer.Counterpart;
import descent.optimizer.MatrixStep;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Newton's method: to the point where the quadratic model of the loss is stationary, which is its
 * minimum only where the Hessian is positive definite; near a saddle the pure step goes to the
 * saddle. Damping adds a multiple of the identity that makes the Hessian positive definite
 * (Goldstein and Price, 1967; Nocedal and Wright, section 3.4), so that the step leads downhill.
 *
 * <p>Where the Hessian is singular the model may have many stationary points, and the pure step
 * goes to the nearest; or it has none, then the step is infinite and the run ends as diverged.
 *
 * @param damping 0 for the pure step; above 0 the smallest eigenvalue of {@code H + max(damping,
 *     damping - smallest)*I} is at least this
 */
public record Newton(double damping) implements SecondOrder {
  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "newton",
          "Newton",
          "Goes to the stationary point of the quadratic model of the loss: in one step to the"
              + " minimum of a bowl, and to a saddle where one is near.",
          List.of(
              Real.atLeastZero(
                  "damping",
                  "damping",
                  0.0,
                  "Added to the curvature in every direction, and more where the loss bends down: 0"
                      + " is the pure step, above 0 saddles do not attract.")),
          new Reference(
              "Boris T. Polyak",
              "Newton's method and its use in optimization",
              2007,
              "https://doi.org/10.1016/j.ejor.2005.06.076"),
          Names.NONE,
          true,
          values -> new Newton(values.real("damping")));

  /** A model whose slope can be made this much smaller has a stationary point. */
  private static final double CONSISTENT = 1e-9;

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String latex() {
    return damping == 0
        ? "w \\leftarrow w - \\mathrm{lr}\\, H^{-1} g"
        : "w \\leftarrow w - \\mathrm{lr} \\left(H + \\max(\\delta, \\delta - \\lambda_{\\min})\\,"
            + " I\\right)^{-1} g";
  }

  @Override
  public double work(int n, double gradient) {
    return (1 + 2.0 * n) * gradient + (damping == 0 ? 1.0 : 10.0) * n * n * n;
  }

  /**
   * The multiple of the identity that damping adds to the Hessian.
   *
   * @param eigenvalues of the Hessian, ascending; none where it is not finite
   */
  public double shift(double[] eigenvalues) {
    if (damping == 0) {
      return 0;
    }
    return eigenvalues.length == 0 ? Double.NaN : Math.max(damping, damping - eigenvalues[0]);
  }

  @Override
  public boolean needsMatrix() {
    return true;
  }

  @Override
  public boolean attractedBySaddles() {
    return damping == 0;
  }

  @Override
  public MatrixStep matrixStep() {
    return (MatrixStep.InverseHessian) this::shift;
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH -> Counterpart.rule("PyTorch has no Newton's method.");
      case KERAS -> Counterpart.rule("Keras has no Newton's method.");
      case OPTAX -> Counterpart.rule("Optax has no Newton's method.");
    };
  }

  @Override
  public Memory start(int dimension) {
    return new Factors(dimension);
  }

  /** What a step computes with; nothing of it is remembered. */
  private final class Factors implements Memory {
    private final double[][] hessian;
    private final DMatrixRMaj matrix;
    private final DMatrixRMaj slope;
    private final DMatrixRMaj step;
    private final LinearSolverDense<DMatrixRMaj> solver;

    Factors(int n) {
      hessian = new double[n][n];
      matrix = new DMatrixRMaj(n, n);
      slope = new DMatrixRMaj(n, 1);
      step = new DMatrixRMaj(n, 1);
      solver = LinearSolverFactory_DDRM.lu(n);
    }

    @Override
    public void step(Objective objective, double[] w, double[] g, double rate) {
      if (Arrays.stream(g).allMatch(component -> component == 0)) {
        return;
      }
      objective.hessian(w, hessian);
      double added = added();
      int n = w.length;
      for (int i = 0; i < n; i++) {
        System.arraycopy(hessian[i], 0, matrix.data, i * n, n);
        matrix.data[i * n + i] += added;
        slope.data[i] = g[i];
      }
      solve();
      for (int i = 0; i < n; i++) {
        w[i] -= rate * step.data[i];
      }
    }

    private void solve() {
      solver.setA(matrix);
      solver.solve(slope, step);
      // The solver has divided by a pivot of 0: the matrix has no inverse.
      if (hasUncountable(step) && !hasUncountable(matrix) && !leastSquares()) {
        Arrays.fill(step.data, Double.POSITIVE_INFINITY);
      }
    }

    /** The shortest step to a stationary point of the model; false if there is none. */
    private boolean leastSquares() {
      var pseudoInverse = LinearSolverFactory_DDRM.pseudoInverse(true);
      if (!pseudoInverse.setA(matrix.copy())) {
        return false;
      }
      pseudoInverse.solve(slope, step);
      DMatrixRMaj remaining = slope.copy();
      CommonOps_DDRM.multAdd(-1, matrix, step, remaining);
      return NormOps_DDRM.normF(remaining) <= CONSISTENT * NormOps_DDRM.normF(slope);
    }

    /** The multiple of the identity to add. */
    private double added() {
      return damping == 0 ? 0 : shift(Curvature.eigenvalues(hessian));
    }

    @Override
    public Map<String, double[]> state() {
      return Map.of();
    }

    @Override
    public Memory copy() {
      return new Factors(slope.data.length);
    }
  }
}
