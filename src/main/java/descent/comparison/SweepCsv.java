package descent.comparison;

import descent.comparison.SweepTable.Column;
import descent.comparison.SweepTable.Row;
import descent.experiment.FunctionProblem;
import descent.expression.program.Program;
import descent.objective.Objective;
import descent.run.Ending;
import descent.trace.TraceCsv;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a sweep as CSV (RFC 4180), one a line: numbers as by {@link Double#toString}, counts
 * without a point, empty where something does not apply. The bytes depend on the experiment alone.
 */
public final class SweepCsv {
  private final SweepTable table;
  private final @Nullable Shared shared;

  /** What the cells of a function have in common. */
  private record Shared(Program program, Map<String, Double> parameters, Objective objective) {}

  public SweepCsv(SweepTable table) {
    this.table = table;
    this.shared =
        table.experiment().problem() instanceof FunctionProblem function ? shared(function) : null;
  }

  private static Shared shared(FunctionProblem function) {
    var program = function.compile();
    return new Shared(program, function.parameters(), function.objective(program));
  }

  /** The first line. */
  public String header() {
    String varied =
        table.columns().stream()
            .map(column -> TraceCsv.quoted(column.name()) + ",")
            .collect(Collectors.joining());
    return "run,"
        + varied
        + "seed,final_loss,best_loss,steps_to_target,gradient_evaluations,samples,ending\n";
  }

  /** A cell at its start. The caller owns the loop; cells may be run by different threads. */
  public Trial start(Row row) {
    Double target = table.target();
    return Trial.of(
        row.experiment(),
        row.contender(),
        objective(row),
        target == null ? Double.NEGATIVE_INFINITY : target);
  }

  private @Nullable Objective objective(Row row) {
    if (shared == null) {
      return null;
    }
    FunctionProblem function = row.experiment().function();
    return function.parameters().equals(shared.parameters())
        ? shared.objective()
        : function.objective(shared.program());
  }

  /**
   * A line of the file.
   *
   * @param text with its end
   * @param begun whether the loss at the start of this cell is a finite number
   */
  public record Line(String text, boolean begun) {}

  /** The line of a cell that has come to its end. */
  public Line line(Row row, Trial trial) {
    var line = new StringBuilder(TraceCsv.quoted(row.contender().name()));
    List<Column> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      Double value = row.values().get(i);
      line.append(',');
      if (value != null) {
        line.append(
            columns.get(i).whole() ? Long.toString((long) (double) value) : value.toString());
      }
    }
    line.append(',').append(row.experiment().seed());
    number(line, trial.finalLoss());
    number(line, trial.bestLoss());
    double steps = trial.outcome().steps();
    line.append(',');
    if (Double.isFinite(steps)) {
      line.append((long) steps);
    }
    line.append(',').append(trial.gradientEvaluations());
    line.append(',');
    long samples = trial.samples(row.batch());
    if (samples >= 0) {
      line.append(samples);
    }
    Ending ending = trial.ending();
    line.append(',').append(ending == null ? "" : ending.word()).append('\n');
    return new Line(line.toString(), !Double.isNaN(trial.finalLoss()));
  }

  private static void number(StringBuilder line, double value) {
    line.append(',');
    if (Double.isFinite(value)) {
      line.append(value);
    }
  }

  /** The line of a cell, computed at once. */
  public Line line(int index) {
    Row row = table.row(index);
    Trial trial = start(row);
    while (trial.advance()) {}
    return line(row, trial);
  }
}
