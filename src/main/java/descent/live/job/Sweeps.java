package descent.live.job;

import descent.comparison.SweepCsv;
import descent.comparison.SweepTable;
import descent.comparison.SweepTable.Row;
import descent.comparison.Trial;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.live.BusyException;
import descent.live.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The sweep of an experiment as CSV, to the byte what the command {@code sweep} writes, in pieces
 * that {@link Jobs} computes in turns. Nothing is kept of what was handed over.
 */
public final class Sweeps {
  /** How long one sweep may be computed. */
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

  private static final int PIECE_CHARACTERS = 1 << 16;

  private final Comparisons comparisons;
  private final Jobs jobs;

  public Sweeps(Comparisons comparisons, Jobs jobs) {
    this.comparisons = comparisons;
    this.jobs = jobs;
  }

  /**
   * Refuses what has no sweep, or is too much for the server, with a sentence.
   *
   * @throws descent.message.InvalidInputException if it is
   */
  public void check(Experiment experiment) {
    if (experiment.sweep() == null) {
      throw Limits.refusal(
          "limit.noSweep", "This experiment has no sweep, the field that says what is compared.");
    }
    comparisons.check(experiment.withSweep(null));
    var table = SweepTable.of(experiment);
    // The ends of an axis are its cheapest and its dearest setting.
    for (int row : new int[] {0, table.size() - 1}) {
      Experiment cell = table.row(row).experiment();
      comparisons.check(cell);
      comparisons.checkWork(cell, table.size());
    }
  }

  /**
   * Computes the cells and hands their lines over as they are done, in UTF-8; a piece may be empty.
   *
   * @throws descent.message.InvalidInputException if it is too much
   * @throws BusyException if the server has enough to do
   * @throws IOException if the receiver is gone
   */
  public void write(Jobs.Ticket ticket, Experiment experiment, Jobs.Receiver<byte[]> receiver)
      throws IOException {
    check(experiment);
    jobs.run(ticket, PATIENCE, new Pieces(SweepTable.of(experiment)), receiver);
  }

  private static final class Pieces implements Iterator<byte[]> {
    private final StringBuilder text = new StringBuilder();
    private final SweepTable table;
    private final SweepCsv csv;
    private final int lookEvery;
    private boolean begun;
    private int done;
    private @Nullable Row row;
    private @Nullable Trial trial;

    Pieces(SweepTable table) {
      this.table = table;
      csv = new SweepCsv(table);
      lookEvery = Comparisons.lookEvery(table.experiment().problem() instanceof FunctionProblem);
    }

    @Override
    public boolean hasNext() {
      return !begun || done < table.size();
    }

    @Override
    public byte[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      if (!begun) {
        begun = true;
        text.append(csv.header());
      }
      long end = System.nanoTime() + Comparisons.PIECE_NANOSECONDS;
      while (done < table.size() && text.length() < PIECE_CHARACTERS && goOn(end)) {}
      byte[] piece = text.toString().getBytes(StandardCharsets.UTF_8);
      text.setLength(0);
      return piece;
    }

    /** Brings the present cell to its end; false if the time is over before. */
    private boolean goOn(long end) {
      Row cell = row;
      Trial running = trial;
      if (cell == null || running == null) {
        if (System.nanoTime() >= end) {
          return false;
        }
        cell = table.row(done);
        running = csv.start(cell);
        row = cell;
        trial = running;
      }
      while (running.advance()) {
        if (running.step() % lookEvery == 0 && System.nanoTime() >= end) {
          return false;
        }
      }
      text.append(csv.line(cell, running).text());
      trial = null;
      row = null;
      done++;
      return true;
    }
  }
}
