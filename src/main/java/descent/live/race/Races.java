package descent.live.race;

import descent.commentary.Commentary;
import descent.commentary.Facts;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.json.ExperimentJson;
import descent.explanation.Explanation;
import descent.inspection.Inspection;
import descent.inspection.InverseGap;
import descent.inspection.Recipe;
import descent.live.Answers;
import descent.live.Budget;
import descent.live.Foreground;
import descent.live.Limits;
import descent.live.Queue;
import descent.live.Throughput;
import descent.live.Turns;
import descent.live.Visitor;
import descent.objective.Gallery;
import descent.objective.TestFunction;
import descent.objective.TypedFunction;
import descent.run.FunctionRun;
import descent.trace.Fan;
import descent.trace.Plane;
import descent.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes whole races and pictures of functions at once, for many visitors in turns, within
 * limits. Everything that takes long names the visitor, the same for all that one visitor asks, and
 * throws {@link descent.live.BusyException} if the visitor's turn does not come soon.
 */
public final class Races implements AutoCloseable {
  private static final Visitor HOUSE = Visitor.alone("");
  private static final int KEPT = 500;
  private final Limits limits;
  private final Turns turns;
  private final Budget memory;
  private final Throughput throughput = new Throughput();
  private final Programs programs = new Programs();
  private final Answers<Optional<Recipe>> recipes = new Answers<>(KEPT);

  /**
   * @param processors how many answers are computed at the same time; the others wait in line
   */
  public Races(Limits limits, int processors) {
    this(limits, Queue.STANDARD, processors);
  }

  /**
   * @param queue how much may wait
   */
  public Races(Limits limits, Queue queue, int processors) {
    this(limits, queue, processors, new Foreground(processors));
  }

  /**
   * @param foreground where races are noted that long work gives way to
   */
  public Races(Limits limits, Queue queue, int processors, Foreground foreground) {
    this.limits = limits;
    turns = new Turns(processors, queue, "LIMIT_QUEUE_", foreground);
    memory = new Budget("LIMIT_ALL_BYTES", limits.allBytes());
  }

  /**
   * Races once on every function of the gallery, and explains a step, so that no visitor waits for
   * classes to be loaded and compiled.
   */
  public void warmUp() {
    for (TestFunction function : Gallery.functions()) {
      Experiment experiment =
          ExperimentJson.read(
              """
              {"problem": %s, "runs": [{"optimizer": {"type": "sgd"}}, {"optimizer": {"type": "adam"}}]}
              """
                  .formatted(ExperimentJson.write(FunctionProblem.of(function))));
      race(HOUSE, experiment, false);
      inspect(HOUSE, experiment, 1, 1);
    }
  }

  /**
   * Refuses what {@link #race} would refuse before it runs: what is not a function, and what is too
   * much. Costs no race, so a page may ask under its lock.
   */
  public void check(Experiment experiment) {
    limits.check(experiment);
    objective(experiment);
  }

  private TypedFunction objective(Experiment experiment) {
    var problem = experiment.function();
    TypedFunction objective = function(problem);
    double work = 0;
    for (Contender contender : experiment.runs()) {
      work += contender.optimizer().work(problem.dimension(), objective.cost());
    }
    limits.checkWork(experiment.steps() + 1.0, work);
    return objective;
  }

  /**
   * Runs all contenders to their ends.
   *
   * @param plane whether the plane of the paths is wanted too
   */
  public Race race(Visitor visitor, Experiment experiment, boolean plane) {
    return race(visitor, experiment, plane, (race, pause) -> race);
  }

  /**
   * Runs all contenders to their ends and makes the answer in the same turn, since that takes time
   * too for a large race.
   *
   * @param told makes the answer; runs what it is given now and then, so that others get on
   */
  public <T> T race(
      Visitor visitor, Experiment experiment, boolean plane, BiFunction<Race, Runnable, T> told) {
    limits.check(experiment);
    return turn(
        visitor,
        experiment,
        deadline -> {
          TypedFunction objective = objective(experiment);
          List<Trace> traces = traces(experiment, objective, deadline);
          Commentary commentary = Commentary.of(experiment, objective, traces);
          deadline.run();
          var race =
              new Race(experiment, traces, commentary, Drawing.spread(experiment, traces, plane));
          return told.apply(race, deadline);
        });
  }

