package descent.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The borders of the regions at or above a value, by marching squares (Lorensen and Cline,
 * "Marching cubes", 1987, in the plane). Beyond the grid everything is below, so every border is a
 * closed ring; to be filled by the even-odd rule.
 */
final class Contours {
  /** Of the four sides of a cell: from which to which borders lead, the region at their left. */
  private static final int[][] SEGMENTS = {
    {}, {0, 3}, {1, 0}, {1, 3}, {2, 1}, {0, 3, 2, 1}, {2, 0}, {2, 3},
    {3, 2}, {0, 2}, {1, 0, 3, 2}, {1, 2}, {3, 1}, {0, 1}, {3, 0}, {},
  };

  private static final double BELOW = Double.NEGATIVE_INFINITY;

  private final double[] values;
  private final int columns;
  private final int rows;

  /**
   * @param values finite, row by row
   */
  Contours(double[] values, int columns, int rows) {
    this.values = values;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * Rings in the coordinates of the grid's corners, 0 to columns - 1 and 0 to rows - 1, and half a
   * cell beyond; each is x and y in turn.
   */
  List<double[]> at(double value) {
    int width = columns + 2;
    int[] next = new int[2 * width * (rows + 2)];
    Arrays.fill(next, -1);
    for (int j = -1; j < rows; j++) {
      for (int i = -1; i < columns; i++) {
        int inside =
            (in(i, j, value) ? 1 : 0)
                | (in(i + 1, j, value) ? 2 : 0)
                | (in(i + 1, j + 1, value) ? 4 : 0)
                | (in(i, j + 1, value) ? 8 : 0);
        int[] segments = SEGMENTS[inside];
        for (int k = 0; k < segments.length; k += 2) {
          next[edge(i, j, segments[k])] = edge(i, j, segments[k + 1]);
        }
      }
    }
    var rings = new ArrayList<double[]>();
    for (int begin = 0; begin < next.length; begin++) {
      if (next[begin] >= 0) {
        rings.add(ring(next, begin, value));
      }
    }
    return rings;
  }

  private double at(int i, int j) {
    return i < 0 || j < 0 || i >= columns || j >= rows ? BELOW : values[j * columns + i];
  }

  private boolean in(int i, int j, double value) {
    return at(i, j) >= value;
  }

  /** The number of a cell's side: 0 below, 1 right, 2 above, 3 left. Even ones lie across. */
  private int edge(int i, int j, int side) {
    int column = side == 1 ? i + 1 : i;
    int row = side == 2 ? j + 1 : j;
    return 2 * ((row + 1) * (columns + 2) + column + 1) + side % 2;
  }

  private double[] ring(int[] next, int begin, double value) {
    double[] ring = new double[16];
    int length = 0;
    for (int edge = begin; next[edge] >= 0; ) {
      if (length + 2 > ring.length) {
        ring = Arrays.copyOf(ring, 2 * ring.length);
      }
      int i = edge / 2 % (columns + 2) - 1;
      int j = edge / 2 / (columns + 2) - 1;
      boolean across = edge % 2 == 0;
      double fraction = fraction(at(i, j), across ? at(i + 1, j) : at(i, j + 1), value);
      ring[length++] = across ? i + fraction : i;
      ring[length++] = across ? j : j + fraction;
      int after = next[edge];
      next[edge] = -1;
      edge = after;
    }
    return Arrays.copyOf(ring, length);
  }

  /**
   * The fraction of the way between two corners at which the value lies; a half to what is beyond
   * the grid.
   */
  private static double fraction(double from, double to, double value) {
    return from == BELOW || to == BELOW || from == to ? 0.5 : (value - from) / (to - from);
  }
}
