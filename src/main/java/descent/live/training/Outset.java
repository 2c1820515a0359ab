package descent.live.training;

import descent.experiment.Experiment;
import descent.live.WantedPictures;
import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a training before its first update.
 *
 * @param networks those that have a picture of their own: each run, and after it its average and
 *     its ensemble where it has them
 */
public record Outset(DataPicture data, List<Standing> networks) {
  private static final Set<String> SHOWN = Set.of("", NetworkRun.AVERAGE, NetworkRun.ENSEMBLE);

  private static final int CURVE_POINTS = 101;
  private static final int FEWEST = 20;
  private static final int FINEST = 60;

  /** Numbers of all decision maps together. */
  private static final double NUMBERS = 24_000;

  /** Multiplications for all that is measured and predicted, a tenth of a second. */
  private static final double WORK = 1e9;

  public Outset {
    networks = List.copyOf(networks);
  }

  /**
   * A network before its first update.
   *
   * @param run its number, from 0
   * @param member as in a trace; empty for the run itself
   */
  public record Standing(
      int run, String name, String member, NetworkRun.Row measured, Picture picture) {}

  /**
   * Empty where it costs more than a first picture is worth.
   *
   * @param most networks to be shown; with more it is empty, too
   */
  public static Optional<Outset> of(Experiment experiment, int most) {
    Footprint footprint = TrainingLimits.standard().check(experiment);
    if (experiment.runs().size() > most || work(experiment) > WORK) {
      return Optional.empty();
    }
    DataPicture data = DataPicture.of(experiment);
    List<NetworkRun> runs =
        experiment.runs().stream().map(contender -> new NetworkRun(experiment, contender)).toList();
    long count = runs.stream().mapToLong(run -> shown(run).size()).sum();
    if (count > most) {
      return Optional.empty();
    }
    Picture.PointGrid frame = frame(data, count);
    var networks = new ArrayList<Standing>();
    for (int number = 0; number < runs.size(); number++) {
      NetworkRun run = runs.get(number);
      var camera = new Camera(number, experiment, data, footprint.pictureParameters());
      for (NetworkRun.Line line : shown(run)) {
        Picture picture = camera.of(run, line.member(), look(data), frame, null);
        if (picture != null) {
          networks.add(
              new Standing(number, run.contender().name(), line.member(), line.row(), picture));
        }
      }
    }
    return Optional.of(new Outset(data, networks));
  }

  private static List<NetworkRun.Line> shown(NetworkRun run) {
    return run.lines().stream().filter(line -> SHOWN.contains(line.member())).toList();
  }

  private static WantedPictures look(DataPicture data) {
    boolean drawn = data.isDrawn();
    return new WantedPictures(
        WantedPictures.FRONTIER, drawn, !drawn, !drawn, false, WantedPictures.NO_ROW, List.of());
  }

  private static Picture.@Nullable PointGrid frame(DataPicture data, long networks) {
    if (!data.isDrawn()) {
      return null;
    }
    if (data.points().length == 1) {
      return data.frame(CURVE_POINTS);
    }
    double cells = NUMBERS / (networks * data.classes().size());
    return data.frame((int) Math.clamp(Math.sqrt(cells), FEWEST, FINEST));
  }

  /** Each row is met a few times: measured, put into the confusion matrix, and ranked. */
  private static double work(Experiment experiment) {
    return experiment.runs().stream()
        .map(contender -> contender.problem(experiment))
        .mapToDouble(
            problem -> {
              var samples = problem.dataset().rows();
              double looks = samples.features().size() <= 2 ? FINEST * FINEST : samples.rows();
              return problem.shape(samples).parameters() * (samples.rows() + looks);
            })
        .sum();
  }
}
