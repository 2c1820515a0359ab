package descent.comparison.trial;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.objective.Objective;
import descent.run.Ending;
import descent.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * One run whose losses are followed to its end. The caller owns the loop. The numbers are those of
 * the run itself, to the bit.
 */
public final class Trial {
  private final Run run;
  private final Losses losses;
  private final double[] row = new double[1];
  private int noted = -1;
  private double validation = Double.NaN;
  private long gradientEvaluations;
  private long samples;

  private Trial(Run run, int steps, double target) {
    this.run = run;
    losses = new Losses(1, steps, target);
    look();
  }

  /**
   * A contender of an experiment at its start, without averages and further members.
   *
   * @param objective the function, where the problem is one
   * @param target the loss to be reached
   */
  public static Trial of(
      Experiment experiment, Contender contender, @Nullable Objective objective, double target) {
    return new Trial(
        Run.judgedAtItsEnd(experiment, contender, objective), experiment.steps(), target);
  }

  /** Makes the next step; false where there is none. */
  public boolean advance() {
    int rows = run.batchRows();
    int before = run.step();
    run.advance();
    look();
    if (run.step() > before) {
      long asked = run.gradientEvaluations();
      samples += rows * (asked - gradientEvaluations);
      gradientEvaluations = asked;
    }
    return run.ending() == null;
  }

  private void look() {
    if (run.hasRow() && run.step() > noted) {
      noted = run.step();
      row[0] = run.loss();
      losses.note(noted, row, 1);
      // Only a network has it, at its start and at its end.
      double validated = run.validationLoss();
      validation = Double.isNaN(validated) ? validation : validated;
    }
  }

  /** The steps made. */
  public int step() {
    return run.step();
  }

  /** The loss of the last row; NaN where there is none. */
  public double loss() {
    return losses.last(0);
  }

  /** Where it is, see {@link Run#place}. */
  public double[] place() {
    return run.place();
  }

  /** Why it ended; null while it goes on. */
  public @Nullable Ending ending() {
    return run.ending();
  }

  /** Gradients that the method asked for up to the last finite step. */
  public long gradientEvaluations() {
    return gradientEvaluations;
  }

  /**
   * Rows of data, or noisy gradients of a function, that these gradients are made of; -1 where
   * there is no such thing.
   *
   * @param batch noisy gradients of a function in an evaluation; 0 where it has no noise
   */
  public long samples(int batch) {
    if (run.batchRows() > 0) {
      return samples;
    }
    return batch == 0 ? -1 : batch * gradientEvaluations;
  }

  /** The least loss of a row; infinite where there is none. */
  public double bestLoss() {
    return losses.best(0);
  }

  /**
   * The judged final loss: the last one, or, where losses rise and fall again in the last tenth of
   * the steps, their mean there. Infinite if it diverged.
   */
  public double judgedLoss() {
    return losses.judged(0, reason());
  }

  /** The result so far. */
  public Outcome outcome() {
    boolean lost = run.isDiverged() && !Double.isNaN(validation);
    return losses.outcome(0, reason(), lost ? Double.POSITIVE_INFINITY : validation);
  }

  private Ending.@Nullable Reason reason() {
    Ending ending = run.ending();
    return ending == null ? null : ending.reason();
  }

  /**
   * The full result at its end.
   *
   * @param batch see {@link #samples}
   */
  public Finish finish(int batch) {
    Ending ended = ending();
    return new Finish(
        outcome(),
        loss(),
        gradientEvaluations(),
        samples(batch),
        ended == null ? "" : ended.word());
  }
}
