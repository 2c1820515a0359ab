package descent.live.job;

import descent.comparison.Basins;
import descent.comparison.Cell;
import descent.comparison.Iteration;
import descent.comparison.LearningRate;
import descent.comparison.NoiseScale;
import descent.comparison.RateSweep;
import descent.comparison.RateSweep.Bound;
import descent.comparison.RateSweep.Range;
import descent.comparison.RateSweep.Widening;
import descent.comparison.Summary;
import descent.comparison.SweepTable;
import descent.comparison.TableSweep;
import descent.comparison.Theory;
import descent.comparison.TuningSweep;
import descent.experiment.Axis;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.Sweep.Batches;
import descent.experiment.Sweep.Grid;
import descent.experiment.SweptField;
import descent.experiment.SweptField.Place;
import descent.live.Limits;
import descent.live.race.Races;
import descent.live.training.Footprint;
import descent.live.training.TrainingLimits;
import descent.objective.Norm;
import descent.objective.Objective;
import descent.objective.TypedFunction;
import descent.optimizer.Optimizer;
import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares contenders for browsers, in pieces that {@link Jobs} computes in turns. */
public final class Comparisons {
  /** The most seeds of each setting of a sweep. */
  public static final int MOST_SEEDS = 50;

  /** The most seeds of the experiment as it stands. */
  public static final int MOST_OF_ONE = 200;

  static final long PIECE_NANOSECONDS = 100_000_000;

  private final ComparisonBounds bounds;
  private final Admission admission;

  public Comparisons(TrainingLimits trainingLimits, Races races) {
    this(trainingLimits, ComparisonBounds.STANDARD, races);
  }

  /**
   * @param bounds of all cells together
   */
  public Comparisons(TrainingLimits trainingLimits, ComparisonBounds bounds, Races races) {
    this.bounds = bounds;
    admission = new Admission(races, trainingLimits);
  }

  /**
   * A contender before it is tried.
   *
   * @param rate its own; NaN where a line search decides
   * @param limit that theory gives for its rate; NaN where it gives none
   */
  public record Contestant(double rate, double limit) {}

  /** The result of a setting. */
  public record Result(Cell cell, Summary summary) {}

  /**
   * Refuses an experiment that is too large for this server even once.
   *
   * @throws descent.message.InvalidInputException if it is
   */
  public void check(Experiment experiment) {
    admission.check(experiment);
  }

  /**
   * All contenders over a grid of rates.
   *
   * @param range null for one around their own
   * @param perDecade rates, where no range is given
   * @param seeds of each rate, from the experiment's on
   * @param target a loss whose reaching is counted in steps
   * @param common whether all try the same rates, also those to which the range widens for one
   * @throws descent.message.InvalidInputException if it is too much
   */
  public Iterator<Piece> rates(
      Experiment experiment,
      @Nullable Range range,
      int perDecade,
      int seeds,
      double target,
      boolean common) {
    check(experiment);
    checkStart(experiment);
    Range tried = range == null ? Range.around(experiment, perDecade) : range;
    Objective objective = objective(experiment);
    double floor = least(experiment, objective);
    Widening widening = range != null ? Widening.NOBODY : common ? Widening.ALL : Widening.ITSELF;
    var sweep = new RateSweep(experiment, tried, widening, floor);
    checkWork(experiment, (double) sweep.size() / experiment.runs().size() * seeds);
    List<Contestant> contestants = contestants(experiment, objective);
    return new SweepWork(experiment, sweep, seeds, target) {
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
    }.pieces();
  }

  /**
   * All contenders over their rate and their rule's first number, for what tuning costs.
   *
   * @param range null for one around their own
   * @param seeds of each setting, from the experiment's on
   * @throws descent.message.InvalidInputException if it is too much
   */
  public Iterator<Piece> tuning(Experiment experiment, @Nullable Range range, int seeds) {
    check(experiment);
    checkStart(experiment);
    Range tried = range == null ? Range.around(experiment, 3) : range;
    var sweep = new TuningSweep(experiment, tried);
    checkWork(experiment, (double) sweep.size() / experiment.runs().size() * seeds);
    Objective objective = objective(experiment);
    double floor = least(experiment, objective);
    List<Contestant> contestants = contestants(experiment, objective);
    return new SweepWork(experiment, sweep, seeds, Double.NEGATIVE_INFINITY) {
      @Override
      Piece begun() {
        return new Piece.Begun(contestants, tried, floor, sweep.size());
      }
    }.pieces();
  }

