package descent.comparison;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.network.Propagation.Measure;
import descent.objective.Objective;
import descent.run.Ending;
import descent.run.FunctionRun;
import descent.run.NetworkRun;
import org.jspecify.annotations.Nullable;

/**
 * One run whose losses are followed to its end. The caller owns the loop. The numbers are those of
 * the run itself, to the bit.
 */
public abstract sealed class Trial {
  private final double target;
  private double start = Double.NaN;
  private double last = Double.NaN;
  private double best = Double.POSITIVE_INFINITY;
  private double reached = Double.POSITIVE_INFINITY;

  private Trial(double target) {
    this.target = target;
  }

  /**
   * A contender of an experiment at its start.
   *
   * @param objective the function, where the problem is one
   * @param target the loss to be reached
   */
  public static Trial of(
      Experiment experiment, Contender contender, @Nullable Objective objective, double target) {
    return objective == null
        ? new OfNetwork(new NetworkRun(experiment, contender.alone()), target)
        : new OfFunction(new FunctionRun(experiment, objective, contender), target);
  }

  /** Makes the next step; false where there is none. */
  public abstract boolean advance();

  /** The steps made. */
  public abstract int step();

  /** The loss of the last row; NaN where there is none. */
  public double loss() {
    return last;
  }

  abstract boolean diverged();

  double validation() {
    return Double.NaN;
  }

  /** What it came to so far. */
  public Outcome outcome() {
    return new Outcome(
        start, diverged() ? Double.POSITIVE_INFINITY : last, best, reached, validation());
  }

  final void note(int step, double loss) {
    if (step == 0) {
      start = loss;
    }
    last = loss;
    best = Math.min(best, loss);
    if (loss <= target && reached == Double.POSITIVE_INFINITY) {
      reached = step;
    }
  }

  private static boolean isDivergence(@Nullable Ending ending) {
    return ending != null && ending.reason() == Ending.Reason.DIVERGED;
  }

  private static final class OfFunction extends Trial {
    private final FunctionRun run;

    private OfFunction(FunctionRun run, double target) {
      super(target);
      this.run = run;
      if (run.hasBegun()) {
        note(0, run.loss());
      }
    }

    @Override
    public boolean advance() {
      int before = run.step();
      run.advance();
      if (run.step() > before) {
        note(run.step(), run.loss());
      }
      return run.ending() == null;
    }

    @Override
    public int step() {
      return run.step();
    }

    @Override
    boolean diverged() {
      return isDivergence(run.ending());
    }
  }

  private static final class OfNetwork extends Trial {
    private final NetworkRun run;
    private double validation = Double.NaN;

    private OfNetwork(NetworkRun run, double target) {
      super(target);
      this.run = run;
      look();
    }

    @Override
    public boolean advance() {
      if (run.advance()) {
        look();
      }
      return run.ending() == null;
    }

    private void look() {
      NetworkRun.Row row = run.row();
      if (row != null) {
        note(run.step(), row.training().loss());
        Measure measure = row.validation();
        validation = measure == null ? Double.NaN : measure.loss();
      }
    }

    @Override
    public int step() {
      return run.step();
    }

    @Override
    boolean diverged() {
      return isDivergence(run.ending());
    }

    @Override
    double validation() {
      return diverged() && !Double.isNaN(validation) ? Double.POSITIVE_INFINITY : validation;
    }
  }
}
