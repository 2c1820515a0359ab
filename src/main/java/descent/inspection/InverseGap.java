package descent.inspection;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.objective.Objective;
import descent.run.FunctionRun;
import java.util.ArrayList;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * How far the approximate inverse Hessian of a method is from the true one along its run: the
 * Frobenius norm of their difference over that of the true one.
 *
 * @param steps at which it was looked, each before its update
 * @param gaps there; NaN where the Hessian has no inverse
 */
public record InverseGap(double[] steps, double[] gaps) {
  private static final int MOST = 200;

  /** The gaps of a whole run; none where the method has no such matrix or there are too many. */
  public static InverseGap of(
      Experiment experiment, Objective objective, Contender contender, Runnable beforeStep) {
    int n = objective.dimension();
    var steps = new ArrayList<Double>();
    var gaps = new ArrayList<Double>();
    boolean known = contender.optimizer().start(1).state().containsKey("H");
    if (known && n <= Inspection.MOST_VARIABLES) {
      double[][] hessian = new double[n][n];
      int every = Math.max(1, experiment.steps() / MOST);
      FunctionRun run = new FunctionRun(experiment, objective, contender);
      do {
        beforeStep.run();
        if (run.ending() == null && run.step() % every == 0) {
          objective.hessian(run.point(), hessian);
          steps.add((double) run.step());
          gaps.add(between(run.nextUpdate().after().state().get("H"), hessian));
        }
      } while (run.advance());
    }
    return new InverseGap(array(steps), array(gaps));
  }

  /**
   * How far apart they are.
   *
   * @param inverse the approximation, n*n by rows; null for none
   * @return NaN without an approximation or an inverse
   */
  static double between(double @Nullable [] inverse, double[][] hessian) {
    int n = hessian.length;
    if (inverse == null || inverse.length != n * n) {
      return Double.NaN;
    }
    var truth = new DMatrixRMaj(n, n);
    if (!CommonOps_DDRM.invert(new DMatrixRMaj(hessian), truth)) {
      return Double.NaN;
    }
    var difference = new DMatrixRMaj(n, n, true, inverse);
    CommonOps_DDRM.subtractEquals(difference, truth);
    return NormOps_DDRM.normF(difference) / NormOps_DDRM.normF(truth);
  }

  private static double[] array(ArrayList<Double> numbers) {
    return numbers.stream().mapToDouble(x -> x).toArray();
  }
}
