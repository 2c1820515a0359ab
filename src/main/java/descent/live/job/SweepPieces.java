package descent.live.job;

import descent.comparison.SweepCsv;
import descent.comparison.SweepTable;
import descent.comparison.trial.Trial;
import descent.experiment.FunctionProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The CSV of a sweep, piece by piece, as this server and its helpers compute the cells. */
final class SweepPieces implements Iterator<byte[]> {
  private static final int PIECE_CHARACTERS = 1 << 16;

  /** Where only others compute, they are looked after so often. */
  private static final long NAP_MILLISECONDS = 20;

  /** A number of steps that takes far less time than a piece has. */
  static final int STEPS_TOGETHER = 300_000;

  private final StringBuilder text = new StringBuilder();
  private final OpenCells cells;
  private final CellRun run;
  private boolean begun;

  SweepPieces(SweepTable table, OpenCells cells) {
    this.cells = cells;
    run = new CellRun(table);
  }

  @Override
  public boolean hasNext() {
    return !begun || !cells.isWritten();
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (!begun) {
      begun = true;
      text.append(run.header());
    }
    long end = System.nanoTime() + Comparisons.PIECE_NANOSECONDS;
    while (goOn(end)) {
      cells.drainTo(text, PIECE_CHARACTERS);
      if (text.length() >= PIECE_CHARACTERS) {
        break;
      }
    }
    cells.drainTo(text, PIECE_CHARACTERS);
    byte[] piece = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    return piece;
  }

  /** Computes some cells; false where the time is over, or there are none. */
  private boolean goOn(long end) {
    if (!run.isBusy()) {
      OpenCells.Range range = cells.take();
      if (range == null) {
        range = cells.takeOverdue();
      }
      if (range == null) {
        nap();
        return false;
      }
      run.begin(range);
    }
    List<String> lines = run.goOn(end);
    if (lines == null) {
      return false;
    }
    cells.put(run.range(), lines);
    return System.nanoTime() < end;
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
    private OpenCells.Range range = new OpenCells.Range(0, 0);
    private List<String> lines = new ArrayList<>();
    private @Nullable Trial trial;

    /** Whether the rest of the range goes one cell at a time. */
    private boolean alone;

    CellRun(SweepTable table) {
      this.table = table;
      csv = new SweepCsv(table);
      lookEvery = Comparisons.lookEvery(table.experiment().problem() instanceof FunctionProblem);
    }

    String header() {
      return csv.header();
    }

    void begin(OpenCells.Range next) {
      range = next;
      lines = new ArrayList<>(next.to() - next.from());
      trial = null;
      alone = false;
    }

    OpenCells.Range range() {
      return range;
    }

    boolean isBusy() {
      return lines.size() < range.to() - range.from();
    }

    /** The lines of the range; null where the time is over before. */
    @Nullable List<String> goOn(long end) {
      while (isBusy()) {
        if (trial == null && !alone && together()) {
          if (System.nanoTime() >= end && isBusy()) {
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
          if (running.step() % lookEvery == 0 && System.nanoTime() >= end) {
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
