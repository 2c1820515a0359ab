package descent.trace;

import java.util.Arrays;
import java.util.List;

/** How many seeds spread what is measured. */
public final class Quantiles {
  private Quantiles() {}

  /**
   * The quantiles of some runs, row by row.
   *
   * @param runs the losses of each run; all have as many rows
   * @param fractions which quantiles
   * @return for each fraction a column
   */
  public static double[][] of(List<double[]> runs, List<Double> fractions) {
    int rows = runs.getFirst().length;
    double[][] columns = new double[fractions.size()][rows];
    double[] sorted = new double[runs.size()];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < sorted.length; i++) {
        sorted[i] = runs.get(i)[row];
      }
      Arrays.sort(sorted);
      for (int k = 0; k < columns.length; k++) {
        columns[k][row] = of(sorted, fractions.get(k));
      }
    }
    return columns;
  }

  /**
   * Between the neighbours of rank (n-1)*fraction in a straight line (Hyndman and Fan, type 7).
   *
   * @param sorted ascending; at least one
   */
  public static double of(double[] sorted, double fraction) {
    double rank = (sorted.length - 1) * fraction;
    int below = (int) rank;
    double part = rank - below;
    return part == 0 || sorted[below] == sorted[below + 1]
        ? sorted[below]
        : sorted[below] + part * (sorted[below + 1] - sorted[below]);
  }
}
