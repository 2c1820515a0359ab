package descent.live.training;

import descent.dataset.Preparation.Parts;
import descent.dataset.Samples;
import descent.experiment.Experiment;
import descent.live.WantedPictures;
import descent.live.training.Picture.Decision;
import descent.live.training.Picture.Errors;
import descent.live.training.Picture.Parameters;
import descent.live.training.Picture.PointGrid;
import descent.live.training.Picture.Worst;
import descent.network.BatchLoss;
import descent.network.Loss;
import descent.network.Propagation.Masking;
import descent.network.Shape;
import descent.random.Key;
import descent.run.NetworkRun;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes pictures of one run, at whatever step it is handed over. Changes nothing of it. */
final class Camera {
  private static final int WORST = 12;
  private static final int MOST_POINTS = 2000;

  private final int number;
  private final DataPicture data;
  private final int most;
  private final double[][] checkedInputs;

  /** Rows of a regression that no curve shows. */
  private final double[][] regressed;

  private final double[] targets;
  private @Nullable MaskCount masksSeen;

  /**
   * @param number of the run, from 0
   * @param most parameters that a picture shows
   */
  Camera(int number, Experiment experiment, DataPicture data, int most) {
    this.number = number;
    this.data = data;
    this.most = most;
    var problem = experiment.runs().get(number).problem(experiment);
    Samples samples = problem.dataset().rows();
    Parts parts = problem.preparation().apply(samples, Key.of(experiment.seed()));
    checkedInputs = inputs(samples, parts.validationRows());
    boolean held = checkedInputs.length > 0;
    regressed =
        samples.isRegression() && !data.isDrawn()
            ? inputs(samples, first(held ? parts.validationRows() : parts.trainingRows()))
            : new double[0][];
    targets = (held ? parts.validation() : parts.training()).targets();
  }

  /**
   * A picture of one network.
   *
   * @param frame where predictions are drawn; null for nowhere
   * @param album where others may have drawn them; null for nowhere
   * @return null where there is no such member
   */
  @Nullable Picture of(
      NetworkRun run,
      String member,
      WantedPictures look,
      @Nullable PointGrid frame,
      @Nullable Album album) {
    Collection<double[]> networks = networks(run, member);
    if (networks.isEmpty()) {
      return null;
    }
    boolean checks = (look.confusion() || look.worst()) && checkedInputs.length > 0;
    boolean single = networks.size() == 1;
    double @Nullable [][] fractions =
        checks && !run.parts().training().isRegression()
            ? run.predict(networks, checkedInputs)
            : null;
    double[] first = networks.iterator().next();
    return new Picture(
        number,
        member,
        run.step(),
        look.decision() && frame != null && data.suits(run.shape())
            ? (album == null
                ? decision(run, networks, frame)
                : album.decision(run.step(), member, frame, () -> decision(run, networks, frame)))
            : null,
        look.confusion() && fractions != null ? confusion(run, fractions) : null,
        look.confusion() ? errors(run, networks) : null,
        look.worst() && fractions != null ? worst(run, fractions) : null,
        look.weights() && single && first.length <= most ? parameters(run.shape(), first) : null,
        look.masksOf() != WantedPictures.NO_ROW && member.isEmpty()
            ? masks(run, look.masksOf())
            : null,
        WantedPictures.isGroup(member) ? run.measure(networks) : null);
  }

  private static Collection<double[]> networks(NetworkRun run, String member) {
    double[] average = run.average();
    return switch (member) {
      case "" -> List.of(run.point());
      case NetworkRun.ENSEMBLE -> run.members().values();
      case NetworkRun.AVERAGE -> average == null ? List.of() : List.of(average);
      default -> {
        var members = run.members();
        yield Arrays.stream(member.split("\\+"))
            .map(Integer::valueOf)
            .distinct()
            .sorted()
            .filter(members::containsKey)
            .map(members::get)
            .toList();
      }
    };
  }

