package descent.experiment;

import descent.dataset.Preparation;
import descent.network.BatchLoss;
import descent.network.Penalty;
import descent.network.Propagation;
import descent.network.Propagation.Measure;
import descent.network.Propagation.Selection;
import descent.network.Shape;
import descent.objective.Norm;
import descent.optimizer.Memory;
import descent.random.Key;
import descent.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * One contender training a network, update by update. The caller owns the loop: it asks for the
 * next update, or does not; nothing that happens in between changes a number.
 */
public final class NetworkRun {
  /** Purposes of keys; the preparation of the data has 2 and 3. */
  private static final long INITIALIZATION = 4;

  private static final long TRAINING = 5;

  private final Experiment experiment;
  private final Contender contender;
  private final Propagation propagation;
  private final Penalty penalty;
  private final BatchLoss objective;
  private final Selection training;
  private final @Nullable Selection validation;
  private final Memory memory;
  private final Schedule.Rates rates;
  private final int every;
  private final int updatesPerEpoch;
  private final double[] point;
  private final double[] before;
  private final double[] gradient;
  private int step;
  private double batchLoss;
  private double epochSum;
  private long epochRows;
  private double rate = Double.NaN;
  private @Nullable Row row;
  private @Nullable Ending ending;

  /**
   * What is measured at a step, with dropout off.
   *
   * @param training over all training rows; the loss with the penalty
   * @param validation over all validation rows, without the penalty; null where there are none
   */
  public record Row(Measure training, @Nullable Measure validation) {
    private boolean isFinite() {
      return Double.isFinite(training.loss())
          && (validation == null || Double.isFinite(validation.loss()));
    }
  }

  /** Places a contender at the start; the experiment's problem is a network. */
  public NetworkRun(Experiment experiment, Contender contender) {
    this.experiment = experiment;
    this.contender = contender;
    NetworkProblem problem = contender.problem(experiment);
    Key seed = Key.of(experiment.seed());
    Preparation.Parts parts = problem.preparation().apply(problem.dataset().rows(), seed);
    Shape shape = problem.shape(parts.training());
    propagation = new Propagation(shape, problem.loss(), problem.dropout());
    penalty = new Penalty(shape, problem.weightDecay());
    objective =
        new BatchLoss(
            propagation,
            penalty,
            parts.training(),
            problem.batchSize(),
            problem.shuffle(),
            seed.with(TRAINING));
    training = Selection.all(parts.training());
    validation = parts.validation().rows() == 0 ? null : Selection.all(parts.validation());
    memory = contender.optimizer().start(shape.parameters());
    rates = contender.plan().start();
    updatesPerEpoch = objective.updatesPerEpoch();
    every = experiment.every() == Experiment.EVERY_EPOCH ? updatesPerEpoch : experiment.every();
    point = problem.initialization().parameters(shape, seed.with(INITIALIZATION));
    before = point.clone();
    gradient = new double[point.length];
    batchLoss = objective.gradient(point, gradient);
    row = measured();
    ending =
        row == null
            ? Ending.diverged(0, point, propagation.measure(point, training).loss())
            : end();
  }

  /** The rows of a step are measured, unless the loss is not finite there. */
  private @Nullable Row measured() {
    Measure plain = propagation.measure(point, training);
    var measured =
        new Row(
            new Measure(plain.loss() + penalty.value(point), plain.accuracy()),
            validation == null ? null : propagation.measure(point, validation));
    return measured.isFinite() ? measured : null;
  }

  /** Whether the present step is a row of the trace. */
  public boolean hasRow() {
    return row != null;
  }

  /**
   * Makes the next update; false where there is none, or none that leads to a new row. An update to
   * numbers that are not finite ends the run and leaves it where it was.
   */
  public boolean advance() {
    if (ending != null) {
      return false;
    }
    System.arraycopy(point, 0, before, 0, point.length);
    boolean perEpoch = contender.plan().perEpoch();
    double nextRate = rates.at(perEpoch ? step / updatesPerEpoch : step);
    memory.step(objective, point, gradient, nextRate);
    hear(perEpoch);
    objective.turnTo(step + 1L);
    double nextLoss = objective.gradient(point, gradient);
    boolean due = isDue(step + 1);
    Row next = due && isFinite(nextLoss) ? measured() : null;
    if (!isFinite(nextLoss) || (due && next == null)) {
      return diverge(nextLoss);
    }
    step++;
    batchLoss = nextLoss;
    rate = memory.tookRate() ? nextRate : Double.NaN;
    row = next;
    ending = end();
    return true;
  }

  private boolean diverge(double nextLoss) {
    ending = Ending.diverged(step + 1, point, nextLoss);
    System.arraycopy(before, 0, point, 0, point.length);
    if (row != null) {
      return false;
    }
    row = measured();
    return row != null;
  }

  private void hear(boolean perEpoch) {
    if (!perEpoch) {
      rates.hear(batchLoss);
      return;
    }
    epochSum += batchLoss * objective.batchRows();
    epochRows += objective.batchRows();
    if ((step + 1) % updatesPerEpoch == 0) {
      rates.hear(epochSum / epochRows);
      epochSum = 0;
      epochRows = 0;
    }
  }

  private boolean isDue(int step) {
    return step % every == 0 || step == experiment.steps();
  }

  private @Nullable Ending end() {
    if (row != null) {
      var stop = experiment.stop();
      if (stop.gradientNorm() > 0 && gradientNorm() < stop.gradientNorm()) {
        return Ending.gradientNorm(step, stop.gradientNorm());
      }
      Double limit = stop.loss();
      if (limit != null && row.training().loss() < limit) {
        return Ending.loss(step, limit);
      }
    }
    return step == experiment.steps() ? Ending.steps(step) : null;
  }

  /** Of the loss over all training rows, with dropout off. */
  private double gradientNorm() {
    double[] exact = new double[point.length];
    propagation.gradient(point, training, 0, training.order().length, null, exact);
    penalty.addGradient(point, exact);
    return Norm.of(exact);
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

  public Contender contender() {
    return contender;
  }

  /** Updates made so far. */
  public int step() {
    return step;
  }

  /** Epochs done so far, with their part. */
  public double epoch() {
    return (double) step / updatesPerEpoch;
  }

  /** What is measured at the present step; null between two rows of the trace. */
  public @Nullable Row row() {
    return row;
  }

  /** The loss of the batch that the next update sees, with its dropout masks and the penalty. */
  public double batchLoss() {
    return batchLoss;
  }

  /**
   * The rate that led to the present parameters; NaN at the start and where a line search decided.
   */
  public double rate() {
    return rate;
  }

  /** The present parameters; the live array. */
  public double[] point() {
    return point;
  }

  /** What the next update sees: the loss of its batch, with its masks and the penalty. */
  public BatchLoss objective() {
    return objective;
  }

  /** Where the parameters stand. */
  public Shape shape() {
    return propagation.shape();
  }

  /** Why the run ended; null while it goes on. */
  public @Nullable Ending ending() {
    return ending;
  }
}