  /**
   * One contender over the grid of two of its numbers that the experiment's sweep describes.
   *
   * @throws descent.message.InvalidInputException if that is no map, or it is too much
   */
  public Iterator<Piece> map(Experiment experiment) {
    if (!(experiment.sweep() instanceof Grid grid)) {
      throw Limits.refusal("limit.noMap", "The sweep of this experiment is not a map.");
    }
    var table = SweepTable.of(experiment);
    checkCells(experiment, table);
    checkStart(table.setting(0).experiment());
    int run = table.setting(0).run();
    var sweep = new TableSweep(table);
    List<List<Iteration>> cells = theory(experiment, table, sweep);
    Theory theory =
        cells.isEmpty()
            ? null
            : new Theory(experiment, Objects.requireNonNull(objective(experiment)));
    double floor = theory == null ? Double.NaN : theory.least();
    Optimizer.Best best =
        theory == null ? null : theory.best(experiment.runs().get(run)).orElse(null);
    Double target = grid.target();
    List<Axis.Open> open =
        Stream.of(grid.x(), grid.y())
            .map(
                axis ->
                    axis.open(
                        SweptField.named(axis.field(), experiment, experiment.runs().get(run))
                            .orElseThrow()))
            .toList();
    return new SweepWork(
        experiment, sweep, grid.seeds(), target == null ? Double.NEGATIVE_INFINITY : target) {
      @Override
      Piece begun() {
        return new Piece.Mapped(
            run, table.values(0), table.values(1), open, cells, best, floor, table.settings());
      }
    }.pieces();
  }

  /**
   * All contenders from each start of the map that the experiment's sweep describes.
   *
   * @throws descent.message.InvalidInputException if that is no map of starts, or it is too much
   */
  public Iterator<Piece> basins(Experiment experiment) {
    if (!(experiment.sweep() instanceof Grid grid)
        || !isStart(experiment, grid.x())
        || !isStart(experiment, grid.y())) {
      throw Limits.refusal(
          "limit.noStarts",
          "The sweep of this experiment is not a map over two numbers of the start.");
    }
    List<SweepTable> tables =
        experiment.runs().stream()
            .map(run -> new Grid(run.name(), grid.x(), grid.y(), 1, null))
            .map(each -> SweepTable.of(experiment.withSweep(each)))
            .toList();
    checkCells(experiment, tables.getFirst());
    checkWork(experiment, tables.getFirst().size());
    double diagonal = Math.hypot(grid.x().to() - grid.x().from(), grid.y().to() - grid.y().from());
    Objective objective = Objects.requireNonNull(objective(experiment));
    return new BasinWork(experiment, tables, new Basins(experiment, objective, diagonal)).pieces();
  }

  /** The least loss that there is, where it is known; else NaN. No loss of a network is below 0. */
  private static double least(Experiment experiment, @Nullable Objective objective) {
    return objective == null ? 0 : new Theory(experiment, objective).least();
  }

  private static boolean isStart(Experiment experiment, Axis axis) {
    return SweptField.named(axis.field(), experiment, experiment.runs().getFirst())
        .filter(field -> field.place() instanceof Place.OfStart)
        .isPresent();
  }

  /**
   * All contenders over the batch sizes and rates that the experiment's sweep describes.
   *
   * @throws descent.message.InvalidInputException if it describes none, or it is too much
   */
  public Iterator<Piece> batches(Experiment experiment) {
    if (!(experiment.sweep() instanceof Batches batches)) {
      throw Limits.refusal(
          "limit.noBatches", "The sweep of this experiment does not compare batch sizes.");
    }
    var table = SweepTable.of(experiment);
    checkCells(experiment, table);
    checkStart(experiment);
    Objective objective = objective(experiment);
    List<Double> scales =
        experiment.runs().stream()
            .map(
                run ->
                    objective == null
                        ? NoiseScale.atStart(experiment, run)
                        : NoiseScale.atStart(experiment, objective))
            .map(NoiseScale::rows)
            .toList();
    Integer rows =
        objective == null
            ? new NetworkRun(experiment, experiment.runs().getFirst().alone())
                .parts()
                .training()
                .rows()
            : null;
    Double target = batches.target();
    return new SweepWork(
        experiment,
        new TableSweep(table),
        batches.seeds(),
        target == null ? Double.NEGATIVE_INFINITY : target) {
      @Override
      Piece begun() {
        return new Piece.Batched(batches.sizes(), scales, rows, table.settings());
      }
    }.pieces();
  }

