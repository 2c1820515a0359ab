package descent.dataset;

/**
 * Shifts and scales columns.
 *
 * @param mean of each column
 * @param deviation the population deviation of each column; 1 where a column is constant
 */
public record Scale(double[] mean, double[] deviation) {
  /**
   * Differences of so small a fraction of the numbers' size are rounding: the column is constant.
   */
  private static final double ROUNDING = 1e-13;

  /** The scale that gives these rows mean 0 and deviation 1. */
  public static Scale of(double[][] rows) {
    int columns = rows[0].length;
    var scale = new Scale(new double[columns], new double[columns]);
    for (int column = 0; column < columns; column++) {
      scale.measure(rows, column);
    }
    return scale;
  }

  private void measure(double[][] rows, int column) {
    double middle = 0;
    for (double[] row : rows) {
      middle += row[column] / rows.length;
    }
    double largest = 0;
    for (double[] row : rows) {
      largest = Math.max(largest, Math.abs(row[column] - middle));
    }
    mean[column] = middle;
    if (largest <= ROUNDING * Math.abs(middle)) {
      deviation[column] = 1;
      return;
    }
    // In units of the largest difference, so that no square overflows or underflows.
    double squares = 0;
    for (double[] row : rows) {
      double fraction = (row[column] - middle) / largest;
      squares += fraction * fraction;
    }
    deviation[column] = largest * Math.sqrt(squares / rows.length);
  }

  /** All rows, scaled. */
  public Samples apply(Samples samples) {
    double[][] inputs = new double[samples.rows()][];
    for (int row = 0; row < inputs.length; row++) {
      inputs[row] = apply(samples.inputs()[row]);
    }
    return samples.with(inputs, samples.targets());
  }

  /** One row, scaled. */
  public double[] apply(double[] row) {
    double[] scaled = new double[row.length];
    for (int column = 0; column < row.length; column++) {
      scaled[column] = (row[column] - mean[column]) / deviation[column];
    }
    return scaled;
  }
}
