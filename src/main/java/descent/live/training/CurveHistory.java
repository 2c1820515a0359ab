package descent.live.training;

import static descent.live.training.TrainingUpdate.COLUMNS;

import descent.live.training.TrainingUpdate.Rows;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of one run's lines, of bounded size. When a line is full every second of its rows is
 * forgotten, and from then on only every second is kept; the first and the last one always are.
 * Rows only ever come behind those that were there, so whoever has all up to a step asks for those
 * behind it.
 */
final class CurveHistory {
  private final int capacity;
  private final Map<String, Columns> lines = new LinkedHashMap<>();

  /**
   * @param capacity rows of a line, at least 4
   */
  CurveHistory(int capacity) {
    this.capacity = capacity;
  }

  /** The most bytes that so many lines take. */
  static long bytes(int lines, int capacity) {
    return (long) lines * capacity * COLUMNS.size() * Double.BYTES;
  }

  /**
   * Adds a row.
   *
   * @param numbers one for each of {@link TrainingUpdate#COLUMNS}; the step is larger than that of
   *     the row before
   * @param last whether the line ends with it
   */
  void add(String line, double[] numbers, boolean last) {
    lines.computeIfAbsent(line, name -> new Columns()).add(numbers, last);
  }

  /** The rows behind a step, for each line that has any. */
  List<Rows> after(double step) {
    return lines.entrySet().stream()
        .map(line -> line.getValue().after(line.getKey(), step))
        .filter(rows -> rows.columns()[0].length > 0)
        .toList();
  }

  private final class Columns {
    private double[][] columns = new double[COLUMNS.size()][Math.min(16, capacity)];
    private int rows;
    private long seen;
    private long stride = 1;

    void add(double[] numbers, boolean last) {
      if (seen++ % stride != 0 && !last) {
        return;
      }
      if (rows == capacity) {
        thin();
        if ((seen - 1) % stride != 0 && !last) {
          return;
        }
      } else if (rows == columns[0].length) {
        int more = Math.min(capacity, 2 * rows);
        columns = Arrays.stream(columns).map(c -> Arrays.copyOf(c, more)).toArray(double[][]::new);
      }
      for (int c = 0; c < columns.length; c++) {
        columns[c][rows] = numbers[c];
      }
      rows++;
    }

    private void thin() {
      rows = (rows + 1) / 2;
      stride *= 2;
      for (double[] column : columns) {
        for (int row = 0; row < rows; row++) {
          column[row] = column[2 * row];
        }
      }
    }

    Rows after(String member, double step) {
      int from = Arrays.binarySearch(columns[0], 0, rows, step);
      int first = from < 0 ? -from - 1 : from + 1;
      return new Rows(
          member,
          Arrays.stream(columns)
              .map(c -> Arrays.copyOfRange(c, first, rows))
              .toArray(double[][]::new));
    }
  }
}
