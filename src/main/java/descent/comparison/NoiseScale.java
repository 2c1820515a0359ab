package descent.comparison;

import descent.dataset.Samples;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.network.Propagation;
import descent.network.Propagation.Selection;
import descent.objective.Objective;
import descent.run.NetworkRun;

/**
 * The noise of one row's gradient relative to the gradient of all rows: {@code tr(S)/|g|^2}, the
 * gradient noise scale (McCandlish, Kaplan and Amodei, "An empirical model of large-batch
 * training", 2018). A batch of so many rows has as much noise as signal.
 *
 * @param trace tr(S), the sum over the parameters of the variances of a row's derivatives
 * @param squaredNorm |g|^2 of the mean gradient over all rows, without a penalty
 */
public record NoiseScale(double trace, double squaredNorm) {
  /** The scale in rows; infinite or NaN where the mean gradient is 0. */
  public double rows() {
    return trace / squaredNorm;
  }

  /** Of a contender at its start, with dropout off; the noise of a function is its own setting. */
  public static NoiseScale atStart(Experiment experiment, Objective objective) {
    FunctionProblem function = experiment.function();
    double[] gradient = new double[function.dimension()];
    objective.gradient(function.startPoint(), gradient);
    double deviation = function.gradientNoise();
    return new NoiseScale(function.dimension() * deviation * deviation, squared(gradient));
  }

  /** Of a network where it starts, with dropout off. */
  public static NoiseScale atStart(Experiment experiment, Contender contender) {
    NetworkProblem problem = contender.problem(experiment);
    var run = new NetworkRun(experiment, contender.alone());
    var propagation = new Propagation(run.shape(), problem.loss(), problem.dropout());
    return of(propagation, run.parts().training(), run.point());
  }

  /**
   * Over all rows, each a sample of the gradient.
   *
   * @param w the parameters
   */
  static NoiseScale of(Propagation propagation, Samples samples, double[] w) {
    Selection rows = Selection.all(samples);
    int count = samples.rows();
    double[] mean = new double[w.length];
    propagation.gradient(w, rows, 0, count, null, mean);
    double[] gradient = new double[w.length];
    double trace = 0;
    for (int row = 0; row < count; row++) {
      propagation.gradient(w, rows, row, row + 1, null, gradient);
      for (int i = 0; i < w.length; i++) {
        double apart = gradient[i] - mean[i];
        trace += apart * apart;
      }
    }
    return new NoiseScale(trace / count, squared(mean));
  }

  private static double squared(double[] vector) {
    double sum = 0;
    for (double component : vector) {
      sum += component * component;
    }
    return sum;
  }
}
