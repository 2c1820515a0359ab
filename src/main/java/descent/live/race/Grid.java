package descent.live.race;

import descent.live.Limits;
import descent.objective.Objective;
import descent.trace.Plane;
import org.jspecify.annotations.Nullable;

/**
 * The points at which a function is evaluated for a picture: the corners of equal cells.
 *
 * @param across index of the coordinate that changes along a row, from 0
 * @param up index of the coordinate that changes from row to row; the same as across where there is
 *     one row
 * @param columns numbers in a row
 * @param rows rows, 1 for a curve
 * @param plane where the points lie in place of the coordinates' own plane; null for those
 */
public record Grid(
    int across,
    int up,
    double left,
    double right,
    double bottom,
    double top,
    int columns,
    int rows,
    @Nullable Plane plane) {
  /** A grid along coordinates. */
  public Grid(
      int across,
      int up,
      double left,
      double right,
      double bottom,
      double top,
      int columns,
      int rows) {
    this(across, up, left, right, bottom, top, columns, rows, null);
  }

  void check(int dimension, Limits limits) {
    if (plane != null) {
      Limits.checkPlane(plane, dimension);
    } else if (across < 0
        || up < 0
        || across >= dimension
        || up >= dimension
        || (rows > 1 && across == up)) {
      throw Limits.refusal(
          "limit.axes", "There are no two such axes; the number of variables is {0}.", dimension);
    }
    if (columns < 2 || rows < 1) {
      throw Limits.refusal(
          "limit.corners", "A picture has at least {0} columns and {1} row.", 2, 1);
    }
    limits.checkPoints((long) columns * rows);
    if (!(left < right)
        || !(bottom < top)
        || !Double.isFinite(right - left)
        || !Double.isFinite(top - bottom)) {
      throw Limits.refusal("limit.frame", "The frame of the picture is empty or too large.");
    }
    if (tooNarrow(left, right, columns) || (rows > 1 && tooNarrow(bottom, top, rows))) {
      throw Limits.refusal(
          "limit.narrow",
          "The frame of the picture is narrower than numbers of 64 bits can tell apart.");
    }
  }

  /** Whether neighbours in a picture would be the same number. */
  private static boolean tooNarrow(double low, double high, int corners) {
    return (high - low) / (corners - 1) < Math.ulp(Math.max(Math.abs(low), Math.abs(high)));
  }

  double[] values(Objective objective, double[] point, Runnable patience) {
    double[] values = new double[columns * rows];
    double[] x = point.clone();
    if (plane != null) {
      for (int row = 0; row < rows; row++) {
        double b = rows == 1 ? 0 : bottom + (top - bottom) * row / (rows - 1);
        for (int column = 0; column < columns; column++) {
          plane.put(left + (right - left) * column / (columns - 1), b, x);
          values[row * columns + column] = objective.value(x);
          patience.run();
        }
      }
      return values;
    }
    for (int row = 0; row < rows; row++) {
      if (rows > 1) {
        x[up] = bottom + (top - bottom) * row / (rows - 1);
      }
      for (int column = 0; column < columns; column++) {
        x[across] = left + (right - left) * column / (columns - 1);
        values[row * columns + column] = objective.value(x);
        patience.run();
      }
    }
    return values;
  }
}
