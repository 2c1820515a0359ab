package descent.live.training;

import descent.commentary.network.NetworkCommentary;
import descent.run.Ending;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The news of a training that a browser has not received yet.
 *
 * @param beginning what is told once, first; else null
 * @param runs how far each run is, with the rows behind those that were told before
 * @param pictures the latest ones if they are new, else null
 * @param digest of all losses once all runs are at their ends, else null
 * @param commentary what is said of the runs then, else null
 */
public record TrainingUpdate(
    @Nullable Beginning beginning,
    List<Progress> runs,
    @Nullable List<Picture> pictures,
    @Nullable String digest,
    @Nullable NetworkCommentary commentary) {

  /** The constant part: the runs' names, and the data. */
  public record Beginning(List<RunFacts> runs, DataPicture data) {}

  /** The constant facts about a run. */
  public record RunFacts(String name, String type, int updatesPerEpoch, int parameters) {}

  /** The progress of one run, with its new rows. */
  public record Progress(State state, List<Rows> rows) {}

  /**
   * The progress of a run.
   *
   * @param step updates made
   * @param ending null while it goes on
   * @param snapshots steps at which its ensemble took a member
   * @param gradientEvaluations of all its networks so far
   */
  public record State(
      int step, @Nullable Ending ending, List<Integer> snapshots, long gradientEvaluations) {}

  /**
   * Some rows of a line.
   *
   * @param member as in a trace
   * @param columns one array for each of the {@link #COLUMNS}
   */
  public record Rows(String member, double[][] columns) {}

  /** The names of the columns, as in a trace. */
  public static final List<String> COLUMNS =
      List.of(
          "step",
          "epoch",
          "train_loss",
          "train_accuracy",
          "validation_loss",
          "validation_accuracy",
          "learning_rate",
          "gradient_evaluations");

  /** What a browser has been told; not for sharing by threads. */
  public static final class Cursor {
    private boolean begun;
    private long version;
    private long pictures;
    private final double[] steps;

    /**
     * @param steps for each run the last step of which the browser has a row; empty to be told
     *     everything from the beginning
     */
    public Cursor(int runs, double[] steps) {
      this.steps = new double[runs];
      for (int run = 0; run < runs; run++) {
        this.steps[run] = steps.length == runs ? steps[run] : -1;
      }
      begun = steps.length == runs;
    }

    boolean isBehind(long version, long pictures) {
      return !begun || this.version != version || this.pictures != pictures;
    }

    boolean begins() {
      boolean begins = !begun;
      begun = true;
      return begins;
    }

    double step(int run) {
      return steps[run];
    }

    boolean seesNewPictures(long pictures) {
      boolean anew = this.pictures != pictures;
      this.pictures = pictures;
      return anew;
    }

    void moveTo(long version, List<Progress> runs) {
      this.version = version;
      for (int run = 0; run < steps.length; run++) {
        for (Rows rows : runs.get(run).rows()) {
          double[] told = rows.columns()[0];
          steps[run] = Math.max(steps[run], told[told.length - 1]);
        }
      }
    }
  }
}
