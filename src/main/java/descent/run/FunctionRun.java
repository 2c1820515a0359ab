package descent.run;

import descent.experiment.Averaging;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.objective.NoisyGradient;
import descent.objective.Norm;
import descent.objective.Objective;
import descent.optimizer.MatrixStep;
import descent.optimizer.Memory;
import descent.random.Key;
import descent.random.Purpose;
import descent.schedule.Schedule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One contender on a function, step by step. */
public final class FunctionRun implements Run {
  /** No finite step overflows a point that is nearer to the origin. */
  private static final double FAR = 1e100;

  private final Experiment experiment;
  private final Objective objective;
  private final Contender contender;
  private final Memory memory;
  private final Schedule.Rates rates;
  private final Key noise;
  private final CountingObjective counted;
  private final double[] point;
  private final double[] gradient;
  private final double[] before;
  private final @Nullable Mean average;
  private final boolean begun;
  private int step;
  private double loss;
  private double gradientNorm;
  private double rate = Double.NaN;
  private long functionEvaluations;
  private long gradientEvaluations;
  private @Nullable Ending ending;

  /** Places a contender at the start. */
  public FunctionRun(Experiment experiment, Objective objective, Contender contender) {
    this.experiment = experiment;
    this.objective = objective;
    this.contender = contender;
    this.memory = contender.optimizer().start(objective.dimension());
    this.rates = contender.plan().start();
    this.noise = Key.of(experiment.seed()).with(Purpose.GRADIENT_NOISE);
    this.counted = new CountingObjective(objective);
    this.point = experiment.function().startPoint();
    this.before = point.clone();
    Averaging averaging = contender.averaging();
    this.average = averaging == null ? null : new Mean(averaging, point);
    this.gradient = new double[point.length];
    loss = objective.gradient(point, gradient);
    gradientNorm = Norm.of(gradient);
    begun = finite(loss, gradientNorm);
    ending = begun ? endingHere() : Ending.diverged(0, point, loss);
  }

  /** Whether the start is a row: its loss and its gradient are finite. */
  public boolean hasBegun() {
    return begun;
  }

  /** The number of rows that it has at most, from its start to its end. */
  public int mostRows() {
    return Math.ceilDiv(experiment.steps(), experiment.every()) + 1;
  }

  @Override
  public boolean hasRow() {
    return begun && (step % experiment.every() == 0 || ending != null);
  }

  /**
   * Goes on to the next step; false where there is none. A step to a number that is not finite ends
   * the run and leaves it where it was.
   */
  @Override
  public boolean advance() {
    if (ending != null) {
      return false;
    }
    System.arraycopy(point, 0, before, 0, point.length);
    double nextRate = rates.at(step);
    update(nextRate);
    rates.hear(loss);
    double nextLoss = objective.gradient(point, gradient);
    double nextNorm = Norm.of(gradient);
    if (!finite(nextLoss, nextNorm)) {
      ending = broken(nextRate, nextLoss);
      System.arraycopy(before, 0, point, 0, point.length);
      return step % experiment.every() != 0;
    }
    step++;
    if (average != null) {
      average.follow(point);
    }
    loss = nextLoss;
    gradientNorm = nextNorm;
    rate = memory.tookRate() ? nextRate : Double.NaN;
    functionEvaluations = counted.functionEvaluations();
    gradientEvaluations = counted.gradientEvaluations();
    ending = endingHere();
    return true;
  }

  @Override
  public boolean advance(int most, Crew crew) {
    boolean news = false;
    for (int i = 0; i < most; i++) {
      boolean gone = advance();
      news |= gone;
      if (!gone || hasRow()) {
        break;
      }
    }
    return news;
  }

  /** Why the step that was just made led to a number that is not finite. */
  private Ending broken(double nextRate, double nextLoss) {
    if (memory.tookRate() && !Double.isFinite(nextRate)) {
      return Ending.rate(step + 1, step);
    }
    MatrixStep method = contender.optimizer().matrixStep();
    return method != null && Norm.of(before) < FAR && !Double.isFinite(Norm.of(point))
        ? Ending.stepless(step + 1, method)
        : Ending.diverged(step + 1, point, nextLoss);
  }