  private static Decision decision(NetworkRun run, Collection<double[]> networks, PointGrid frame) {
    double[][] predictions = run.predict(networks, frame.points());
    double[][] values = new double[run.shape().outputs()][predictions.length];
    for (int point = 0; point < predictions.length; point++) {
      for (int output = 0; output < values.length; output++) {
        values[output][point] = predictions[point][output];
      }
    }
    return new Decision(frame, values);
  }

  private static int[] first(int[] rows) {
    return Arrays.copyOf(rows, Math.min(rows.length, MOST_POINTS));
  }

  private static double[][] inputs(Samples samples, int[] rows) {
    return Arrays.stream(rows).mapToObj(row -> samples.inputs()[row]).toArray(double[][]::new);
  }

  private @Nullable Errors errors(NetworkRun run, Collection<double[]> networks) {
    if (regressed.length == 0) {
      return null;
    }
    double[][] predictions = run.predict(networks, regressed);
    return new Errors(
        Arrays.copyOf(targets, regressed.length),
        Arrays.stream(predictions).mapToDouble(prediction -> prediction[0]).toArray());
  }

  private static int[] confusion(NetworkRun run, double[][] fractions) {
    int classes = run.shape().outputs();
    int[] counts = new int[classes * classes];
    double[] targets = run.parts().validation().targets();
    for (int row = 0; row < fractions.length; row++) {
      counts[(int) targets[row] * classes + Loss.best(fractions[row])]++;
    }
    return counts;
  }

  private List<Worst> worst(NetworkRun run, double[][] fractions) {
    double[] targets = run.parts().validation().targets();
    return IntStream.range(0, fractions.length)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> fractions[row][(int) targets[row]]))
        .limit(WORST)
        .map(
            row ->
                new Worst(
                    row,
                    (int) targets[row],
                    Loss.best(fractions[row]),
                    fractions[row][Loss.best(fractions[row])],
                    checkedInputs[row]))
        .toList();
  }

  private static List<Parameters> parameters(Shape shape, double[] point) {
    return IntStream.range(0, shape.layers())
        .mapToObj(
            layer ->
                new Parameters(
                    Arrays.copyOfRange(point, shape.begin(layer), shape.bias(layer, 0)),
                    Arrays.copyOfRange(point, shape.bias(layer, 0), shape.begin(layer + 1))))
        .toList();
  }

  private Picture.Masks masks(NetworkRun run, int asked) {
    BatchLoss update = run.objective();
    int[] batch = update.batch().order();
    int row = Arrays.stream(batch).anyMatch(b -> b == asked) ? asked : batch[0];
    int hidden = run.shape().hidden().size();
    double[][] kept = new double[hidden][];
    double[][] dropped = new double[hidden][];
    for (int layer = 0; layer < hidden; layer++) {
      kept[layer] = new double[run.shape().units(layer)];
      dropped[layer] = new double[kept[layer].length];
      for (int other : batch) {
        drawMask(update, other, layer, run.shape(), kept[layer]);
        for (int unit = 0; unit < kept[layer].length; unit++) {
          dropped[layer][unit] += (1 - kept[layer][unit]) / batch.length;
        }
      }
      drawMask(update, row, layer, run.shape(), kept[layer]);
    }
    if (masksSeen == null) {
      masksSeen = new MaskCount(update, run.shape());
    }
    int distinct = masksSeen.upTo(run.step());
    int last = asked < update.rows() ? (int) update.lastUpdateOf(asked, run.step()) : -1;
    return new Picture.Masks(
        row,
        batch,
        kept,
        dropped,
        distinct,
        distinct == MaskCount.MOST,
        asked,
        last,
        example(run.parts().training(), asked < update.rows() ? asked : row));
  }

  private static Picture.Example example(Samples training, int row) {
    return new Picture.Example(row, training.inputs()[row], training.targets()[row]);
  }

  /** Writes the mask of a row in an update: 1 for each unit that is kept. */
  static void drawMask(BatchLoss update, int row, int layer, Shape shape, double[] mask) {
    Masking masking = update.masking();
    double keep = shape.hidden().get(layer).keepProbability();
    if (keep == 1) {
      Arrays.fill(mask, 1);
    } else {
      masking.masks().draw(masking.step(), row, layer, keep, mask);
    }
  }
}
