package descent.live.job;

import descent.comparison.Cell;
import descent.comparison.RateSweep;
import descent.comparison.RateSweep.Bound;
import descent.comparison.RateSweep.Range;
import descent.comparison.Summary;
import descent.comparison.Sweep;
import descent.comparison.TableSweep;
import descent.comparison.Trials;
import descent.comparison.trial.Lockstep;
import descent.comparison.trial.Outcome;
import descent.comparison.trial.Trial;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.live.job.Comparisons.Result;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Runs the settings of a sweep, in slices. */
abstract class SweepWork implements Iterator<Piece> {
  private static final int MOST_TOGETHER = 256;

  private final Experiment experiment;
  private final Trials trials;
  private final Sweep sweep;
  private final int seeds;
  private final double target;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final int lookEvery;
  private boolean begun;
  private int done;
  private @Nullable Cell cell;
  private @Nullable Trial trial;

  SweepWork(Experiment experiment, Sweep sweep, int seeds, double target) {
    this.experiment = experiment;
    this.trials = new Trials(experiment);
    this.sweep = sweep;
    this.seeds = seeds;
    this.target = target;
    lookEvery = Comparisons.lookEvery(experiment.problem() instanceof FunctionProblem);
    cell = sweep.next();
  }

  abstract Piece begun();

  @Nullable Bound bound(int run) {
    return null;
  }

  @Nullable Range range() {
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
    long end = System.nanoTime() + Comparisons.PIECE_NANOSECONDS;
    var results = new ArrayList<Result>();
    while (tried != null && (together(results, end) || goOn(tried, end))) {
      if (outcomes.size() == seeds) {
        Summary summary = Summary.of(outcomes);
        outcomes.clear();
        sweep.take(tried, summary);
        results.add(new Result(tried, summary));
        done++;
        cell = sweep.next();
      } else if (sweep instanceof RateSweep
          && done < experiment.runs().size()
          && outcomes.size() == 1) {
        // The first picture does not wait for the other seeds.
        results.add(new Result(tried, Summary.of(outcomes)));
        break;
      }
      tried = cell;
    }
    var bounds = new ArrayList<@Nullable Bound>();
    for (int run = 0; run < experiment.runs().size(); run++) {
      bounds.add(bound(run));
    }
    double part = (double) outcomes.size() / seeds;
    return new Piece.Measured(results, bounds, range(), done + part, Math.max(sweep.size(), done));
  }

  /** Runs some settings side by side; false where they cannot be, or the time is over. */
  private boolean together(List<Result> results, long end) {
    if (!(sweep instanceof TableSweep table)
        || seeds > 1
        || trial != null
        || System.nanoTime() >= end) {
      return false;
    }
    int most = Math.clamp(SweepPieces.STEPS_TOGETHER / experiment.steps(), 1, MOST_TOGETHER);
    List<Cell> cells = table.several(most);
    Lockstep runs = trials.together(cells, target);
    if (runs == null) {
      return false;
    }
    while (runs.advance()) {}
    for (int i = 0; i < cells.size(); i++) {
      Summary summary = Summary.of(List.of(runs.finish(i).outcome()));
      sweep.take(cells.get(i), summary);
      results.add(new Result(cells.get(i), summary));
      done++;
    }
    cell = sweep.next();
    return true;
  }

  /** Brings the present run to its end; false if the time is over before. */
  private boolean goOn(Cell tried, long end) {
    Trial running = trial;
    if (running == null) {
      if (System.nanoTime() >= end) {
        return false;
      }
      Experiment seeded = tried.experiment().withSeed(experiment.seed() + outcomes.size());
      running = trials.start(seeded, target);
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