  /** The theory for each cell of a map, row by row; empty where there is none. */
  private List<List<Iteration>> theory(Experiment experiment, SweepTable table, TableSweep sweep) {
    Objective objective = objective(experiment);
    Experiment first = table.setting(0).experiment();
    // The theory is of one function: nothing is said where an axis changes it.
    if (objective == null
        || !first.problem().equals(experiment.problem())
        || !table.setting(table.settings() - 1).experiment().problem().equals(first.problem())) {
      return List.of();
    }
    Theory theory = new Theory(experiment, objective);
    var cells = new ArrayList<List<Iteration>>();
    int rows = table.values(1).size();
    for (int row = 0; row < rows; row++) {
      for (int setting = row; setting < table.settings(); setting += rows) {
        cells.add(theory.iterations(sweep.setting(setting).contender()));
        if (cells.getLast().isEmpty()) {
          return List.of();
        }
      }
    }
    return cells;
  }

  /** Refuses a sweep that is too much for this server, judged by the ends of its axes. */
  void checkCells(Experiment experiment, SweepTable table) {
    check(experiment.withSweep(null));
    for (int row : new int[] {0, table.size() - 1}) {
      Experiment cell = table.row(row).experiment();
      check(cell);
      checkWork(cell, table.size());
    }
  }

  /**
   * All contenders with many seeds, the experiment's first; with one where nothing is random.
   *
   * @throws descent.message.InvalidInputException if it is too much
   */
  public Iterator<Piece> seeds(Experiment experiment, int seeds) {
    check(experiment);
    checkStart(experiment);
    boolean alike = !experiment.problem().isRandom();
    checkWork(experiment, alike ? 1 : seeds);
    Objective objective = objective(experiment);
    double floor = least(experiment, objective);
    return new SeedWork(experiment, objective, alike ? 1 : seeds, alike, floor);
  }

  /** Refuses a function that has no value where the runs begin: nothing could be compared. */
  private void checkStart(Experiment experiment) {
    Objective objective = objective(experiment);
    if (objective != null) {
      double[] gradient = new double[objective.dimension()];
      double loss = objective.gradient(experiment.function().startPoint(), gradient);
      if (!Double.isFinite(loss) || !Double.isFinite(Norm.of(gradient))) {
        throw Limits.refusal(
            "limit.start",
            "At the start the function or its gradient is not a finite number, so there is nothing"
                + " to compare; choose another start.");
      }
    }
  }

  /** After how many steps the clock is looked at. */
  static int lookEvery(Experiment experiment) {
    return experiment.problem().isQuick() ? 64 : 8;
  }

  private static List<Contestant> contestants(
      Experiment experiment, @Nullable Objective objective) {
    Theory theory = objective == null ? null : new Theory(experiment, objective);
    var contestants = new ArrayList<Contestant>();
    for (Contender contender : experiment.runs()) {
      contestants.add(
          new Contestant(
              LearningRate.matters(contender) ? RateSweep.rate(contender) : Double.NaN,
              theory == null ? Double.NaN : theory.limit(contender).orElse(Double.NaN)));
    }
    return contestants;
  }

  private @Nullable TypedFunction objective(Experiment experiment) {
    return admission.function(experiment);
  }

  /** Refuses what costs more than so many times the experiment. */
  void checkWork(Experiment experiment, double times) {
    TypedFunction objective = objective(experiment);
    if (objective != null) {
      double step = 0;
      for (Contender contender : experiment.runs()) {
        step += contender.optimizer().work(objective.dimension(), objective.cost());
      }
      bounds.checkFunction(step * (experiment.steps() + 1.0) * times);
    } else {
      bounds.checkTraining(Footprint.of(experiment).operations() * times);
    }
  }
}
