package descent.live.dropout;

import descent.dataset.Preparation.Parts;
import descent.dataset.Samples;
import descent.dropout.Approximation;
import descent.dropout.Enumeration;
import descent.dropout.Expectation;
import descent.dropout.Histogram;
import descent.dropout.MonteCarlo;
import descent.dropout.RowGradient;
import descent.dropout.ThinnedNetworks;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.live.Limits;
import descent.live.dropout.DropoutLab.Progress;
import descent.network.BatchLoss;
import descent.network.Dropout;
import descent.network.Propagation;
import descent.random.Key;
import descent.random.Purpose;
import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * One network on one row over all its masks, in pieces: {@code training}, then {@code exact}, then
 * {@code variants} and {@code gradient}, then {@code drawn} again and again, then {@code data}
 * again and again.
 */
final class MaskStudy implements Iterator<Map<String, Object>> {
  private static final int BINS = 60;
  private static final int SHOWN_UNITS = 32;
  private static final int VARIANT_DRAWS = 500;

  /** Multiplications in a piece of drawing, roughly. */
  private static final double PIECE_WORK = 2e7;

  /** Masks gone through for the error over the data, all rows together. */
  private static final double MOST_DATA_MASKS = 2e7;

  private static final int FEWEST_ROWS = 10;
  private static final double PIECE_MASKS = 1e6;

  /**
   * What is asked.
   *
   * @param contender the number of a run whose network has dropout
   * @param step where it stands
   * @param row first the training rows are counted, then those of the validation
   * @param output which of the network's
   * @param masks how many to draw, at least 2
   */
  public record MaskRequest(
      Experiment experiment, int contender, int step, int row, int output, int masks) {}

  /**
   * What is known without drawing. Numbers are those of all scores, then of all predictions.
   *
   * @param step where the run stands
   * @param units that may be dropped; there are two to the power of it masks
   * @param test the numbers of the pass at test time
   * @param mean over all masks; null where there are too many
   * @param deviation over all masks
   * @param scores how the output's score is distributed
   * @param predictions how its prediction is
   */
  public record Exact(
      int step,
      int units,
      double[] test,
      double @Nullable [] mean,
      double @Nullable [] deviation,
      @Nullable Histogram scores,
      @Nullable Histogram predictions) {}

  /**
   * One way of scaling, with the same parameters.
   *
   * @param training for each hidden layer the mean of what its first units hand on in training
   * @param test what they hand on at test time
   * @param trainingScores the mean of the scores in training
   * @param testScores the scores at test time
   */
  public record Variant(
      String dropout,
      double[][] training,
      double[][] test,
      double[] trainingScores,
      double[] testScores) {}

  /**
   * The gradient of one row in the update that follows the step.
   *
   * @param row of the training rows
   * @param asked whether it is the row that was asked for; else that has no turn in this update
   * @param dropped how many units its mask drops
   * @param ofDropped the largest size of a derivative by a weight of these
   * @param ofKept and of the others
   */
  public record Gradient(int row, boolean asked, int dropped, double ofDropped, double ofKept) {}

  /** What drawing has come to after so many masks; the histograms where none are exact. */
  public record Drawn(
      int masks,
      int of,
      double[] mean,
      double[] error,
      @Nullable Histogram scores,
      @Nullable Histogram predictions) {}

  /** How far the pass at test time is from the exact mean, over so many rows of the data. */
  public record Data(
      int rows,
      int of,
      int all,
      double scoreError,
      double scoreSize,
      double largestScoreError,
      double predictionError) {}

  private enum Stage {
    TRAINING,
    EXACT,
    VARIANTS,
    GRADIENT,
    DRAWN,
    DATA,
    OVER
  }

  private final MaskRequest question;
  private final Replay replay;
  private Stage stage = Stage.TRAINING;
  private @Nullable Bench bench;
  private @Nullable MonteCarlo drawing;
  private @Nullable Approximation approximation;

  MaskStudy(MaskRequest question, Replay.RecentRuns memory) {
    this.question = question;
    NetworkProblem problem = problem();
    if (problem.layers().stream().allMatch(layer -> layer.keepProbability() == 1)) {
      throw Limits.refusal(
          "limit.noDropout", "This network drops no unit: all its keep probabilities are 1.");
    }
    replay = new Replay(memory, question.experiment(), question.contender(), question.step());
  }

  private NetworkProblem problem() {
    var experiment = question.experiment();
    return experiment.runs().get(question.contender()).problem(experiment);
  }

  /** The trained network with the row on it. */
  private final class Bench {
    final NetworkRun run = replay.run();
    final Parts parts = run.parts();
    final double[] input;
    final ThinnedNetworks networks = networks(problem().dropout());
    final boolean enumerable = Enumeration.isPossible(networks);

    Bench() {
      int training = parts.training().rows();
      int rows = training + parts.validation().rows();
      if (question.row() >= rows || question.output() >= run.shape().outputs()) {
        throw Limits.refusal(
            "limit.noSuchRow",
            "There is no such row or output; rows are counted from 0 to {0}, outputs from 0 to"
                + " {1}.",
            rows - 1,
            run.shape().outputs() - 1);
      }
      input = input(question.row());
    }

    double[] input(int row) {
      int training = parts.training().rows();
      Samples samples = row < training ? parts.training() : parts.validation();
      return samples.inputs()[row < training ? row : row - training];
    }

    ThinnedNetworks networks(Dropout dropout) {
      return new ThinnedNetworks(run.shape(), problem().loss(), dropout, run.point());
    }

    MonteCarlo drawing(ThinnedNetworks from, int most) {
      Key key = Key.of(question.experiment().seed()).with(Purpose.MASK_SAMPLE).with(question.row());
      return new MonteCarlo(from, input, key, most, question.output());
    }
  }

