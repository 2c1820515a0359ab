package descent.inspection;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.objective.Objective;
import descent.optimizer.Optimizer;
import descent.run.Ending;
import descent.run.FunctionRun;
import descent.run.Update;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that explains one step of a contender on a function.
 *
 * @param contender who steps
 * @param update the step: from the point at the cursor to the next
 * @param made whether the run makes it; false where the run has ended before
 * @param rate the learning rate; NaN where a line search decides
 * @param nextLoss f where the step ends; not finite where it diverges
 * @param working the rule in numbers; null where it is too large to be written out
 * @param quantities what the step computes with, by name
 * @param arrows vectors that help to see the step
 * @param search what the line search has found; null where there is none or it found nothing
 * @param surroundings the curvature at the point; null where there are too many variables
 * @param gap how far an approximate inverse Hessian is from the true one, see {@link InverseGap};
 *     NaN where there is none
 */
public record Inspection(
    Contender contender,
    Update update,
    boolean made,
    double rate,
    double nextLoss,
    @Nullable Working working,
    List<Quantity> quantities,
    List<Vector> arrows,
    @Nullable Search search,
    @Nullable Surroundings surroundings,
    double gap) {
  /** Up to this many variables the Hessian takes less than a moment. */
  public static final int MOST_VARIABLES = 50;

  /**
   * Replays a run and looks at a step.
   *
   * @param step updates made before it; beyond the end of the run its last point is taken
   * @param recipe the contender's rule, laid out for {@link Recipe#of}
   * @param beforeStep asked before each step of the replay; may end it all by an exception
   */
  public static Inspection of(
      Experiment experiment,
      Objective objective,
      Contender contender,
      int step,
      @Nullable Recipe recipe,
      Runnable beforeStep) {
    FunctionRun run = at(experiment, objective, contender, step, beforeStep);
    Ending ending = run.ending();
    if (ending != null && ending.reason() == Ending.Reason.DIVERGED && run.hasBegun()) {
      // The step that diverged has already been made; it is the one to look at.
      int last = run.step();
      run = at(experiment, objective, contender, last, beforeStep);
    }
    Update update = run.nextUpdate();
    Surroundings surroundings =
        update.point().length > MOST_VARIABLES ? null : Surroundings.of(objective, update);
    Told told = Told.of(contender.optimizer(), update, surroundings, recipe);
    return new Inspection(
        contender,
        update,
        run.ending() == null,
        update.after().tookRate() ? update.rate() : Double.NaN,
        objective.value(update.next()),
        told.working(),
        told.quantities(),
        told.arrows(),
        Search.of(objective, update),
        surroundings,
        surroundings == null
            ? Double.NaN
            : InverseGap.between(
                update.after().state().get("H"), surroundings.curvature().hessian()));
  }

  /** What the rule tells of its step. */
  private record Told(@Nullable Working working, List<Quantity> quantities, List<Vector> arrows) {
    static Told of(
        Optimizer optimizer,
        Update update,
        @Nullable Surroundings surroundings,
        @Nullable Recipe recipe) {
      if (recipe == null) {
        return new Told(
            Working.ofMatrices(optimizer, update, surroundings),
            Quantity.ofMemory(update),
            List.of());
      }
      double[][] results = recipe.work(optimizer, update);
      return new Told(
          recipe.working(optimizer, update, results),
          recipe.quantities(update, results),
          recipe.arrows(optimizer, results));
    }
  }

  private static FunctionRun at(
      Experiment experiment,
      Objective objective,
      Contender contender,
      int step,
      Runnable beforeStep) {
    FunctionRun run = new FunctionRun(experiment, objective, contender);
    while (run.step() < step) {
      beforeStep.run();
      if (!run.advance()) {
        break;
      }
    }
    return run;
  }
}
