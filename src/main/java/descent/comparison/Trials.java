package descent.comparison;

import descent.commentary.Rest;
import descent.comparison.trial.Finish;
import descent.comparison.trial.Lockstep;
import descent.comparison.trial.Outcome;
import descent.comparison.trial.Trial;
import descent.experiment.Experiment;
import descent.experiment.Problem.Objectives;
import descent.objective.Objective;
import descent.objective.TypedFunction;
import descent.run.Ending;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts the runs of cells. A function is compiled once for all of them, whatever the values of its
 * parameters are. May be shared by threads.
 */
public final class Trials {
  private final Objectives objectives;

  /** The function of the experiment itself; null where networks are trained. */
  private final @Nullable TypedFunction own;

  /** For cells of an experiment. */
  public Trials(Experiment experiment) {
    objectives = experiment.problem().objectives();
    own = objectives.of(experiment);
  }

  /**
   * A cell at its start. The caller owns the loop.
   *
   * @param cell an experiment with one contender
   * @param target the loss to be reached
   */
  public Trial start(Experiment cell, double target) {
    return Trial.of(cell, cell.runs().getFirst(), objective(cell), target);
  }

  /** What a cell came to, with what is known of where it would have come to rest. */
  public Outcome outcome(Experiment cell, Trial trial) {
    return rested(trial.outcome(), trial, objective(cell));
  }

  /** The same of one that went side by side with others. */
  public Outcome outcome(Lockstep runs, int run) {
    Outcome outcome = runs.finish(run).outcome();
    boolean rests = runs.finish(run).ending().equals(Finish.GRADIENT_NORM);
    return rests && own != null ? rested(outcome, own, runs.end(run)) : outcome;
  }

  /**
   * What a run came to, with where it would have come to rest.
   *
   * @param objective the function; null where the problem is none, of which nothing is known
   */
  static Outcome rested(Outcome outcome, Trial trial, @Nullable Objective objective) {
    Ending ending = trial.ending();
    boolean rests = ending != null && ending.word().equals(Finish.GRADIENT_NORM);
    return rests && objective != null ? rested(outcome, objective, trial.place()) : outcome;
  }

  private static Outcome rested(Outcome outcome, Objective objective, double[] place) {
    return outcome.withRest(Rest.below(objective, place).value());
  }

  /** The function of a cell; null where the problem is none. */
  public @Nullable Objective objective(Experiment cell) {
    return objectives.of(cell);
  }

  /** Whether any cells could go side by side. */
  public boolean goTogether() {
    return own != null;
  }

  /**
   * Cells side by side at their start; null where they cannot be: a network, noise, a function that
   * changes from cell to cell, a rule without lanes.
   */
  public @Nullable Lockstep together(List<Cell> cells, double target) {
    TypedFunction function = own;
    if (function == null || cells.isEmpty()) {
      return null;
    }
    List<Experiment> experiments = cells.stream().map(Cell::experiment).toList();
    boolean alike = experiments.stream().allMatch(cell -> objectives.of(cell) == function);
    return alike ? Lockstep.of(experiments, function, target) : null;
  }
}