  private Bench bench() {
    Bench there = bench;
    if (there == null) {
      there = new Bench();
      bench = there;
    }
    return there;
  }

  @Override
  public boolean hasNext() {
    return stage != Stage.OVER;
  }

  @Override
  public Map<String, Object> next() {
    return switch (stage) {
      case TRAINING -> Map.of("training", train());
      case EXACT -> Map.of("exact", exact(bench()));
      case VARIANTS -> Map.of("variants", variants(bench()));
      case GRADIENT -> Map.of("gradient", gradient(bench()));
      case DRAWN -> Map.of("drawn", draw(bench()));
      case DATA -> Map.of("data", compare(bench()));
      case OVER -> throw new NoSuchElementException();
    };
  }

  private Progress train() {
    if (replay.goOn()) {
      stage = Stage.EXACT;
    }
    return new Progress(replay.done(), replay.of());
  }

  private Exact exact(Bench here) {
    stage = Stage.VARIANTS;
    var pass = here.networks.testPass(here.input);
    double[] test = joined(pass.scores(), pass.predictions());
    if (Arrays.stream(test).anyMatch(number -> !Double.isFinite(number))) {
      throw Limits.refusal(
          "limit.overflow", "At this step the network''s output is too large for a number.");
    }
    int step = here.run.step();
    int units = here.networks.units();
    if (!here.enumerable) {
      return new Exact(step, units, test, null, null, null, null);
    }
    var enumeration = new Enumeration(here.networks);
    Expectation exact = enumeration.of(here.input);
    int score = question.output();
    int prediction = here.run.shape().outputs() + score;
    return new Exact(
        step,
        units,
        test,
        exact.mean(),
        exact.deviation(),
        enumeration.histogram(here.input, exact, score, BINS),
        enumeration.histogram(here.input, exact, prediction, BINS));
  }

  private static double[] joined(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private List<Variant> variants(Bench here) {
    stage = Stage.GRADIENT;
    List<Variant> variants = new ArrayList<>();
    int outputs = here.run.shape().outputs();
    for (Dropout dropout : Dropout.values()) {
      ThinnedNetworks networks = here.networks(dropout);
      double[] mean;
      double[][] training;
      if (here.enumerable) {
        Expectation exact = new Enumeration(networks).of(here.input);
        mean = exact.mean();
        training = exact.activations();
      } else {
        MonteCarlo some = here.drawing(networks, VARIANT_DRAWS);
        some.draw(VARIANT_DRAWS);
        mean = some.means();
        training = some.activations();
      }
      var test = networks.testPass(here.input);
      variants.add(
          new Variant(
              dropout.type(),
              first(training),
              first(test.activations()),
              Arrays.copyOf(mean, outputs),
              test.scores()));
    }
    return variants;
  }

  private static double[][] first(double[][] layers) {
    return Arrays.stream(layers)
        .map(units -> Arrays.copyOf(units, Math.min(units.length, SHOWN_UNITS)))
        .toArray(double[][]::new);
  }

  private Gradient gradient(Bench here) {
    stage = Stage.DRAWN;
    BatchLoss update = here.run.objective();
    int[] batch = update.batch().order();
    boolean asked = Arrays.stream(batch).anyMatch(row -> row == question.row());
    int row = asked ? question.row() : batch[0];
    var propagation = new Propagation(here.run.shape(), problem().loss(), problem().dropout());
    var gradient =
        RowGradient.of(propagation, here.run.point(), here.parts.training(), row, update.masking());
    int dropped = 0;
    double ofDropped = 0;
    double ofKept = 0;
    for (int layer = 0; layer < gradient.masks().length; layer++) {
      for (int unit = 0; unit < gradient.masks()[layer].length; unit++) {
        double largest = gradient.largest()[layer][unit];
        if (gradient.masks()[layer][unit] == 0) {
          dropped++;
          ofDropped = Math.max(ofDropped, largest);
        } else {
          ofKept = Math.max(ofKept, largest);
        }
      }
    }
    return new Gradient(row, asked, dropped, ofDropped, ofKept);
  }

  private Drawn draw(Bench here) {
    MonteCarlo now = drawing;
    if (now == null) {
      now = here.drawing(here.networks, question.masks());
      drawing = now;
    }
    // A few masks at first, for a quick first answer; then twice as many each time.
    int most = (int) Math.max(2, PIECE_WORK / here.run.shape().parameters());
    int left = question.masks() - now.count();
    now.draw(Math.min(left, Math.clamp(now.count(), 10, most)));
    if (now.count() == question.masks()) {
      stage = here.enumerable ? Stage.DATA : Stage.OVER;
    }
    return new Drawn(
        now.count(),
        question.masks(),
        now.means(),
        now.standardErrors(),
        here.enumerable ? null : now.histogram(false, BINS),
        here.enumerable ? null : now.histogram(true, BINS));
  }

  private Data compare(Bench here) {
    Approximation now = approximation;
    if (now == null) {
      now = new Approximation(here.networks);
      approximation = now;
    }
    int all = here.parts.training().rows() + here.parts.validation().rows();
    double masks = Math.scalb(1.0, here.networks.units());
    int of = Math.min(all, Math.max(FEWEST_ROWS, (int) (MOST_DATA_MASKS / masks)));
    int piece = (int) Math.max(1, PIECE_MASKS / masks);
    for (int i = 0; i < piece && now.rows() < of; i++) {
      // Rows spread evenly over the data.
      now.add(here.input((int) ((long) now.rows() * all / of)));
    }
    if (now.rows() == of) {
      stage = Stage.OVER;
    }
    return new Data(
        now.rows(),
        of,
        all,
        now.scoreError(),
        now.scoreSize(),
        now.largestScoreError(),
        now.predictionError());
  }
}
