package descent.live.job;

import descent.comparison.SweepCsv;
import descent.comparison.SweepTable;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.BusyException;
import descent.live.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The sweep of an experiment as CSV, to the byte what the command {@code sweep} writes, in pieces
 * that {@link Jobs} computes in turns. Nothing is kept of what was handed over.
 */
public final class Sweeps {

  private final Comparisons comparisons;
  private final Jobs jobs;
  private final CellHelpers helpers;
  private final LongAdder helped = new LongAdder();
  private @Nullable String lastAsked;
  private @Nullable SweepTable lastTable;

  public Sweeps(Comparisons comparisons, Jobs jobs) {
    this(comparisons, jobs, CellHelpers.NONE);
  }

  public Sweeps(Comparisons comparisons, Jobs jobs, CellHelpers helpers) {
    this.comparisons = comparisons;
    this.jobs = jobs;
    this.helpers = helpers;
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
    comparisons.checkCells(experiment, SweepTable.of(experiment));
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
    var table = SweepTable.of(experiment);
    var cells = new OpenCells(table.size());
    String text = ExperimentJson.write(experiment);
    try (CellHelpers.Help _ = helpers.help(ticket, text, cells)) {
      jobs.write(ticket, new SweepPieces(table, cells), receiver);
    }
  }

  /**
   * Computes some cells for another member, whose visitor waits in this server's turns as well.
   *
   * @param ticket of whoever asked
   * @param experiment as JSON
   * @return their lines
   * @throws descent.message.InvalidInputException if it is too much
   * @throws BusyException if the server has enough to do
   */
  public List<String> lines(Jobs.Ticket ticket, String experiment, OpenCells.Range range)
      throws IOException {
    SweepTable table = table(experiment);
    var run = new SweepPieces.CellRun(table, new SweepCsv(table), range);
    var lines = new ArrayList<String>();
    Iterator<List<String>> pieces =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return run.isBusy();
          }

          @Override
          public List<String> next() {
            long end = System.nanoTime() + Comparisons.PIECE_NANOSECONDS;
            List<String> all = run.goOn(() -> System.nanoTime() < end);
            return all == null ? List.of() : all;
          }
        };
    jobs.write(ticket, pieces, lines::addAll);
    helped.add(lines.size());
    return lines;
  }

  /** How many cells this server has computed for others. */
  public long helped() {
    return helped.sum();
  }

  /** The table of the last experiment that was asked about, since its cells come in many ranges. */
  private synchronized SweepTable table(String experiment) {
    if (!experiment.equals(lastAsked) || lastTable == null) {
      lastTable = SweepTable.of(ExperimentJson.read(experiment));
      lastAsked = experiment;
    }
    return lastTable;
  }
}
