package descent.run;

import descent.dataset.Preparation.Parts;
import descent.dataset.Samples;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.network.MeanPrediction;
import descent.network.Penalty;
import descent.network.Propagation;
import descent.network.Propagation.Measure;
import descent.network.Propagation.Selection;
import descent.network.Shape;
import descent.random.Key;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What all networks of a run share: the data, the shape, and how they are measured.
 *
 * @param contender the recipe
 * @param problem what is learnt, with the contender's changes
 * @param parts the rows, prepared
 * @param shape of every network
 * @param penalty on its weights
 * @param training all rows to learn from
 * @param validation all rows to check with; null where there are none
 * @param sureParameter while no parameter is larger in size, the loss over the validation rows is
 *     finite for sure, and need not be measured at each row of the trace; NaN to measure it anyway
 */
record Setup(
    Contender contender,
    NetworkProblem problem,
    Parts parts,
    Shape shape,
    Penalty penalty,
    Selection training,
    @Nullable Selection validation,
    double sureParameter) {

  /**
   * @param validated whether to measure over the validation rows at each row of the trace
   */
  static Setup of(Experiment experiment, Contender contender, boolean validated) {
    NetworkProblem problem = contender.problem(experiment);
    Parts parts = problem.preparation().apply(problem.dataset().rows(), Key.of(experiment.seed()));
    Shape shape = problem.shape(parts.training());
    return new Setup(
        contender,
        problem,
        parts,
        shape,
        new Penalty(shape, problem.weightDecay()),
        Selection.all(parts.training()),
        parts.validation().rows() == 0 ? null : Selection.all(parts.validation()),
        validated ? Double.NaN : shape.sureParameter(parts.validation()));
  }

  /** Whether the loss over the validation rows is not needed here, and certainly finite. */
  boolean mayLeaveOutValidation(double[] w) {
    for (double parameter : w) {
      if (!(Math.abs(parameter) <= sureParameter)) {
        return false;
      }
    }
    return true;
  }

  Propagation propagation() {
    return new Propagation(shape, problem.loss(), problem.dropout());
  }

  /**
   * What a network answers to all rows, with dropout off.
   *
   * @param training rows x outputs
   * @param validation rows x outputs; null where there are none, or they were left out
   */
  record Scores(double[][] training, double @Nullable [][] validation) {}

  Scores scores(Propagation propagation, double[] w) {
    return new Scores(
        propagation.scores(w, training),
        validation == null ? null : propagation.scores(w, validation));
  }

  /** The same without the validation rows. */
  Scores trainingScores(Propagation propagation, double[] w) {
    return new Scores(propagation.scores(w, training), null);
  }

  /** The row of a network with these answers. */
  NetworkRun.Row row(Scores scores, double[] w) {
    Measure plain = problem.loss().measure(scores.training(), training);
    double[][] checked = scores.validation();
    return new NetworkRun.Row(
        new Measure(plain.loss() + penalty.value(w), plain.accuracy()),
        validation == null || checked == null ? null : problem.loss().measure(checked, validation));
  }

  /** What some networks predict together, see {@link NetworkRun#predict}. */
  double[][] predict(Collection<double[]> networks, double[][] inputs) {
    Samples kind = parts.training();
    var samples = new Samples(kind.features(), inputs, new double[inputs.length], kind.classes());
    var rows = Selection.all(parts.scale() == null ? samples : parts.scale().apply(samples));
    var propagation = propagation();
    var loss = problem.loss();
    var mean = new MeanPrediction(loss, rows);
    networks.forEach(w -> mean.add(propagation.scores(w, rows)));
    double[][] predictions = mean.predictions();
    if (!kind.isRegression()) {
      for (double[] prediction : predictions) {
        loss.toProbabilities(prediction);
      }
    }
    return predictions;
  }
}
