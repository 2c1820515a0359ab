package descent.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import descent.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the numbers of a training's update, in the order in which the numbers follow;
 * {@code frontend/wire/training/frame.ts} has the same types, and both sides read one sample. What
 * there is nothing to say of is left out; a number that is not finite is null.
 *
 * @param kind always {@link #KIND}; other answers of the socket, such as the one to whoever asks if
 *     anybody is there, have other kinds
 * @param frame number of the update, for the browser to confirm
 * @param token under which a lost connection finds its training again
 * @param columns of each line
 * @param facts of each run, told once
 * @param data told once
 * @param digest of all losses to the bit, once all runs are at their ends
 * @param caption the sentence over the runs, then too
 * @param judgements of each run, then too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingHeader(
    String kind,
    long frame,
    String token,
    List<String> columns,
    @Nullable List<RunFacts> facts,
    @Nullable Data data,
    List<Run> runs,
    @Nullable String digest,
    RaceHeader.@Nullable Caption caption,
    @Nullable List<Judgement> judgements,
    @Nullable List<Picture> pictures) {
  public static final String KIND = "update";

  public TrainingHeader {
    columns = List.copyOf(columns);
    runs = List.copyOf(runs);
  }

  /**
   * What does not change about a run.
   *
   * @param type of its optimizer
   * @param parameters how many its network has
   */
  public record RunFacts(String name, String type, int updatesPerEpoch, int parameters) {}

  /**
   * The data: a column for each feature, the targets, whether a row is for training, whether its
   * label is wrong.
   *
   * @param classes empty in a regression
   */
  public record Data(List<String> features, List<String> classes, int rows) {}

  /**
   * How far a run is.
   *
   * @param ending null while it goes on
   * @param snapshots steps at which its ensemble took a member
   */
  public record Run(
      int step,
      RaceHeader.@Nullable Ending ending,
      List<Integer> snapshots,
      long gradientEvaluations,
      List<Line> lines) {}

  /**
   * New rows of a line, each a number in every column.
   *
   * @param member as in a trace
   */
  public record Line(String member, int rows) {}

  /** What a run has learnt, in a word and in a sentence. */
  public record Judgement(Message word, Message text) {}

  /**
   * How one network looks at one step.
   *
   * @param confusion how many numbers it has
   * @param errors how many rows a regression is judged by
   * @param measure whether losses and accuracies follow
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Picture(
      int run,
      String member,
      int step,
      @Nullable Decision decision,
      @Nullable Integer confusion,
      @Nullable Integer errors,
      @Nullable List<Worst> worst,
      @Nullable List<Parameters> parameters,
      @Nullable Masks masks,
      @Nullable Boolean measure) {}

  /**
   * Predictions over a grid.
   *
   * @param x the first and the last place across
   * @param y the first and the last place upward
   * @param classes 0 for a curve of values
   */
  public record Decision(int columns, int rows, List<Double> x, List<Double> y, int classes) {}

  /**
   * A row that is predicted badly.
   *
   * @param probability with which the network says so
   * @param pixels how many numbers its inputs are
   */
  public record Worst(
      int row, int target, int predicted, @Nullable Double probability, int pixels) {}

  /** How many a layer has. */
  public record Parameters(int weights, int biases) {}

  /**
   * Which units are kept in an update.
   *
   * @param batch all rows that the update sees
   * @param layers how many units each hidden layer has
   * @param distinct how many different masks there were up to here
   * @param more whether there are more than were counted
   */
  public record Masks(
      int row,
      int[] batch,
      List<Integer> layers,
      int distinct,
      boolean more,
      int asked,
      int lastUpdate,
      Example example) {}

  /**
   * A training row as the network sees it.
   *
   * @param inputs how many numbers it has
   */
  public record Example(int row, int inputs, double target) {}
}
