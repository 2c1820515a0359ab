package descent.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Losses over a plane as bands between levels. Places are fractions of the frame, from its upper
 * left corner; a ring is x and y in turn.
 *
 * <p>Losses are interpolated as the square root of their height above the base: near a minimum that
 * grows like the distance.
 *
 * @param levels where the bands meet
 * @param regions for each level the regions at or above it, to be filled by the even-odd rule
 * @param missing where the loss is not finite
 */
record Landscape(Levels levels, List<List<double[]>> regions, List<double[]> missing) {
  /**
   * @param losses row by row from the lowest to the highest
   * @param known the loss of the known minimum, where there is one
   */
  static Landscape of(double[] losses, int columns, int rows, OptionalDouble known) {
    Levels levels = Levels.of(losses, known);
    double[] heights = new double[losses.length];
    double[] gaps = new double[losses.length];
    boolean whole = true;
    for (int i = 0; i < losses.length; i++) {
      boolean finite = Double.isFinite(losses[i]);
      heights[i] = finite ? Math.sqrt(Math.max(0, losses[i] - levels.base())) : 0;
      gaps[i] = finite ? 0 : 1;
      whole &= finite;
    }
    var borders = new Contours(whole ? heights : extended(heights, gaps, columns), columns, rows);
    var regions = new ArrayList<List<double[]>>();
    for (double level : levels.above()) {
      regions.add(placed(borders.at(Math.sqrt(level)), columns, rows));
    }
    List<double[]> missing =
        whole ? List.of() : placed(new Contours(gaps, columns, rows).at(0.5), columns, rows);
    return new Landscape(levels, regions, missing);
  }

  private static List<double[]> placed(List<double[]> rings, int columns, int rows) {
    for (double[] ring : rings) {
      for (int i = 0; i < ring.length; i += 2) {
        ring[i] /= columns - 1;
        ring[i + 1] = 1 - ring[i + 1] / (rows - 1);
      }
    }
    return rings;
  }

  /** Carries heights one cell into a gap, so that no false slope runs along its edge. */
  private static double[] extended(double[] heights, double[] gaps, int columns) {
    double[] extended = heights.clone();
    int rows = heights.length / columns;
    for (int i = 0; i < heights.length; i++) {
      if (gaps[i] == 1) {
        int column = i % columns;
        int row = i / columns;
        for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
          for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
            extended[i] = Math.max(extended[i], heights[y * columns + x]);
          }
        }
      }
    }
    return extended;
  }
}
