package descent.trace;

import descent.run.Crew;
import descent.run.Ending;
import descent.run.Run;
import java.io.IOException;
import java.util.List;

/**
 * Traces as CSV (RFC 4180): the names of the columns, then the rows of one run after the other, all
 * of one experiment. Numbers are as by {@link Double#toString}, counts without a point, and what
 * does not apply is empty.
 */
public final class TraceCsv {
  private final Appendable out;
  private final Line line = new Line();
  private boolean begun;

  /** Writes with the first run. */
  public TraceCsv(Appendable out) {
    this.out = out;
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
        line.text(column);
      }
      line.endRow();
    }
    run.tell(line);
    return run.advance(most, crew);
  }

  private final class Line implements Run.Cells {
    private boolean empty = true;

    @Override
    public void text(String text) throws IOException {
      cell(quoted(text));
    }

    @Override
    public void count(long count) throws IOException {
      cell(Long.toString(count));
    }

    @Override
    public void number(double number) throws IOException {
      cell(Double.isNaN(number) ? "" : Double.toString(number));
    }

    @Override
    public void endRow() throws IOException {
      out.append("\n");
      empty = true;
    }

    private void cell(String text) throws IOException {
      if (!empty) {
        out.append(',');
      }
      empty = false;
      out.append(text);
    }
  }

  /** A text as it stands in CSV: in quotes where it holds a comma, a quote or the end of a line. */
  public static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
