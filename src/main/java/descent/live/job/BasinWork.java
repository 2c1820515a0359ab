package descent.live.job;

import descent.comparison.Basins;
import descent.comparison.Basins.End;
import descent.comparison.Cell;
import descent.comparison.Summary;
import descent.comparison.SweepTable;
import descent.comparison.TableSweep;
import descent.comparison.Trials;
import descent.comparison.trial.Lockstep;
import descent.comparison.trial.Outcome;
import descent.comparison.trial.Trial;
import descent.experiment.Experiment;
import descent.live.job.Piece.Start;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Runs each contender from each start of a map, in slices, and tells which minimum it reaches. */
final class BasinWork implements Iterator<Piece> {
  private static final int MOST_TOGETHER = 256;

  private final Experiment experiment;
  private final SweepTable starts;
  private final List<TableSweep> sweeps;
  private final Basins basins;
  private final Trials trials;
  private final int of;
  private boolean begun;
  private int run;
  private int done;
  private @Nullable Trial trial;

  /**
   * @param tables of each contender; the same starts in each
   */
  BasinWork(Experiment experiment, List<SweepTable> tables, Basins basins) {
    this.experiment = experiment;
    this.basins = basins;
    starts = tables.getFirst();
    sweeps = tables.stream().map(TableSweep::new).toList();
    trials = new Trials(experiment);
    of = tables.size() * starts.settings();
  }

  @Override
  public boolean hasNext() {
    return !begun || run < sweeps.size();
  }

  @Override
  public Piece next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (!begun) {
      begun = true;
      return new Piece.Started(starts.values(0), starts.values(1), of);
    }
    long end = System.nanoTime() + Comparisons.PIECE_NANOSECONDS;
    var reached = new ArrayList<Start>();
    while (run < sweeps.size() && System.nanoTime() < end) {
      TableSweep sweep = sweeps.get(run);
      if (trial == null && together(sweep, reached)) {
        continue;
      }
      Cell cell = sweep.next();
      if (cell == null) {
        run++;
      } else if (!goOn(sweep, cell, reached, end)) {
        break;
      }
    }
    return new Piece.Ended(List.copyOf(reached), basins.minima(), done, of);
  }

  /** Runs some starts side by side; false where they cannot be, or there are none. */
  private boolean together(TableSweep sweep, List<Start> reached) {
    int most = Math.clamp(SweepPieces.STEPS_TOGETHER / experiment.steps(), 1, MOST_TOGETHER);
    List<Cell> cells = sweep.several(0, most);
    Lockstep runs = trials.together(cells, Double.NEGATIVE_INFINITY);
    if (runs == null) {
      return false;
    }
    while (runs.advance()) {}
    for (int i = 0; i < cells.size(); i++) {
      take(sweep, cells.get(i), runs.finish(i).outcome(), basins.end(runs, i), reached);
    }
    return true;
  }

  /** Brings the present run to its end; false if the time is over before. */
  private boolean goOn(TableSweep sweep, Cell cell, List<Start> reached, long end) {
    Trial running = trial;
    if (running == null) {
      running = trials.start(cell.experiment(), Double.NEGATIVE_INFINITY);
      trial = running;
    }
    while (running.advance()) {
      if (running.step() % Comparisons.lookEvery(true) == 0 && System.nanoTime() >= end) {
        return false;
      }
    }
    take(sweep, cell, running.outcome(), basins.end(running), reached);
    trial = null;
    return true;
  }

  private void take(TableSweep sweep, Cell cell, Outcome outcome, End end, List<Start> reached) {
    sweep.take(cell, Summary.of(List.of(outcome)));
    reached.add(new Start(run, cell.values(), end));
    done++;
  }
}
