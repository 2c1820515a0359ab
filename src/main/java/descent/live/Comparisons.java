package descent.live;

import descent.comparison.Cell;
import descent.comparison.Dial;
import descent.comparison.Outcome;
import descent.comparison.RateSweep;
import descent.comparison.RateSweep.Bound;
import descent.comparison.RateSweep.Range;
import descent.comparison.Summary;
import descent.comparison.Sweep;
import descent.comparison.Theory;
import descent.comparison.Trial;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.objective.Objective;
import descent.objective.TypedFunction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Compares contenders for browsers, in pieces that {@link Jobs} computes in turns. */
public final class Comparisons {
  /** The most seeds of each setting of a sweep. */
  public static final int MOST_SEEDS = 50;

  /** About as much as a job may take, and some more: what is done by then is shown. */
  private static final double OPERATIONS_ON_FUNCTIONS = 4e10;

  private static final double OPERATIONS_ON_NETWORKS = 1e12;
  private static final long PIECE_NANOSECONDS = 100_000_000;

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
     * @param of about how many settings there are
     */
    record Begun(List<Contestant> contestants, Range range, int of) implements Piece {}

    /**
     * What some settings came to.
     *
     * @param bounds for each contender where it begins to diverge, as far as is known
     * @param done settings so far, with the part of the present one
     */
    record Measured(List<Result> results, List<@Nullable Bound> bounds, double done, int of)
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

  /** Refuses an experiment that is too large for this server even once. */
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
    Range tried = range == null ? Range.around(experiment, perDecade) : range;
    var sweep = new RateSweep(experiment, tried);
    checkWork(experiment, (double) sweep.size() / experiment.runs().size() * seeds);
    Objective objective = objective(experiment);
    List<Contestant> contestants = contestants(experiment, objective);
    return new Work(experiment, objective, sweep, seeds, target) {
      @Override
      Piece begun() {
        return new Piece.Begun(contestants, tried, sweep.size());
      }

      @Override
      @Nullable Bound bound(int run) {
        return sweep.bound(run);
      }
    };
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

  private @Nullable Objective objective(Experiment experiment) {
    return experiment.problem() instanceof FunctionProblem function
        ? races.function(function)
        : null;
  }

  /** Refuses what costs more than so many times the experiment. */
  private void checkWork(Experiment experiment, double times) {
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
          "This comparison is too much work for the server, by a factor of {0}; take fewer seeds, a coarser grid, fewer steps or contenders.",
          (long) Math.ceil(once * times / most));
    }
  }

  /** Runs the settings of a sweep, in slices. */
  private abstract static class Work implements Iterator<Piece> {
    private final Experiment experiment;
    private final @Nullable Objective objective;
    private final Sweep sweep;
    private final int seeds;
    private final double target;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final int lookEvery;
    private boolean begun;
    private int done;
    private @Nullable Cell cell;
    private @Nullable Trial trial;

    Work(
        Experiment experiment,
        @Nullable Objective objective,
        Sweep sweep,
        int seeds,
        double target) {
      this.experiment = experiment;
      this.objective = objective;
      this.sweep = sweep;
      this.seeds = seeds;
      this.target = target;
      lookEvery = objective == null ? 8 : 64;
      cell = sweep.next();
    }

    abstract Piece begun();

    @Nullable Bound bound(int run) {
      return null;
    }

    @Override
    public boolean hasNext() {
      return !begun || cell != null;
    }

    @Override
    public Piece next() {
      if (!begun) {
        begun = true;
        return begun();
      }
      Cell tried = cell;
      if (tried == null) {
        throw new NoSuchElementException();
      }
      long end = System.nanoTime() + PIECE_NANOSECONDS;
      var results = new ArrayList<Result>();
      while (tried != null && goOn(tried, end)) {
        if (outcomes.size() == seeds) {
          Summary summary = Summary.of(outcomes);
          outcomes.clear();
          sweep.take(tried, summary);
          results.add(new Result(tried, summary));
          done++;
          tried = sweep.next();
          cell = tried;
        }
      }
      var bounds = new ArrayList<@Nullable Bound>();
      for (int run = 0; run < experiment.runs().size(); run++) {
        bounds.add(bound(run));
      }
      double part = (double) outcomes.size() / seeds;
      return new Piece.Measured(results, bounds, done + part, Math.max(sweep.size(), done));
    }

    /** Brings the present run to its end; false if the time is over before. */
    private boolean goOn(Cell tried, long end) {
      Trial running = trial;
      if (running == null) {
        if (System.nanoTime() >= end) {
          return false;
        }
        Experiment seeded = experiment.withSeed(experiment.seed() + outcomes.size());
        running = Trial.of(seeded, tried.contender(), objective, target);
        trial = running;
      }
      while (running.advance()) {
        if (running.step() % lookEvery == 0 && System.nanoTime() >= end) {
          return false;
        }
      }
      outcomes.add(running.outcome());
      trial = null;
      return true;
    }
  }
}