  private void update(double nextRate) {
    Objective seen = counted;
    double deviation = experiment.function().gradientNoise();
    if (deviation != 0) {
      var noisy = new NoisyGradient(counted, deviation, noise.with(step));
      noisy.disturb(gradient);
      seen = noisy;
    }
    if (!memory.knows(point, gradient)) {
      counted.countGradient();
    }
    memory.step(seen, point, gradient, nextRate);
  }

  /**
   * The update from the present point, made on copies: it is the one of the next {@link #advance},
   * or the one that would follow where the run has ended. A run that diverged has none.
   */
  public Update nextUpdate() {
    double[] seen = gradient.clone();
    Objective given = objective;
    double deviation = experiment.function().gradientNoise();
    if (deviation != 0) {
      var noisy = new NoisyGradient(objective, deviation, noise.with(step));
      noisy.disturb(seen);
      given = noisy;
    }
    double nextRate = rates.copy().at(step);
    Memory after = memory.copy();
    double[] next = point.clone();
    after.step(given, next, seen.clone(), nextRate);
    return new Update(
        step, point.clone(), loss, gradient.clone(), seen, nextRate, memory.copy(), after, next);
  }

  private @Nullable Ending endingHere() {
    var stop = experiment.stop();
    boolean last = step == experiment.steps();
    if (last || step % experiment.every() == 0) {
      if (gradientNorm < stop.gradientNorm()) {
        return Ending.gradientNorm(step, stop.gradientNorm());
      }
      Double limit = stop.loss();
      if (limit != null && loss < limit) {
        return Ending.loss(step, limit);
      }
    }
    return last ? Ending.steps(step) : null;
  }

  private boolean finite(double loss, double gradientNorm) {
    if (!Double.isFinite(loss) || !Double.isFinite(gradientNorm)) {
      return false;
    }
    for (double coordinate : point) {
      if (!Double.isFinite(coordinate)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<String> columns() {
    List<String> columns = new ArrayList<>(FunctionProblem.TRACE_COLUMNS);
    columns.addAll(experiment.function().coordinates());
    return columns;
  }

  @Override
  public void tell(Cells cells) throws IOException {
    if (!hasRow()) {
      return;
    }
    cells.text(contender.name());
    cells.count(step);
    cells.number(loss);
    cells.number(gradientNorm);
    cells.number(rate);
    cells.count(functionEvaluations);
    cells.count(gradientEvaluations);
    for (double coordinate : point) {
      cells.number(coordinate);
    }
    cells.endRow();
  }

  @Override
  public Contender contender() {
    return contender;
  }

  @Override
  public int step() {
    return step;
  }

  /** f at the present point. */
  @Override
  public double loss() {
    return loss;
  }

  @Override
  public double validationLoss() {
    return Double.NaN;
  }

  /** The Euclidean norm of the exact gradient at the present point. */
  public double gradientNorm() {
    return gradientNorm;
  }

  /** The rate that led to the present point; NaN at the start and where a line search decided. */
  public double rate() {
    return rate;
  }

  /** The present point, length n; the live array. */
  public double[] point() {
    return point;
  }

  @Override
  public double[] place() {
    return point;
  }

  /** The averaged point, length n, the live array; null where none is kept. */
  public double @Nullable [] average() {
    return average == null ? null : average.point();
  }

  /** f at the averaged point; NaN where none is kept. */
  public double averageLoss() {
    return average == null ? Double.NaN : objective.value(average.point());
  }

  /** Values that the method asked for. */
  public long functionEvaluations() {
    return functionEvaluations;
  }

  @Override
  public long gradientEvaluations() {
    return gradientEvaluations;
  }

  @Override
  public int batchRows() {
    return 0;
  }

  @Override
  public @Nullable Ending ending() {
    return ending;
  }
}
