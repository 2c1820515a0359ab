package descent.live.job;

import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.explanation.Explanation;
import descent.live.Queue;
import descent.live.Turns;
import descent.live.Visitor;
import descent.live.race.Races;
import descent.live.training.Footprint;
import descent.live.training.TrainingLimits;
import descent.message.LimitException;
import java.util.concurrent.TimeUnit;

/**
 * Experiments in words, as the command {@code explain} prints them: they are run, and remedies are
 * tried. Races are explained among the races; trainings take turns of their own, since each takes
 * seconds.
 */
public final class Explanations implements AutoCloseable {
  private final Races races;
  private final TrainingLimits limits;
  private final Bounds bounds;
  private final Turns turns;

  public Explanations(Races races, TrainingLimits limits) {
    this(races, limits, Bounds.STANDARD);
  }

  /**
   * @param bounds of the trainings that are explained
   */
  public Explanations(Races races, TrainingLimits limits, Bounds bounds) {
    this.races = races;
    this.limits = limits;
    this.bounds = bounds;
    var queue = new Queue(bounds.questions(), bounds.perVisitor(), bounds.nanoseconds());
    turns = new Turns(1, queue, "LIMIT_EXPLANATION_");
  }

  /**
   * What trainings are explained.
   *
   * @param operations multiplications of one of them, roughly; these are some ten seconds
   * @param questions that wait, of all visitors
   * @param perVisitor of these
   * @param nanoseconds that one waits
   * @param computingNanoseconds of computing for one
   */
  public record Bounds(
      double operations,
      int questions,
      int perVisitor,
      long nanoseconds,
      long computingNanoseconds) {
    public static final Bounds STANDARD =
        new Bounds(6e10, 64, 2, TimeUnit.SECONDS.toNanos(40), TimeUnit.SECONDS.toNanos(30));
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
        if (footprint.operations() > bounds.operations()) {
          throw new LimitException(
              "LIMIT_EXPLANATION_OPERATIONS",
              "limit.explanation",
              "To explain this training is too much work for the server, by a factor of {0}; the"
                  + " command explain has no such limit ({1}).",
              (long) Math.ceil(footprint.operations() / bounds.operations()));
        }
        yield turns.compute(
            visitor,
            "LIMIT_EXPLANATION_COMPUTING_SECONDS",
            bounds.computingNanoseconds(),
            patience -> Explanation.of(experiment, patience));
      }
    };
  }

  @Override
  public void close() {
    turns.close();
  }
}
