package descent.live.job;

import descent.comparison.Cell;
import descent.comparison.Dial;
import descent.comparison.Iteration;
import descent.comparison.MapSweep;
import descent.comparison.RateSweep;
import descent.comparison.RateSweep.Bound;
import descent.comparison.RateSweep.Range;
import descent.comparison.Spread.Band;
import descent.comparison.Summary;
import descent.comparison.Theory;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.live.Limits;
import descent.live.race.Races;
import descent.live.training.Footprint;
import descent.live.training.TrainingLimits;
import descent.objective.Norm;
import descent.objective.Objective;
import descent.objective.TypedFunction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares contenders for browsers, in pieces that {@link Jobs} computes in turns. */
public final class Comparisons {
  /** The most seeds of each setting of a sweep. */
  public static final int MOST_SEEDS = 50;

  /** The most seeds of the experiment as it stands. */
  public static final int MOST_OF_ONE = 200;

  /** About as much as a job may take, and some more: what is done by then is shown. */
  private static final double OPERATIONS_ON_FUNCTIONS = 4e10;

  private static final double OPERATIONS_ON_NETWORKS = 1e12;
  static final long PIECE_NANOSECONDS = 100_000_000;

  private final Limits limits;
  private final TrainingLimits trainingLimits;
  private final Races races;

  public Comparisons(Limits limits, TrainingLimits trainingLimits, Races races) {
    this.limits = limits;
    this.trainingLimits = trainingLimits;
    this.races = races;
  }

  /** A part of the answer. */
  public sealed interface Piece {
    /**
     * What there is to compare.
     *
     * @param contestants a line for each contender
     * @param floor the least loss that there is, where it is known, else NaN
     * @param of about how many settings there are
     */
    record Begun(List<Contestant> contestants, Range range, double floor, int of)
        implements Piece {}

    /**
     * The values of both dials of a map, ascending.
     *
     * @param theory how each cell goes along the flattest and the steepest direction, row by row
     *     from the lowest value of the second dial; empty where theory says nothing
     * @param best the numbers that theory gives momentum; null where it gives none
     */
    record Mapped(
        List<Double> across,
        List<Double> up,
        List<List<Iteration>> theory,
        Iteration.@Nullable Numbers best,
        int of)
        implements Piece {}

    /**
     * What the seeds so far tell.
     *
     * @param bands of each contender; none before each has ended once
     * @param alike whether all seeds give the same numbers, so that one is enough
     * @param done runs so far, with the part of the present one
     */
    record Spreading(List<Band> bands, boolean alike, double done, int of) implements Piece {}

    /**
     * What some settings came to.
     *
     * @param bounds for each contender where it begins to diverge, as far as is known
     * @param range of the rates so far, which may have widened; null where rates are not varied
     * @param done settings so far, with the part of the present one
     */
    record Measured(
        List<Result> results,
        List<@Nullable Bound> bounds,
        @Nullable Range range,
        double done,
        int of)
        implements Piece {}
  }

  /**
   * A contender before it is tried.
   *
   * @param rate its own; NaN where a line search decides
   * @param limit that theory gives for its rate; NaN where it gives none
   */
  public record Contestant(double rate, double limit) {}

  /** What a setting came to. */
  public record Result(Cell cell, Summary summary) {}

  /**
   * Refuses an experiment that is too large for this server even once.
   *
   * @throws descent.message.InvalidInputException if it is
   */
  public void check(Experiment experiment) {
    switch (experiment.problem()) {
      case FunctionProblem function -> races.check(experiment);
      case NetworkProblem network -> {
        var unused = trainingLimits.check(experiment);
      }
    }
  }

  /**
   * All contenders over a grid of rates.
   *
   * @param range null for one around their own
   * @param perDecade rates, where no range is given
   * @param seeds of each rate, from the experiment's on
   * @param target a loss whose reaching is counted in steps
   * @throws descent.message.InvalidInputException if it is too much
   */
  public Iterator<Piece> rates(
      Experiment experiment, @Nullable Range range, int perDecade, int seeds, double target) {
    check(experiment);
    checkStart(experiment);
    Range tried = range == null ? Range.around(experiment, perDecade) : range;
    var sweep = new RateSweep(experiment, tried, range == null);
    checkWork(experiment, (double) sweep.size() / experiment.runs().size() * seeds);
    Objective objective = objective(experiment);
    List<Contestant> contestants = contestants(experiment, objective);
    double floor = objective == null ? Double.NaN : new Theory(experiment, objective).least();
    return new SweepWork(experiment, objective, sweep, seeds, target) {
      @Override
      Piece begun() {
        return new Piece.Begun(contestants, tried, floor, sweep.size());
      }

      @Override
      @Nullable Bound bound(int run) {
        return sweep.bound(run);
      }

      @Override
      Range range() {
        return sweep.range();
      }
    };
  }

