package descent.comparison;

import descent.comparison.SweepTable.Column;
import descent.comparison.trial.Finish;
import descent.comparison.trial.Lockstep;
import descent.comparison.trial.Trial;
import descent.trace.CsvCells;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The cells of a sweep as CSV (RFC 4180), one a line: numbers as by {@link Double#toString}, counts
 * without a point, empty where something does not apply. The bytes depend on the experiment alone.
 */
public final class SweepCsv {
  private final SweepTable table;
  private final Trials trials;

  public SweepCsv(SweepTable table) {
    this.table = table;
    trials = new Trials(table.experiment());
  }

  /** The first line. */
  public String header() {
    String varied =
        table.columns().stream()
            .map(column -> CsvCells.quoted(column.name()) + ",")
            .collect(Collectors.joining());
    return "run,"
        + varied
        + "seed,final_loss,best_loss,steps_to_target,gradient_evaluations,samples,ending\n";
  }

  /** A cell at its start. The caller owns the loop; cells may be run by different threads. */
  public Trial start(Cell row) {
    return trials.start(row.experiment(), goal());
  }

  /**
   * A line of the file.
   *
   * @param text with its end
   * @param begun whether the loss at the start of this cell is a finite number
   */
  public record Line(String text, boolean begun) {}

  /** The line of a cell that has come to its end. */
  public Line line(Cell row, Trial trial) {
    return line(row, trial.finish(row.batch()));
  }

  private Line line(Cell row, Finish finish) {
    var line = new StringBuilder(CsvCells.quoted(row.contender().name()));
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
    number(line, finish.loss());
    number(line, finish.outcome().best());
    double steps = finish.outcome().steps();
    line.append(',');
    if (Double.isFinite(steps)) {
      line.append((long) steps);
    }
    line.append(',').append(finish.gradientEvaluations());
    line.append(',');
    long samples = finish.samples();
    if (samples >= 0) {
      line.append(samples);
    }
    line.append(',').append(finish.ending()).append('\n');
    return new Line(line.toString(), !Double.isNaN(finish.loss()));
  }

  private static void number(StringBuilder line, double value) {
    line.append(',');
    if (Double.isFinite(value)) {
      line.append(value);
    }
  }

  /** The line of a cell, computed at once. */
  public Line line(int index) {
    Cell row = table.row(index);
    Trial trial = start(row);
    while (trial.advance()) {}
    return line(row, trial);
  }

  /**
   * The lines of cells that follow each other, computed at once: side by side where they can be.
   */
  public List<Line> lines(int from, int to) {
    var lines = new ArrayList<Line>();
    while (from + lines.size() < to) {
      int next = from + lines.size();
      List<Cell> alike = alike(next, to);
      Lockstep together = trials.together(alike, goal());
      if (together == null) {
        for (int i = 0; i < alike.size(); i++) {
          lines.add(line(next + i));
        }
      } else {
        lines.addAll(lines(alike, together));
      }
    }
    return lines;
  }

  /**
   * The lines of the first of some cells, computed at once, side by side; none where they cannot
   * be.
   */
  public List<Line> together(int from, int to) {
    List<Cell> alike = alike(from, to);
    Lockstep together = trials.together(alike, goal());
    return together == null ? List.of() : lines(alike, together);
  }

  /** The first cells that are of one run. */
  private List<Cell> alike(int from, int to) {
    var alike = new ArrayList<Cell>();
    for (int index = from; index < to; index++) {
      Cell cell = table.row(index);
      if (!alike.isEmpty() && alike.getFirst().run() != cell.run()) {
        break;
      }
      alike.add(cell);
    }
    return alike;
  }

  private List<Line> lines(List<Cell> cells, Lockstep together) {
    while (together.advance()) {}
    var lines = new ArrayList<Line>();
    for (int i = 0; i < cells.size(); i++) {
      lines.add(line(cells.get(i), together.finish(i)));
    }
    return lines;
  }

  private double goal() {
    Double target = table.target();
    return target == null ? Double.NEGATIVE_INFINITY : target;
  }
}
