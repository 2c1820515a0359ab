package descent.live.job;

import descent.comparison.Cell;
import descent.comparison.Outcome;
import descent.comparison.RateSweep.Bound;
import descent.comparison.RateSweep.Range;
import descent.comparison.Summary;
import descent.comparison.Sweep;
import descent.comparison.Trial;
import descent.experiment.Experiment;
import descent.live.job.Comparisons.Piece;
import descent.live.job.Comparisons.Result;
import descent.objective.Objective;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Runs the settings of a sweep, in slices. */
abstract class SweepWork implements Iterator<Piece> {
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

  SweepWork(
      Experiment experiment, @Nullable Objective objective, Sweep sweep, int seeds, double target) {
    this.experiment = experiment;
    this.objective = objective;
    this.sweep = sweep;
    this.seeds = seeds;
    this.target = target;
    lookEvery = Comparisons.lookEvery(objective != null);
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
    return new Piece.Measured(results, bounds, range(), done + part, Math.max(sweep.size(), done));
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
