package descent.run;

import descent.network.BatchLoss;
import descent.network.Propagation;
import descent.objective.Norm;
import descent.optimizer.Memory;
import descent.random.Key;
import descent.random.Purpose;
import descent.run.Setup.Scores;
import descent.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * One network as it learns, update by update. Its key decides where it begins, the order of its
 * rows and its dropout.
 */
final class Learner {
  private final Setup setup;
  private final Key key;
  private final Memory memory;
  private final Schedule.Rates rates;
  private final double[] point;
  private final double[] gradient;

  /** Made when it is first needed: a copy that is only kept does without. */
  private @Nullable Workbench workbench;

  private int step;
  private double batchLoss;
  private double epochSum;
  private long epochRows;
  private double rate = Double.NaN;
  private long earlierEvaluations;
  private @Nullable Scores scores;
  private NetworkRun.@Nullable Row row;
  private @Nullable Ending divergence;

  /** What a network needs to learn, but nothing that it has learnt. */
  private record Workbench(
      Propagation propagation, BatchLoss objective, CountingObjective counted, double[] before) {}

  /** Places a network at its beginning, which is measured. */
  Learner(Setup setup, Key key) {
    this(
        setup,
        key,
        setup.contender().optimizer().start(setup.shape().parameters()),
        setup.contender().plan().start(),
        setup
            .problem()
            .initialization()
            .parameters(setup.shape(), key.with(Purpose.INITIALIZATION)),
        new double[setup.shape().parameters()]);
    batchLoss = objective().gradient(point, gradient);
    if (!measure(scores(point))) {
      divergence =
          Ending.diverged(
              0,
              point,
              setup.problem().loss().measure(scores(point).training(), setup.training()).loss());
    }
  }

  private Learner(
      Setup setup,
      Key key,
      Memory memory,
      Schedule.Rates rates,
      double[] point,
      double[] gradient) {
    this.setup = setup;
    this.key = key;
    this.memory = memory;
    this.rates = rates;
    this.point = point;
    this.gradient = gradient;
  }

  private Workbench workbench() {
    if (workbench == null) {
      var propagation = setup.propagation();
      var objective =
          new BatchLoss(
              propagation,
              setup.penalty(),
              setup.parts().training(),
              setup.problem().batchSize(),
              setup.problem().shuffle(),
              key.with(Purpose.TRAINING));
      objective.goTo(step);
      workbench =
          new Workbench(
              propagation, objective, new CountingObjective(objective), new double[point.length]);
    }
    return workbench;
  }

  /** An independent copy, from which the same future follows. */
  Learner copy() {
    var copy =
        new Learner(setup, key, memory.copy(), rates.copy(), point.clone(), gradient.clone());
    copy.step = step;
    copy.batchLoss = batchLoss;
    copy.epochSum = epochSum;
    copy.epochRows = epochRows;
    copy.rate = rate;
    copy.earlierEvaluations = gradientEvaluations();
    copy.scores = scores;
    copy.row = row;
    copy.divergence = divergence;
    return copy;
  }

  /**
   * Makes the next update; false if it leads to numbers that are not finite. Then the network stays
   * where it was, and learns no more.
   *
   * @param due whether to measure the network behind it
   */
  boolean advance(boolean due) {
    Workbench bench = workbench();
    System.arraycopy(point, 0, bench.before(), 0, point.length);
    boolean perEpoch = setup.contender().plan().perEpoch();
    int t = perEpoch ? step / updatesPerEpoch() : step;
    double nextRate = rates.at(t);
    if (!memory.knows(point, gradient)) {
      bench.counted().countGradient();
    }
    memory.step(bench.counted(), point, gradient, nextRate);
    hear(perEpoch);
    bench.objective().goTo(step + 1L);
    double nextLoss = bench.objective().gradient(point, gradient);
    Scores kept = scores;
    NetworkRun.Row keptRow = row;
    scores = null;
    row = null;
    if (!isFinite(nextLoss) || (due && !measure())) {
      boolean rateless = memory.tookRate() && !Double.isFinite(nextRate);
      divergence = rateless ? Ending.rate(step + 1, t) : Ending.diverged(step + 1, point, nextLoss);
      System.arraycopy(bench.before(), 0, point, 0, point.length);
      scores = kept;
      row = keptRow;
      return false;
    }
    step++;
    batchLoss = nextLoss;
    rate = memory.tookRate() ? nextRate : Double.NaN;
    return true;
  }

  private void hear(boolean perEpoch) {
    if (!perEpoch) {
      rates.hear(batchLoss);
      return;
    }
    epochSum += batchLoss * objective().batchRows();
    epochRows += objective().batchRows();
    if ((step + 1) % updatesPerEpoch() == 0) {
      rates.hear(epochSum / epochRows);
      epochSum = 0;
      epochRows = 0;
    }
  }

  private boolean isFinite(double loss) {
    if (!Double.isFinite(loss)) {
      return false;
    }
    for (double coordinate : point) {
      if (!Double.isFinite(coordinate)) {
        return false;
      }
    }
    return true;
  }

  /** Measures the network here, over all rows; false, and there is no row, if that overflows. */
  boolean measure() {
    return measure(
        setup.mayLeaveOutValidation(point)
            ? setup.trainingScores(workbench().propagation(), point)
            : scores(point));
  }

  private boolean measure(Scores here) {
    var measured = setup.row(here, point);
    scores = measured.isFinite() ? here : null;
    row = measured.isFinite() ? measured : null;
    return row != null;
  }

  /** Adds to the row here, if there is one, what was left out of it. */
  void validate() {
    if (row != null && row.validation() == null) {
      measure(scores(point));
    }
  }

  /** The answers of a network of this shape to all rows. */
  Scores scores(double[] w) {
    return setup.scores(workbench().propagation(), w);
  }

  /** The norm of the gradient of the loss over all training rows, with dropout off. */
  double gradientNorm() {
    double[] exact = new double[point.length];
    var rows = setup.training();
    workbench().propagation().gradient(point, rows, 0, rows.order().length, null, exact);
    setup.penalty().addGradient(point, exact);
    return Norm.of(exact);
  }

  int step() {
    return step;
  }

  int updatesPerEpoch() {
    return objective().updatesPerEpoch();
  }

  double batchLoss() {
    return batchLoss;
  }

  double rate() {
    return rate;
  }

  /** The live array. */
  double[] point() {
    return point;
  }

  /** Gradients of batches that the method has asked for. */
  long gradientEvaluations() {
    return earlierEvaluations + (workbench == null ? 0 : workbench.counted().gradientEvaluations());
  }

  /** The loss that the next update sees, at its batch. */
  BatchLoss objective() {
    return workbench().objective();
  }

  /** The measures at the present step; null between rows. */
  NetworkRun.@Nullable Row row() {
    return row;
  }

  /** The answers from which the row was measured. */
  @Nullable Scores scores() {
    return scores;
  }

  /** How it ended if it diverged, else null. */
  @Nullable Ending divergence() {
    return divergence;
  }
}
