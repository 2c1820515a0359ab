package descent.live.race;

import descent.experiment.FunctionProblem;
import descent.expression.program.Program;
import descent.live.Answers;
import descent.objective.TypedFunction;
import java.util.List;

/**
 * Compiled functions; the last ones stay at hand, since a drag asks for the same one many times.
 */
final class Programs {
  private static final int KEPT = 500;
  private final Answers<Program> programs = new Answers<>(KEPT);

  /** The function of a problem, from those at hand. */
  TypedFunction function(FunctionProblem problem) {
    List<Object> key =
        List.of(
            problem.expression(),
            problem.variables(),
            problem.variables().isEmpty() ? problem.dimension() : 0,
            List.copyOf(problem.parameters().keySet()));
    return problem.objective(programs.get(key, problem::compile));
  }
}
