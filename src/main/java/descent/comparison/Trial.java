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
  private final Losses losses;

  private Trial(int steps, double target) {
    losses = new Losses(steps, target);
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
        ? new OfNetwork(new NetworkRun(experiment, contender.alone()), experiment.steps(), target)
        : new OfFunction(
            new FunctionRun(experiment, objective, contender), experiment.steps(), target);
  }

  /** Makes the next step; false where there is none. */
  public abstract boolean advance();

  /** The steps made. */
  public abstract int step();

  /** The loss of the last row; NaN where there is none. */
  public double loss() {
    return losses.last();
  }

  /** Why it ended; null while it goes on. */
  public abstract @Nullable Ending ending();

  /** Gradients that the method asked for up to the last finite step. */
  public abstract long gradientEvaluations();

  /**
   * Rows of data, or noisy gradients of a function, that these gradients are made of; -1 where
   * there is no such thing.
   *
   * @param batch noisy gradients of a function in an evaluation; 0 where it has no noise
   */
  public abstract long samples(int batch);

  /** The last finite loss; NaN where there is none, at the start already. */
  public double finalLoss() {
    return losses.last();
  }

  /** The least loss of a row; infinite where there is none. */
  public double bestLoss() {
    return losses.best();
  }

  /**
   * What the end of the run is judged by: its last loss, or, where losses rise and fall again in
   * the last tenth of the steps, their mean there. Infinite if it diverged.
   */
  public double judgedLoss() {
    return losses.judged(diverged(), ended(Ending.Reason.STEPS));
  }

  private boolean diverged() {
    return ended(Ending.Reason.DIVERGED);
  }

  private boolean ended(Ending.Reason reason) {
    Ending ending = ending();
    return ending != null && ending.reason() == reason;
  }

  double validation() {
    return Double.NaN;
  }

  /** What it came to so far. */
  public Outcome outcome() {
    return losses.outcome(diverged(), ended(Ending.Reason.STEPS), validation());
  }

  /**
   * All that is told of it at its end.
   *
   * @param batch see {@link #samples}
   */
  Finish finish(int batch) {
    Ending ended = ending();
    return new Finish(
        outcome(),
        finalLoss(),
        gradientEvaluations(),
        samples(batch),
        ended == null ? "" : ended.word());
  }

  final void note(int step, double loss) {
    losses.note(step, loss);
  }

  private static final class OfFunction extends Trial {
    private final FunctionRun run;
    private int noted;

    private OfFunction(FunctionRun run, int steps, double target) {
      super(steps, target);
      this.run = run;
      if (run.hasBegun()) {
        note(0, run.loss());
      }
    }

    @Override
    public boolean advance() {
      run.advance();
      if (run.hasRow() && run.step() > noted) {
        noted = run.step();
        note(noted, run.loss());
      }
      return run.ending() == null;
    }

    @Override
    public @Nullable Ending ending() {
      return run.ending();
    }

    @Override
    public long gradientEvaluations() {
      return run.gradientEvaluations();
    }

    @Override
    public long samples(int batch) {
      return batch == 0 ? -1 : batch * run.gradientEvaluations();
    }

    @Override
    public int step() {
      return run.step();
    }
  }

  private static final class OfNetwork extends Trial {
    private final NetworkRun run;
    private double validation = Double.NaN;
    private long evaluations;
    private long samples;

    private OfNetwork(NetworkRun run, int steps, double target) {
      super(steps, target);
      this.run = run;
      look();
    }

    @Override
    public boolean advance() {
      int rows = run.objective().batchRows();
      int before = run.step();
      if (run.advance()) {
        look();
      }
      if (run.step() > before) {
        long asked = run.gradientEvaluations();
        samples += rows * (asked - evaluations);
        evaluations = asked;
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
    public @Nullable Ending ending() {
      return run.ending();
    }

    @Override
    public long gradientEvaluations() {
      return evaluations;
    }

    @Override
    public long samples(int batch) {
      return samples;
    }

    @Override
    double validation() {
      return super.diverged() && !Double.isNaN(validation) ? Double.POSITIVE_INFINITY : validation;
    }
  }
}
