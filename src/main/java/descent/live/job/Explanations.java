package descent.live.job;

import descent.commentary.Explanation;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.live.Limits;
import descent.live.Turns;
import descent.live.Visitor;
import descent.live.race.Races;
import descent.live.training.Footprint;
import descent.live.training.TrainingLimits;
import java.util.concurrent.TimeUnit;

/**
 * Experiments in words, as the command {@code explain} tells them: they are run, and what would
 * help is tried. Races are explained among the races; trainings take turns of their own, since each
 * takes seconds.
 */
public final class Explanations implements AutoCloseable {
  /** Multiplications of the trainings that are explained, roughly: some ten seconds. */
  private static final double OPERATIONS = 6e10;

  private static final int WAITING_PER_VISITOR = 2;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(40);
  private static final long COMPUTING = TimeUnit.SECONDS.toNanos(30);

  private final Races races;
  private final TrainingLimits limits;
  private final Turns turns = new Turns(1, WAITING_PER_VISITOR, PATIENCE);

  public Explanations(Races races, TrainingLimits limits) {
    this.races = races;
    this.limits = limits;
  }

  /**
   * Runs an experiment and explains it.
   *
   * @throws descent.message.InvalidInputException if it is too much for the server
   * @throws descent.live.BusyException if the visitor's turn does not come soon
   */
  public Explanation of(Visitor visitor, Experiment experiment) {
    return switch (experiment.problem()) {
      case FunctionProblem problem -> races.explain(visitor, experiment);
      case NetworkProblem problem -> {
        Footprint footprint = limits.check(experiment);
        if (footprint.operations() > OPERATIONS) {
          throw Limits.refusal(
              "limit.explanation",
              "To explain this training is too much work for the server, by a factor of {0}; the"
                  + " command explain has no such limit.",
              (long) Math.ceil(footprint.operations() / OPERATIONS));
        }
        yield turns.compute(visitor, COMPUTING, patience -> Explanation.of(experiment, patience));
      }
    };
  }

  @Override
  public void close() {
    turns.close();
  }
}
