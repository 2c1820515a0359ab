package descent.experiment;

import descent.message.Message;
import descent.objective.Objective;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the numbers of some runs depend on. The same experiment gives the same numbers to the
 * last bit, on every machine, at any speed, alone or beside others.
 *
 * @param title for people
 * @param notes for people, as Markdown
 * @param question for people, before the runs are shown; null for none
 * @param problem what is minimised, and from where
 * @param steps the most updates that a run makes
 * @param every how many steps lie between two rows of the trace; or {@link #EVERY_EPOCH}
 * @param seed of all randomness
 * @param stop when a run ends early
 * @param runs the contenders, with different names
 * @param sweep how the contenders are compared; null for none
 */
public record Experiment(
    String title,
    String notes,
    @Nullable Question question,
    Problem problem,
    int steps,
    int every,
    long seed,
    Stop stop,
    List<Contender> runs,
    @Nullable Sweep sweep) {
  /** The version of the format that this build writes. */
  public static final int VERSION = 1;

  /** A row for each epoch of a network, however many steps that is. */
  public static final int EVERY_EPOCH = 0;

  public Experiment {
    runs = List.copyOf(runs);
  }

  /** Without a comparison. */
  public Experiment(
      String title,
      String notes,
      @Nullable Question question,
      Problem problem,
      int steps,
      int every,
      long seed,
      Stop stop,
      List<Contender> runs) {
    this(title, notes, question, problem, steps, every, seed, stop, runs, null);
  }

  /**
   * The function that is minimised.
   *
   * @throws InvalidExperimentException if the problem is none
   */
  public FunctionProblem function() {
    if (problem instanceof FunctionProblem function) {
      return function;
    }
    throw new InvalidExperimentException(
        "problem.type",
        Message.of(
            "experiment.onlyFunctions",
            "only functions are raced here; networks are trained in a lab of their own"));
  }

  /** The function that all runs share, compiled; null where networks are trained. */
  public @Nullable Objective compile() {
    return problem.compiled();
  }

  /** The same with other randomness. */
  public Experiment withSeed(long other) {
    return new Experiment(title, notes, question, problem, steps, every, other, stop, runs, sweep);
  }

  /**
   * The same with other contenders; without its sweep where that names what is not there any more.
   */
  public Experiment withRuns(List<Contender> others) {
    return new Experiment(title, notes, question, problem, steps, every, seed, stop, others, sweep)
        .fitting();
  }

  /** The same runs on another problem. */
  public Experiment withProblem(Problem other) {
    return new Experiment(title, notes, question, other, steps, every, seed, stop, runs, sweep)
        .fitting();
  }

  private Experiment fitting() {
    return sweep == null || sweep.fits(this) ? this : withSweep(null);
  }

  /** The same runs compared in another way; null for none. */
  public Experiment withSweep(@Nullable Sweep other) {
    return new Experiment(title, notes, question, problem, steps, every, seed, stop, runs, other);
  }

  /** The same with another number of steps. */
  public Experiment withSteps(int other) {
    return new Experiment(title, notes, question, problem, other, every, seed, stop, runs);
  }

  /** The same without what is asked of it. */
  public Experiment withoutQuestion() {
    return new Experiment(title, notes, null, problem, steps, every, seed, stop, runs);
  }

  /** The network that is trained; the problem is one. */
  public NetworkProblem network() {
    return (NetworkProblem) problem;
  }

  /**
   * Ends a run at its first row strictly below a value.
   *
   * @param gradientNorm 0 never stops
   * @param loss null never stops
   */
  public record Stop(double gradientNorm, @Nullable Double loss) {
    public static final Stop NEVER = new Stop(0, null);
  }
}
