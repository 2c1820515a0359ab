package descent.live.job;

import descent.comparison.SweepCsv;
import descent.comparison.SweepTable;
import descent.comparison.trial.Trial;
import descent.live.job.SharedWork.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The CSV of a sweep, piece by piece, as this server and its helpers compute the cells. */
final class SweepPieces implements Iterator<byte[]>, Jobs.Helped {
  private static final int PIECE_CHARACTERS = 1 << 16;

  /** Where only others compute, they are looked after so often. */
  private static final long NAP_MILLISECONDS = 20;

  /** A number of steps that takes far less time than a piece has. */
  static final int STEPS_TOGETHER = 300_000;

  private final StringBuilder text = new StringBuilder();
  private final SweepTable table;
  private final SweepCsv csv;
  private final OpenCells cells;
  private final SharedWork<List<String>> work = new SharedWork<>(this::part);
  private boolean begun;

  SweepPieces(SweepTable table, OpenCells cells) {
    this.table = table;
    this.cells = cells;
    csv = new SweepCsv(table);
  }

  @Override
  public boolean hasNext() {
    return !begun || !cells.isWritten();
  }

  @Override
  public void help(BooleanSupplier goesOn) {
    work.help(goesOn);
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
    if (work.isOver()) {
      nap();
    }
    work.run(System.nanoTime() + Comparisons.PIECE_NANOSECONDS, lines -> hasRoom());
    hasRoom();
    byte[] piece = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    return piece;
  }

  /** Writes the lines that are next; whether there is room for more. */
  private boolean hasRoom() {
    cells.drainTo(text, PIECE_CHARACTERS);
    return text.length() < PIECE_CHARACTERS;
  }

  /** Some cells; null where there are none, or others have them. */
  private @Nullable Part<List<String>> part() {
    OpenCells.Range taken = cells.take();
    OpenCells.Range range = taken == null ? cells.takeOverdue() : taken;
    if (range == null) {
      return null;
    }
    var run = new CellRun(table, csv, range);
    return goesOn -> {
      List<String> lines = run.goOn(goesOn);
      if (lines != null) {
        cells.put(range, lines);
      }
      return lines;
    };
  }

  private static void nap() {
    try {
      Thread.sleep(NAP_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Computes a range of cells, and may be left for a while at any step. */
  static final class CellRun {
    private final SweepTable table;
    private final SweepCsv csv;
    private final int lookEvery;
    private final OpenCells.Range range;
    private final List<String> lines = new ArrayList<>();
    private @Nullable Trial trial;

    /** Whether the rest of the range goes one cell at a time. */
    private boolean alone;

    CellRun(SweepTable table, SweepCsv csv, OpenCells.Range range) {
      this.table = table;
      this.csv = csv;
      this.range = range;
      lookEvery = Comparisons.lookEvery(table.experiment());
    }

    boolean isBusy() {
      return lines.size() < range.to() - range.from();
    }

    /** The lines of the range; null where it is told to leave before. */
    @Nullable List<String> goOn(BooleanSupplier goesOn) {
      while (isBusy()) {
        if (trial == null && !alone && together()) {
          if (isBusy() && !goesOn.getAsBoolean()) {
            return null;
          }
          continue;
        }
        var cell = table.row(range.from() + lines.size());
        Trial running = trial;
        if (running == null) {
          running = csv.start(cell);
          trial = running;
        }
        while (running.advance()) {
          if (running.step() % lookEvery == 0 && !goesOn.getAsBoolean()) {
            return null;
          }
        }
        lines.add(csv.line(cell, running).text());
        trial = null;
      }
      return lines;
    }

    /** Computes some cells side by side; false where they cannot be. */
    private boolean together() {
      int most = Math.max(1, STEPS_TOGETHER / Math.max(1, table.experiment().steps()));
      int from = range.from() + lines.size();
      List<SweepCsv.Line> some = csv.together(from, Math.min(range.to(), from + most));
      some.forEach(line -> lines.add(line.text()));
      alone = some.isEmpty();
      return !alone;
    }
  }
}
