package descent.trace;

import descent.experiment.Contender;
import descent.run.Ending;
import descent.run.FunctionRun;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one run, as columns of equal length: element r of each belongs to row r.
 *
 * @param contender who ran
 * @param step updates made
 * @param loss f at the point
 * @param gradientNorm Euclidean norm of the exact gradient
 * @param learningRate the rate that led to the row; NaN at step 0 and where a line search decided
 * @param functionEvaluations of the method so far
 * @param gradientEvaluations of the method so far
 * @param point a column for each of the n variables
 * @param average what the run's averaged points were; null where none were kept
 * @param ending why it ended
 */
public record Trace(
    Contender contender,
    double[] step,
    double[] loss,
    double[] gradientNorm,
    double[] learningRate,
    double[] functionEvaluations,
    double[] gradientEvaluations,
    double[][] point,
    @Nullable Average average,
    Ending ending) {

  /**
   * The averaged points of a run.
   *
   * @param loss f there, NaN or infinite where it is
   * @param point a column for each of the n variables
   */
  public record Average(double[] loss, double[][] point) {}

  /** Runs to the end and keeps every row. */
  public static Trace of(FunctionRun run) {
    return of(run, () -> {});
  }

  /** The same, asking before each step; what is asked may end it all by an exception. */
  public static Trace of(FunctionRun run, Runnable beforeStep) {
    int dimension = run.point().length;
    int rows = Math.min(run.mostRows(), Recorder.MOST_AT_FIRST);
    return new Recorder(dimension, run.average() != null, rows).drain(run, beforeStep);
  }

  /** How many rows there are. */
  public int rows() {
    return step.length;
  }

  /** The coordinates at a row, length n. */
  public double[] pointAt(int row) {
    double[] x = new double[point.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = point[i][row];
    }
    return x;
  }

  /** Columns that grow. */
  private static final class Recorder {
    /** Rows that columns have room for before any of them is there. */
    static final int MOST_AT_FIRST = 512;

    private static final int MEASURES = 6;
    private final int dimension;
    private final double[][] columns;
    private int rows;

    Recorder(int dimension, boolean averages, int rows) {
      this.dimension = dimension;
      columns = new double[MEASURES + dimension + (averages ? 1 + dimension : 0)][rows];
    }

    Trace drain(FunctionRun run, Runnable beforeStep) {
      do {
        if (run.hasRow()) {
          add(run);
        }
        beforeStep.run();
      } while (run.advance());
      if (rows < columns[0].length) {
        for (int i = 0; i < columns.length; i++) {
          columns[i] = Arrays.copyOf(columns[i], rows);
        }
      }
      var ending = run.ending();
      if (ending == null) {
        throw new IllegalStateException("a run that does not advance has ended");
      }
      return new Trace(
          run.contender(),
          columns[0],
          columns[1],
          columns[2],
          columns[3],
          columns[4],
          columns[5],
          Arrays.copyOfRange(columns, MEASURES, MEASURES + dimension),
          average(MEASURES + dimension),
          ending);
    }

    private @Nullable Average average(int first) {
      return first == columns.length
          ? null
          : new Average(columns[first], Arrays.copyOfRange(columns, first + 1, columns.length));
    }

    private void add(FunctionRun run) {
      if (rows == columns[0].length) {
        for (int i = 0; i < columns.length; i++) {
          columns[i] = Arrays.copyOf(columns[i], 2 * rows);
        }
      }
      columns[0][rows] = run.step();
      columns[1][rows] = run.loss();
      columns[2][rows] = run.gradientNorm();
      columns[3][rows] = run.rate();
      columns[4][rows] = run.functionEvaluations();
      columns[5][rows] = run.gradientEvaluations();
      put(MEASURES, run.point());
      double[] average = run.average();
      if (average != null) {
        columns[MEASURES + dimension][rows] = run.averageLoss();
        put(MEASURES + dimension + 1, average);
      }
      rows++;
    }

    private void put(int first, double[] point) {
      for (int i = 0; i < point.length; i++) {
        columns[first + i][rows] = point[i];
      }
    }
  }
}
