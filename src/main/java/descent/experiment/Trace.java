package descent.experiment;

import java.util.Arrays;

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
    Ending ending) {

  /** Runs to the end and keeps every row. */
  public static Trace of(FunctionRun run) {
    return of(run, () -> {});
  }

  /** The same, asking before each step; what is asked may end it all by an exception. */
  public static Trace of(FunctionRun run, Runnable beforeStep) {
    return new Recorder(run.point().length).drain(run, beforeStep);
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
    private static final int MEASURES = 6;
    private final double[][] columns;
    private int rows;

    Recorder(int dimension) {
      columns = new double[MEASURES + dimension][64];
    }

    Trace drain(FunctionRun run, Runnable beforeStep) {
      do {
        if (run.hasRow()) {
          add(run);
        }
        beforeStep.run();
      } while (run.advance());
      for (int i = 0; i < columns.length; i++) {
        columns[i] = Arrays.copyOf(columns[i], rows);
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
          Arrays.copyOfRange(columns, MEASURES, columns.length),
          ending);
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
      double[] point = run.point();
      for (int i = 0; i < point.length; i++) {
        columns[MEASURES + i][rows] = point[i];
      }
      rows++;
    }
  }
}
