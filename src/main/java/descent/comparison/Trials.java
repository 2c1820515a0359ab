package descent.comparison;

import descent.comparison.trial.Lockstep;
import descent.comparison.trial.Trial;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.expression.program.Program;
import descent.objective.Objective;
import descent.objective.TypedFunction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts the runs of cells. A function is compiled once for all of them, whatever the values of its
 * parameters are. May be shared by threads.
 */
public final class Trials {
  private final @Nullable Shared shared;

  /** What the cells of a function have in common. */
  private record Shared(Program program, Map<String, Double> parameters, TypedFunction objective) {}

  /** For cells of an experiment. */
  public Trials(Experiment experiment) {
    shared = experiment.problem() instanceof FunctionProblem function ? shared(function) : null;
  }

  private static Shared shared(FunctionProblem function) {
    Program program = function.compile();
    return new Shared(program, function.parameters(), function.objective(program));
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

  /** The function of a cell; null where the problem is none. */
  public @Nullable Objective objective(Experiment cell) {
    Shared function = shared;
    if (function == null) {
      return null;
    }
    FunctionProblem problem = cell.function();
    return problem.parameters().equals(function.parameters())
        ? function.objective()
        : problem.objective(function.program());
  }

  /**
   * Cells side by side at their start; null where they cannot be: a network, noise, a function that
   * changes from cell to cell, a rule without lanes.
   */
  public @Nullable Lockstep together(List<Cell> cells, double target) {
    Shared function = shared;
    if (function == null || cells.isEmpty()) {
      return null;
    }
    List<Experiment> experiments = cells.stream().map(Cell::experiment).toList();
    boolean alike =
        experiments.stream()
            .allMatch(cell -> cell.function().parameters().equals(function.parameters()));
    return alike ? Lockstep.of(experiments, function.objective(), target) : null;
  }
}