  /**
   * The same for a hand that drags, and asks again in a moment. Where others have to wait only what
   * is drawn is found out: that costs less than half, and words are asked for when the hand rests.
   */
  public <T> Turns.Paced<T> redraw(
      Visitor visitor, Experiment experiment, boolean plane, Drawing.Telling<T> told) {
    limits.check(experiment);
    Function<Runnable, T> work =
        deadline -> {
          TypedFunction objective = objective(experiment);
          List<Trace> traces = traces(experiment, objective, deadline);
          Commentary said = turns.isCrowded() ? null : Commentary.of(experiment, objective, traces);
          Facts facts = said == null ? Facts.of(experiment, objective, traces) : said.facts();
          deadline.run();
          var drawing =
              new Drawing(experiment, traces, facts, Drawing.spread(experiment, traces, plane));
          return told.tell(drawing, said, deadline);
        };
    return turns.computeAgain(
        visitor, "race", limits.nanoseconds(), withinMemory(visitor, experiment, work));
  }

  /** A race in words, with what would help each run, tried within a budget of work. */
  public Explanation explain(Visitor visitor, Experiment experiment) {
    limits.check(experiment);
    return turn(
        visitor,
        experiment,
        deadline -> Explanation.ofRace(experiment, objective(experiment), deadline));
  }

  /** A turn that needs memory for whole traces; who waits holds none. */
  private <T> T turn(Visitor visitor, Experiment experiment, Function<Runnable, T> work) {
    return turn(visitor, experiment, limits.nanoseconds(), work);
  }

  private <T> T turn(
      Visitor visitor, Experiment experiment, long nanoseconds, Function<Runnable, T> work) {
    return turns.compute(visitor, nanoseconds, withinMemory(visitor, experiment, work));
  }

  /** The work, once there is room for the numbers of its race. */
  private <T> Function<Runnable, T> withinMemory(
      Visitor visitor, Experiment experiment, Function<Runnable, T> work) {
    return deadline -> {
      try (var held = memory.take(visitor, Limits.numbers(experiment) * Double.BYTES)) {
        return work.apply(deadline);
      }
    };
  }

  /**
   * A race, and the losses under its first picture.
   *
   * @param losses as {@link #values} gives them
   */
  public record Sketch(Race race, double[] losses) {}

  /**
   * Runs all contenders and looks at the function, all in one turn.
   *
   * @param nanoseconds after which it is given up, where that is less than everybody has
   */
  public Sketch sketch(Visitor visitor, Experiment experiment, Grid grid, long nanoseconds) {
    limits.check(experiment);
    grid.check(experiment.function().dimension(), limits);
    return turn(
        visitor,
        experiment,
        Math.min(nanoseconds, limits.nanoseconds()),
        deadline -> {
          TypedFunction objective = objective(experiment);
          limits.checkWork((double) grid.columns() * grid.rows(), objective.cost());
          List<Trace> traces = traces(experiment, objective, deadline);
          Commentary commentary = Commentary.of(experiment, objective, traces);
          return new Sketch(
              new Race(experiment, traces, commentary, null),
              grid.values(objective, experiment.function().startPoint(), deadline));
        });
  }

  /** Computes something else when it is the visitor's turn. */
  public <T extends @Nullable Object> T compute(Visitor visitor, Supplier<T> work) {
    return turns.compute(visitor, limits.nanoseconds(), deadline -> work.get());
  }

  private List<Trace> traces(Experiment experiment, TypedFunction objective, Runnable deadline) {
    var traces = new ArrayList<Trace>();
    for (Contender contender : experiment.runs()) {
      Trace trace = Trace.of(new FunctionRun(experiment, objective, contender), deadline);
      traces.add(trace);
      throughput.begun(1);
      throughput.done(trace.rows() == 0 ? 0 : (long) trace.step()[trace.rows() - 1], 0);
    }
    return traces;
  }

  /**
   * Explains one step of a run.
   *
   * @param run its number, from 0
   * @param step updates made before it; beyond the end of the run its last point is taken
   */
  public Inspection inspect(Visitor visitor, Experiment experiment, int run, int step) {
    return replayed(
        visitor,
        experiment,
        run,
        (objective, contender, deadline) ->
            Inspection.of(
                experiment,
                objective,
                contender,
                step,
                recipes
                    .get(
                        Recipe.key(contender.optimizer()),
                        () -> Optional.ofNullable(Recipe.of(contender.optimizer())))
                    .orElse(null),
                deadline));
  }

