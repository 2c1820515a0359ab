package descent.trace;

import descent.run.Run;
import java.io.IOException;

/**
 * Writes cells as CSV (RFC 4180): numbers as by {@link Double#toString}, counts without a point,
 * and what does not apply empty.
 */
public final class CsvCells implements Run.Cells {
  private final Appendable out;
  private boolean empty = true;

  public CsvCells(Appendable out) {
    this.out = out;
  }

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

  /** A text as it stands in CSV: in quotes where it holds a comma, a quote or the end of a line. */
  public static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
