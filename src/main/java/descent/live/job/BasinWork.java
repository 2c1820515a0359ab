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
import descent.experiment.Experiment;
import descent.live.job.Piece.Start;
import descent.live.job.SharedWork.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs each contender from each start of a map, in slices, and tells which minimum it reaches. */
final class BasinWork {
  private static final int MOST_TOGETHER = 256;

  private final Experiment experiment;
  private final SweepTable starts;
  private final List<TableSweep> sweeps;
  private final Basins basins;
  private final Trials trials;
  private final int of;
  private final SharedWork<Ran> work = new SharedWork<>(this::part);

  /** Of each contender, how many starts have begun and not been taken. */
  private final int[] ahead;

  /** The contender whose starts begin. */
  private int run;

  private int done;

  /**
   * A contender's runs from some starts, at their end; to which minimum they lead is not yet told.
   */
  private record Ran(int run, List<Cell> cells, List<Outcome> outcomes, IntFunction<End> end) {}

  /**
   * @param tables of each contender; the same starts in each
   */
  BasinWork(Experiment experiment, List<SweepTable> tables, Basins basins) {
    this.experiment = experiment;
    this.basins = basins;
    starts = tables.getFirst();
    sweeps = tables.stream().map(TableSweep::new).toList();
    ahead = new int[sweeps.size()];
    trials = new Trials(experiment);
    of = tables.size() * starts.settings();
  }

  SharedPieces pieces() {
    return new SharedPieces(
        () -> new Piece.Started(starts.values(0), starts.values(1), of), work, this::ended);
  }

  private Piece ended() {
    long end = System.nanoTime() + Comparisons.PIECE_NANOSECONDS;
    var reached = new ArrayList<Start>();
    var taken = new ArrayList<Ran>();
    while (!work.isOver() && System.nanoTime() < end) {
      work.run(
          end,
          ran -> {
            take(ran);
            return !taken.add(ran);
          });
      // Not while others wait to hand in: to find a minimum takes a while.
      taken.forEach(ran -> tell(ran, reached));
      taken.clear();
    }
    return new Piece.Ended(List.copyOf(reached), basins.minima(), done, of);
  }

  /** The next starts, side by side where they can be; null after the last. */
  private @Nullable Part<Ran> part() {
    int most = Math.clamp(SweepPieces.STEPS_TOGETHER / experiment.steps(), 1, MOST_TOGETHER);
    while (run < sweeps.size()) {
      List<Cell> cells = sweeps.get(run).several(ahead[run], most);
      if (cells.isEmpty()) {
        run++;
        continue;
      }
      int runner = run;
      Lockstep runs = trials.together(cells, Double.NEGATIVE_INFINITY);
      if (runs == null) {
        ahead[run]++;
        Cell alone = cells.getFirst();
        return new SweepWork.OneTrial<>(
            () -> trials.start(alone.experiment(), Double.NEGATIVE_INFINITY),
            Comparisons.lookEvery(experiment),
            trial ->
                new Ran(runner, List.of(alone), List.of(trial.outcome()), _ -> basins.end(trial)));
      }
      ahead[run] += cells.size();
      return SweepWork.sideBySide(
          runs,
          () -> {
            List<Outcome> outcomes =
                IntStream.range(0, cells.size()).mapToObj(i -> runs.finish(i).outcome()).toList();
            return new Ran(runner, cells, outcomes, i -> basins.end(runs, i));
          });
    }
    return null;
  }

  private void take(Ran ran) {
    for (int i = 0; i < ran.cells().size(); i++) {
      sweeps.get(ran.run()).take(ran.cells().get(i), Summary.of(List.of(ran.outcomes().get(i))));
      ahead[ran.run()]--;
    }
  }

  private void tell(Ran ran, List<Start> reached) {
    for (int i = 0; i < ran.cells().size(); i++) {
      reached.add(new Start(ran.run(), ran.cells().get(i).values(), ran.end().apply(i)));
      done++;
    }
  }
}