  /** How far the inverse Hessian that a run has learnt is from the true one, step by step. */
  public InverseGap gap(Visitor visitor, Experiment experiment, int run) {
    return replayed(
        visitor,
        experiment,
        run,
        (objective, contender, deadline) ->
            InverseGap.of(experiment, objective, contender, deadline));
  }

  private interface Looking<T> {
    T at(TypedFunction objective, Contender contender, Runnable deadline);
  }

  private <T> T replayed(Visitor visitor, Experiment experiment, int run, Looking<T> look) {
    limits.check(experiment);
    Limits.checkRun(experiment, run);
    return turns.compute(
        visitor,
        limits.nanoseconds(),
        deadline -> look.at(objective(experiment), experiment.runs().get(run), deadline));
  }

  /**
   * Runs one contender with consecutive seeds, the experiment's first.
   *
   * @param run index of the contender
   * @param axes which coordinates make the paths, one or two of them
   * @param plane onto which the paths are projected instead; null for the axes
   */
  public Fan fan(
      Visitor visitor,
      Experiment experiment,
      int run,
      int seeds,
      List<Integer> axes,
      @Nullable Plane plane) {
    limits.checkFan(experiment, run, seeds);
    int dimension = experiment.function().dimension();
    if (plane == null) {
      Limits.checkAxes(axes, dimension);
    } else {
      Limits.checkPlane(plane, dimension);
    }
    return turn(
        visitor,
        experiment,
        deadline -> {
          TypedFunction objective = objective(experiment);
          Contender contender = experiment.runs().get(run);
          double work = contender.optimizer().work(dimension, objective.cost());
          limits.checkWork((experiment.steps() + 1.0) * seeds, work);
          return Fan.of(
              experiment,
              objective,
              contender,
              seeds,
              plane != null
                  ? plane::project
                  : trace ->
                      new Fan.Path(
                          trace.point()[axes.getFirst()],
                          axes.size() == 1 ? trace.loss() : trace.point()[axes.getLast()]),
              deadline);
        });
  }

  /**
   * Values on a grid, row by row from the lowest value of the second axis to the highest.
   *
   * @param problem the function; coordinates off the axes stay where the start is
   * @param grid where to look
   */
  public double[] values(Visitor visitor, FunctionProblem problem, Grid grid) {
    return values(visitor, problem, grid, (values, pause) -> values);
  }

  /**
   * The same, told in the same turn.
   *
   * @param told as of {@link #race}
   */
  public <T> T values(
      Visitor visitor, FunctionProblem problem, Grid grid, BiFunction<double[], Runnable, T> told) {
    return turns.compute(visitor, limits.nanoseconds(), look(problem, grid, told));
  }

  /** The same for a hand that drags, and asks again in a moment. */
  public <T> Turns.Paced<T> valuesAgain(
      Visitor visitor, FunctionProblem problem, Grid grid, BiFunction<double[], Runnable, T> told) {
    return turns.computeAgain(visitor, "grid", limits.nanoseconds(), look(problem, grid, told));
  }

  private <T> Function<Runnable, T> look(
      FunctionProblem problem, Grid grid, BiFunction<double[], Runnable, T> told) {
    limits.check(problem);
    grid.check(problem.dimension(), limits);
    return deadline -> {
      TypedFunction objective = function(problem);
      limits.checkWork((double) grid.columns() * grid.rows(), objective.cost());
      return told.apply(grid.values(objective, problem.startPoint(), deadline), deadline);
    };
  }

  /** The function of a problem, from those at hand. */
  public TypedFunction function(FunctionProblem problem) {
    return programs.function(problem);
  }

  /** What has been raced. */
  public Throughput throughput() {
    return throughput;
  }

  /** Bytes of answers that are being computed. */
  public long bytes() {
    return memory.held();
  }

  /** How much waits for its turn. */
  public int waiting() {
    return turns.waiting();
  }

  @Override
  public void close() {
    turns.close();
  }
}
