package descent.commentary.network;

import descent.experiment.Contender;
import descent.run.Ending;
import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a network learnt, row by row of its trace: the run itself, without its members.
 *
 * @param contender who ran
 * @param trainLoss over the training rows, with the penalty
 * @param trainAccuracy NaN in a regression
 * @param validationLoss NaN where no rows are held out
 * @param validationAccuracy NaN where no rows are held out, and in a regression
 * @param ending why it ended; null while it goes on
 */
public record Learning(
    Contender contender,
    double[] trainLoss,
    double[] trainAccuracy,
    double[] validationLoss,
    double[] validationAccuracy,
    @Nullable Ending ending) {
  /** Trains to the end, asking before each update; what is asked may end it all by an exception. */
  public static Learning of(NetworkRun run, Runnable beforeStep) {
    var rows = new ArrayList<NetworkRun.Row>();
    do {
      NetworkRun.Row row = run.row();
      if (row != null) {
        rows.add(row);
      }
      beforeStep.run();
    } while (run.advance());
    return of(run.contender(), rows, run.ending());
  }

  /** From rows that were kept while it trained. */
  public static Learning of(
      Contender contender, List<NetworkRun.Row> rows, @Nullable Ending ending) {
    return new Learning(
        contender,
        column(rows, row -> row.training().loss()),
        column(rows, row -> row.training().accuracy()),
        column(rows, row -> row.validation() == null ? Double.NaN : row.validation().loss()),
        column(rows, row -> row.validation() == null ? Double.NaN : row.validation().accuracy()),
        ending);
  }

  private static double[] column(
      List<NetworkRun.Row> rows, ToDoubleFunction<NetworkRun.Row> measure) {
    return rows.stream().mapToDouble(measure).toArray();
  }

  int rows() {
    return trainLoss.length;
  }

  /** The last number of a column; NaN where there is none. */
  public static double last(double[] column) {
    return column.length == 0 ? Double.NaN : column[column.length - 1];
  }

  public boolean isRegression() {
    return Double.isNaN(last(trainAccuracy));
  }

  public boolean isValidated() {
    return !Double.isNaN(last(validationLoss));
  }
}
