package descent.live.job;

import descent.comparison.Cell;
import descent.comparison.CellSequence;
import descent.comparison.RateSweep;
import descent.comparison.RateSweep.Bound;
import descent.comparison.RateSweep.Range;
import descent.comparison.Summary;
import descent.comparison.TableSweep;
import descent.comparison.Trials;
import descent.comparison.trial.Lockstep;
import descent.comparison.trial.Outcome;
import descent.comparison.trial.Trial;
import descent.experiment.Experiment;
import descent.live.job.Comparisons.Result;
import descent.live.job.SharedWork.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the settings of a sweep, in slices. */
abstract class SweepWork {
  private static final int MOST_TOGETHER = 256;

  private final Experiment experiment;
  private final Trials trials;
  private final CellSequence sweep;
  private final int seeds;
  private final double target;
  private final int lookEvery;
  private final SharedWork<List<Tried>> work = new SharedWork<>(this::part);

  /** Settings that have begun and not been taken. */
  private int ahead;

  /** The setting whose trials begin, and how many of them have. */
  private @Nullable Cell cell;

  private int begunSeeds;

  private final List<Outcome> outcomes = new ArrayList<>();
  private int done;

  /** What a setting came to with one seed. */
  private record Tried(Cell cell, Outcome outcome) {}

  SweepWork(Experiment experiment, CellSequence sweep, int seeds, double target) {
    this.experiment = experiment;
    this.trials = new Trials(experiment);
    this.sweep = sweep;
    this.seeds = seeds;
    this.target = target;
    lookEvery = Comparisons.lookEvery(experiment);
  }

  abstract Piece begun();

  @Nullable Bound bound(int run) {
    return null;
  }

  @Nullable Range range() {
    return null;
  }

  SharedPieces pieces() {
    return new SharedPieces(this::begun, work, this::measured);
  }

  private Piece measured() {
    var results = new ArrayList<Result>();
    work.run(System.nanoTime() + Comparisons.PIECE_NANOSECONDS, tried -> take(tried, results));
    return work.still(() -> measured(results));
  }

  private Piece measured(List<Result> results) {
    var bounds = new ArrayList<@Nullable Bound>();
    for (int run = 0; run < experiment.runs().size(); run++) {
      bounds.add(bound(run));
    }
    double part = (double) outcomes.size() / seeds;
    return new Piece.Measured(results, bounds, range(), done + part, Math.max(sweep.size(), done));
  }

  /** Takes trials in their order; false if their results are to be shown at once. */
  private boolean take(List<Tried> several, List<Result> results) {
    boolean goesOn = true;
    for (Tried tried : several) {
      outcomes.add(tried.outcome());
      if (outcomes.size() == seeds) {
        Summary summary = Summary.of(outcomes);
        outcomes.clear();
        sweep.take(tried.cell(), summary);
        ahead--;
        results.add(new Result(tried.cell(), summary));
        done++;
      } else if (sweep instanceof RateSweep
          && done < experiment.runs().size()
          && outcomes.size() == 1) {
        // The first picture appears after one seed.
        results.add(new Result(tried.cell(), Summary.of(outcomes)));
        goesOn = false;
      }
    }
    return goesOn;
  }

  /** The next trial, or the next ones that go side by side; null where there is none now. */
  private @Nullable Part<List<Tried>> part() {
    if (begunSeeds == 0) {
      Part<List<Tried>> together = together();
      if (together != null) {
        return together;
      }
      cell = sweep.next(ahead);
      ahead += cell == null ? 0 : 1;
    }
    Cell tried = cell;
    if (tried == null) {
      return null;
    }
    long seed = experiment.seed() + begunSeeds;
    begunSeeds = (begunSeeds + 1) % seeds;
    return new OneTrial<>(
        () -> trials.start(tried.experiment().withSeed(seed), target),
        lookEvery,
        trial -> List.of(new Tried(tried, trials.outcome(tried.experiment(), trial))));
  }

  /** Some settings side by side; null where they cannot be. */
  private @Nullable Part<List<Tried>> together() {
    if (!(sweep instanceof TableSweep table) || !trials.goTogether() || seeds > 1) {
      return null;
    }
    int most = Math.clamp(SweepPieces.STEPS_TOGETHER / experiment.steps(), 1, MOST_TOGETHER);
    List<Cell> cells = table.several(ahead, most);
    Lockstep runs = trials.together(cells, target);
    if (runs == null) {
      return null;
    }
    ahead += cells.size();
    return sideBySide(
        runs,
        () -> {
          var tried = new ArrayList<Tried>();
          for (int i = 0; i < cells.size(); i++) {
            tried.add(new Tried(cells.get(i), trials.outcome(runs, i)));
          }
          return tried;
        });
  }

  /**
   * Trials side by side, run to their ends in slices.
   *
   * @param <R> what is told of them at their ends
   */
  static <R> Part<R> sideBySide(Lockstep runs, Supplier<R> told) {
    return goesOn -> {
      while (runs.advance()) {
        if (!goesOn.getAsBoolean()) {
          return null;
        }
      }
      return told.get();
    };
  }

  /**
   * A trial of its own, begun by whoever comes first to it, and run to its end in slices.
   *
   * @param <R> what is told of it at its end
   */
  static final class OneTrial<R> implements Part<R> {
    private final Supplier<Trial> start;
    private final int lookEvery;
    private final Function<Trial, R> told;
    private @Nullable Trial trial;

    /**
     * @param lookEvery after how many steps the clock is looked at
     */
    OneTrial(Supplier<Trial> start, int lookEvery, Function<Trial, R> told) {
      this.start = start;
      this.lookEvery = lookEvery;
      this.told = told;
    }

    @Override
    public @Nullable R goOn(BooleanSupplier goesOn) {
      Trial running = trial;
      if (running == null) {
        running = start.get();
        trial = running;
      }
      while (running.advance()) {
        if (running.step() % lookEvery == 0 && !goesOn.getAsBoolean()) {
          return null;
        }
      }
      return told.apply(running);
    }
  }
}
