package descent.commentary.network;

import descent.commentary.Figures;
import descent.experiment.Contender;
import descent.run.Ending;
import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param together what its members and averaged parameters come to
 */
public record Learning(
    Contender contender,
    double[] trainLoss,
    double[] trainAccuracy,
    double[] validationLoss,
    double[] validationAccuracy,
    @Nullable Ending ending,
    Together together) {
  /**
   * What the networks beside the run itself come to at last, as fractions of the validation rows;
   * NaN where there are none.
   *
   * @param ensemble of all members
   * @param members on average
   * @param average of the averaged parameters
   */
  public record Together(double ensemble, double members, double average) {
    /** A run without members and averaging. */
    public static final Together NONE = new Together(Double.NaN, Double.NaN, Double.NaN);

    /**
     * Of a run with its members.
     *
     * @param accuracies by the names of the lines, the run itself among them
     */
    public static Together of(Map<String, Double> accuracies) {
      double nan = Double.NaN;
      return new Together(
          accuracies.getOrDefault(NetworkRun.ENSEMBLE, nan),
          accuracies.entrySet().stream()
              .filter(line -> !NAMED.contains(line.getKey()))
              .mapToDouble(Map.Entry::getValue)
              .average()
              .orElse(nan),
          accuracies.getOrDefault(NetworkRun.AVERAGE, nan));
    }

    private static final Set<String> NAMED = Set.of("", NetworkRun.ENSEMBLE, NetworkRun.AVERAGE);
  }

  /** What a run without members and averaging learnt. */
  public Learning(
      Contender contender,
      double[] trainLoss,
      double[] trainAccuracy,
      double[] validationLoss,
      double[] validationAccuracy,
      @Nullable Ending ending) {
    this(
        contender,
        trainLoss,
        trainAccuracy,
        validationLoss,
        validationAccuracy,
        ending,
        Together.NONE);
  }

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
    return new Learning(
        run.contender(),
        column(rows, row -> row.training().loss()),
        column(rows, row -> row.training().accuracy()),
        column(rows, row -> row.validation() == null ? Double.NaN : row.validation().loss()),
        column(rows, row -> row.validation() == null ? Double.NaN : row.validation().accuracy()),
        run.ending(),
        together(run.lines()));
  }

  private static Together together(List<NetworkRun.Line> lines) {
    var accuracies = new HashMap<String, Double>();
    for (NetworkRun.Line line : lines) {
      var validation = line.row().validation();
      if (validation != null) {
        accuracies.put(line.member(), validation.accuracy());
      }
    }
    return Together.of(accuracies);
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

  /** Whether its loss ends above where it began, by more than a reader sees. */
  boolean isAbove() {
    return rows() > 1
        && last(trainLoss) > trainLoss[0]
        && !Figures.shown(last(trainLoss)).equals(Figures.shown(trainLoss[0]));
  }

  public boolean isRegression() {
    return Double.isNaN(last(trainAccuracy));
  }

  public boolean isValidated() {
    return !Double.isNaN(last(validationLoss));
  }
}
