package descent.trace;

import descent.experiment.FunctionProblem;
import descent.run.Ending;
import descent.run.FunctionRun;
import java.io.IOException;
import java.util.List;

/**
 * Traces as CSV (RFC 4180): one row a line, numbers as by {@link Double#toString}, counts without a
 * point.
 */
public final class TraceCsv {
  private final Appendable out;

  /** Writes the header. */
  public TraceCsv(Appendable out, List<String> variables) throws IOException {
    this.out = out;
    out.append(String.join(",", FunctionProblem.TRACE_COLUMNS));
    for (String variable : variables) {
      out.append(',').append(quoted(variable));
    }
    out.append("\n");
  }

  /** Runs to the end and writes every row. */
  public Ending drain(FunctionRun run) throws IOException {
    while (step(run)) {}
    Ending ending = run.ending();
    if (ending == null) {
      throw new IllegalStateException("a run that does not advance has ended");
    }
    return ending;
  }

  /**
   * Writes the present step, if it is a row, and goes on to the next; false where there is none.
   */
  public boolean step(FunctionRun run) throws IOException {
    if (run.hasRow()) {
      row(quoted(run.contender().name()), run);
    }
    return run.advance();
  }

  private void row(String name, FunctionRun run) throws IOException {
    out.append(name).append(',').append(Integer.toString(run.step()));
    out.append(',').append(Double.toString(run.loss()));
    out.append(',').append(Double.toString(run.gradientNorm()));
    out.append(',').append(Double.isNaN(run.rate()) ? "" : Double.toString(run.rate()));
    out.append(',').append(Long.toString(run.functionEvaluations()));
    out.append(',').append(Long.toString(run.gradientEvaluations()));
    for (double coordinate : run.point()) {
      out.append(',').append(Double.toString(coordinate));
    }
    out.append("\n");
  }

  /** A text as it stands in CSV: in quotes where it holds a comma, a quote or the end of a line. */
  public static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
