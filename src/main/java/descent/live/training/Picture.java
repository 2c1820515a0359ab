package descent.live.training;

import descent.run.NetworkRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of one network of a run at one step; those that were not requested or are not
 * possible are null.
 *
 * @param run its number, from 0
 * @param member as in a trace; empty for the run itself
 * @param step of its parameters
 * @param decision over the data's plane, or along its line
 * @param confusion classes x classes in one array, the true class by rows
 * @param errors of a regression: what is true and what is predicted
 * @param worst the validation rows that are predicted worst, worst first
 * @param parameters a layer after the other
 * @param masks dropout in the update that leads on from here
 * @param measure of some members together; what others measure stands in their lines
 */
public record Picture(
    int run,
    String member,
    int step,
    @Nullable Decision decision,
    int @Nullable [] confusion,
    @Nullable Errors errors,
    @Nullable List<Worst> worst,
    @Nullable List<Parameters> parameters,
    @Nullable Masks masks,
    NetworkRun.@Nullable Row measure) {

  /**
   * Predictions at the corners of a grid, or along a line.
   *
   * @param frame where
   * @param values for each class its probabilities, row by row from the lowest; for a regression
   *     one array of values
   */
  public record Decision(PointGrid frame, double[][] values) {}

  /**
   * Where the points of a picture lie, in the data's own units; the ends are among them.
   *
   * @param columns points in a row
   * @param rows 1 for data with one feature
   */
  public record PointGrid(
      int columns, int rows, double left, double right, double bottom, double top) {
    double[][] points() {
      double[][] points = new double[columns * rows][];
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          double x = left + (right - left) * column / (columns - 1);
          points[row * columns + column] =
              rows == 1
                  ? new double[] {x}
                  : new double[] {x, bottom + (top - bottom) * row / (rows - 1)};
        }
      }
      return points;
    }
  }

  /**
   * The predictions of a regression for the validation rows, or for the training rows where there
   * are none.
   *
   * @param targets what is true
   * @param predicted the same rows as the network sees them
   */
  public record Errors(double[] targets, double[] predicted) {}

  /**
   * A row with a bad prediction.
   *
   * @param row its number among the validation rows
   * @param probability of the class that is predicted
   * @param inputs as they are in the data
   */
  public record Worst(int row, int target, int predicted, double probability, double[] inputs) {}

  /**
   * Those of a layer.
   *
   * @param weights outputs x inputs in one array
   */
  public record Parameters(double[] weights, double[] biases) {}

  /**
   * Which units are kept.
   *
   * @param row the training row that is shown: the one asked for if the update sees it, else the
   *     first that it sees
   * @param batch all rows that the update sees
   * @param kept for each hidden layer 1 for a kept unit, of that row
   * @param droppedFraction for each hidden layer the fraction of the batch in which a unit is off
   * @param distinct how many different masks rows have had up to this update
   * @param more whether there are more than were counted
   * @param asked the row that was asked for
   * @param lastUpdate the last update up to here that saw the row asked for, counted from 0; -1
   *     where none did
   * @param example the row asked for, or where there is none such the row that is shown
   */
  public record Masks(
      int row,
      int[] batch,
      double[][] kept,
      double[][] droppedFraction,
      int distinct,
      boolean more,
      int asked,
      int lastUpdate,
      Example example) {}

  /**
   * A training row as the network sees it.
   *
   * @param row its number among the training rows
   * @param inputs standardized where the data are
   * @param target the label that the network learns
   */
  public record Example(int row, double[] inputs, double target) {}
}