  /**
   * One contender over a grid of two of its numbers.
   *
   * @param run the number of the contender
   * @param across the name of one {@link Dial}
   * @param up the name of another
   */
  public Iterator<Piece> map(
      Experiment experiment, int run, String across, String up, int seeds, double target) {
    check(experiment);
    checkStart(experiment);
    Limits.checkRun(experiment, run);
    Contender contender = experiment.runs().get(run);
    if (across.equals(up)) {
      throw Limits.refusal("limit.dials", "A map has two different numbers on its axes.");
    }
    Dial first = dial(across, contender);
    Dial second = dial(up, contender);
    var sweep = new MapSweep(run, contender, first, second);
    checkWork(experiment.withRuns(List.of(contender)), (double) sweep.size() * seeds);
    Objective objective = objective(experiment);
    Theory theory = objective == null ? null : new Theory(experiment, objective);
    var cells = new ArrayList<List<Iteration>>();
    if (theory != null && !theory.iterations(contender).isEmpty()) {
      for (double y : sweep.up()) {
        for (double x : sweep.across()) {
          cells.add(theory.iterations(second.set(first.set(contender, x), y)));
        }
      }
    }
    Iteration.Numbers best = theory == null ? null : theory.best(contender).orElse(null);
    return new SweepWork(experiment, objective, sweep, seeds, target) {
      @Override
      Piece begun() {
        return new Piece.Mapped(sweep.across(), sweep.up(), cells, best, sweep.size());
      }
    };
  }

  private static Dial dial(String name, Contender contender) {
    return Dial.named(name, contender)
        .orElseThrow(
            () ->
                Limits.refusal(
                    "limit.dial", "The contender {0} has no number {1}.", contender.name(), name));
  }

  /**
   * All contenders with many seeds, the experiment's first; with one where nothing is random.
   *
   * @throws descent.message.InvalidInputException if it is too much
   */
  public Iterator<Piece> seeds(Experiment experiment, int seeds) {
    check(experiment);
    checkStart(experiment);
    boolean alike =
        experiment.problem() instanceof FunctionProblem function && function.gradientNoise() == 0;
    checkWork(experiment, alike ? 1 : seeds);
    return new SeedWork(experiment, objective(experiment), alike ? 1 : seeds, alike);
  }

  /** Refuses a function that has no value where the runs begin: nothing could be compared. */
  private void checkStart(Experiment experiment) {
    if (experiment.problem() instanceof FunctionProblem function) {
      double[] gradient = new double[function.dimension()];
      double loss = races.function(function).gradient(function.startPoint(), gradient);
      if (!Double.isFinite(loss) || !Double.isFinite(Norm.of(gradient))) {
        throw Limits.refusal(
            "limit.start",
            "At the start the function or its gradient is no finite number, so there is nothing to"
                + " compare; choose another start.");
      }
    }
  }

  /** After how many steps the clock is looked at. */
  static int lookEvery(boolean function) {
    return function ? 64 : 8;
  }

  private static List<Contestant> contestants(
      Experiment experiment, @Nullable Objective objective) {
    Theory theory = objective == null ? null : new Theory(experiment, objective);
    var contestants = new ArrayList<Contestant>();
    for (Contender contender : experiment.runs()) {
      contestants.add(
          new Contestant(
              Dial.followsRate(contender) ? RateSweep.rate(contender) : Double.NaN,
              theory == null ? Double.NaN : theory.limit(contender).orElse(Double.NaN)));
    }
    return contestants;
  }

  @Nullable Objective objective(Experiment experiment) {
    return experiment.problem() instanceof FunctionProblem function
        ? races.function(function)
        : null;
  }

  /** Refuses what costs more than so many times the experiment. */
  void checkWork(Experiment experiment, double times) {
    double most;
    double once;
    if (experiment.problem() instanceof FunctionProblem function) {
      TypedFunction objective = races.function(function);
      double step = 0;
      for (Contender contender : experiment.runs()) {
        step += contender.optimizer().work(function.dimension(), objective.cost());
      }
      once = step * (experiment.steps() + 1.0);
      most = OPERATIONS_ON_FUNCTIONS;
    } else {
      once = Footprint.of(experiment).operations();
      most = OPERATIONS_ON_NETWORKS;
    }
    if (once * times > most) {
      throw Limits.refusal(
          "limit.comparison",
          "This comparison is too much work for the server, by a factor of {0}; take fewer seeds, a"
              + " coarser grid, fewer steps or contenders.",
          (long) Math.ceil(once * times / most));
    }
  }
}
