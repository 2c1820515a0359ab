package descent.trace;

import descent.run.Crew;
import descent.run.Ending;
import descent.run.Run;
import java.io.IOException;
import java.util.List;

/**
 * Traces as CSV (RFC 4180): the names of the columns, then the rows of one run after the other, all
 * of one experiment. {@link CsvCells} says how they are written.
 */
public final class TraceCsv {
  private final CsvCells cells;
  private boolean begun;

  /** Writes with the first run. */
  public TraceCsv(Appendable out) {
    cells = new CsvCells(out);
  }

  /** Runs to the end and writes every row. */
  public Ending drain(Run run, Crew crew) throws IOException {
    while (step(run, Integer.MAX_VALUE, crew)) {}
    Ending ending = run.ending();
    if (ending == null) {
      throw new IllegalStateException("a run that does not advance has ended");
    }
    return ending;
  }

  /**
   * Writes the rows of the present step, if it has any, and goes on by at most so many updates and
   * up to the next ones; false where there are none.
   */
  public boolean step(Run run, int most, Crew crew) throws IOException {
    if (!begun) {
      begun = true;
      List<String> columns = run.columns();
      for (String column : columns) {
        cells.text(column);
      }
      cells.endRow();
    }
    run.tell(cells);
    return run.advance(most, crew);
  }
}
