package descent.api.training;

import descent.api.Refusals;
import descent.api.race.RaceController;
import descent.commentary.Caption;
import descent.commentary.network.NetworkCommentary;
import descent.commentary.network.NetworkJudgement;
import descent.live.training.DataPicture;
import descent.live.training.Picture;
import descent.live.training.TrainingUpdate;
import descent.message.InvalidInputException;
import descent.network.Propagation.Measure;
import descent.run.NetworkRun;
import descent.wire.RaceHeader;
import descent.wire.TrainingHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a browser is told of its training, as {@link Columns}. The header says what follows: the
 * data's columns, the rows of each line, the numbers of the pictures, in the order of the header;
 * then, behind all numbers, the probabilities of the decision maps as 16-bit fractions of 65535,
 * for all classes but the last, which has the rest.
 */
public final class Frames {
  private static final double WHOLE = 65535;

  private final List<double[]> columns = new ArrayList<>();
  private final List<double[]> fractions = new ArrayList<>();

  private Frames() {}

  /** An update of a training, with its {@link TrainingHeader}. */
  public static byte[] of(String token, long number, TrainingUpdate update) {
    return new Frames().frame(token, number, update);
  }

  /** A refusal in place of an update, as {@link Refusals} tells it everywhere. */
  public static byte[] refusal(InvalidInputException e) {
    var header = new LinkedHashMap<String, Object>();
    header.put("kind", "refused");
    header.putAll(Refusals.of(e));
    return Columns.of(header, List.of());
  }

  /** The training that was to be resumed is not there any more. */
  public static byte[] gone() {
    return Columns.of(Map.of("kind", "gone"), List.of());
  }

  /** The server is about to end. */
  public static byte[] closing() {
    return Columns.of(Map.of("kind", "closing"), List.of());
  }

  /** The answer to a browser that asks whether anybody is there. */
  public static byte[] here() {
    return Columns.of(Map.of("kind", "here"), List.of());
  }

  private byte[] frame(String token, long number, TrainingUpdate update) {
    TrainingUpdate.Beginning beginning = update.beginning();
    TrainingHeader.Data data = beginning == null ? null : data(beginning.data());
    List<TrainingHeader.Run> runs = update.runs().stream().map(this::run).toList();
    NetworkCommentary said = update.commentary();
    List<Picture> pictures = update.pictures();
    var header =
        new TrainingHeader(
            TrainingHeader.KIND,
            number,
            token,
            TrainingUpdate.COLUMNS,
            beginning == null ? null : beginning.runs().stream().map(Frames::facts).toList(),
            data,
            runs,
            update.digest(),
            said == null ? null : caption(said.caption()),
            said == null ? null : said.judgements().stream().map(Frames::judgement).toList(),
            pictures == null ? null : pictures.stream().map(this::picture).toList());
    return Columns.of(header, columns, fractions());
  }

  private static TrainingHeader.Facts facts(TrainingUpdate.Facts run) {
    return new TrainingHeader.Facts(
        run.name(), run.type(), run.updatesPerEpoch(), run.parameters());
  }

  private static RaceHeader.Caption caption(Caption caption) {
    return new RaceHeader.Caption(caption.run(), caption.what(), caption.hint());
  }

  private static TrainingHeader.Judgement judgement(NetworkJudgement judgement) {
    return new TrainingHeader.Judgement(judgement.verdict().message(), judgement.text());
  }

  private TrainingHeader.Data data(DataPicture data) {
    columns.addAll(List.of(data.points()));
    columns.add(data.targets());
    columns.add(data.training());
    columns.add(data.mislabelled());
    return new TrainingHeader.Data(data.features(), data.classes(), data.targets().length);
  }

  private TrainingHeader.Run run(TrainingUpdate.Progress progress) {
    var state = progress.state();
    var lines = new ArrayList<TrainingHeader.Line>();
    for (TrainingUpdate.Rows rows : progress.rows()) {
      columns.addAll(List.of(rows.columns()));
      lines.add(new TrainingHeader.Line(rows.member(), rows.columns()[0].length));
    }
    return new TrainingHeader.Run(
        state.step(),
        state.ending() == null ? null : RaceController.ending(state.ending()),
        state.snapshots(),
        state.gradientEvaluations(),
        lines);
  }

  /** The numbers follow in the order in which this asks for them. */
  private TrainingHeader.Picture picture(Picture picture) {
    TrainingHeader.Decision decision =
        picture.decision() == null ? null : decision(picture.decision());
    int[] confusion = picture.confusion();
    if (confusion != null) {
      columns.add(Arrays.stream(confusion).asDoubleStream().toArray());
    }
    Picture.Errors errors = picture.errors();
    if (errors != null) {
      columns.add(errors.targets());
      columns.add(errors.predicted());
    }
    List<Picture.Worst> worst = picture.worst();
    List<TrainingHeader.Worst> mistakes =
        worst == null ? null : worst.stream().map(this::worst).toList();
    List<Picture.Parameters> layers = picture.parameters();
    List<TrainingHeader.Parameters> parameters =
        layers == null ? null : layers.stream().map(this::parameters).toList();
    TrainingHeader.Masks masks = picture.masks() == null ? null : masks(picture.masks());
    if (picture.measure() != null) {
      columns.add(measure(picture.measure()));
    }
    return new TrainingHeader.Picture(
        picture.run(),
        picture.member(),
        picture.step(),
        decision,
        confusion == null ? null : confusion.length,
        errors == null ? null : errors.targets().length,
        mistakes,
        parameters,
        masks,
        picture.measure() == null ? null : true);
  }

  private static double[] measure(NetworkRun.Row row) {
    Measure training = row.training();
    Measure validation = row.validation();
    return new double[] {
      training.loss(),
      training.accuracy(),
      validation == null ? Double.NaN : validation.loss(),
      validation == null ? Double.NaN : validation.accuracy()
    };
  }

  private TrainingHeader.Decision decision(Picture.Decision decision) {
    var frame = decision.frame();
    boolean curve = frame.rows() == 1 && decision.values().length == 1;
    if (curve) {
      columns.add(decision.values()[0]);
    } else {
      for (int output = 0; output < decision.values().length - 1; output++) {
        fractions.add(decision.values()[output]);
      }
    }
    return new TrainingHeader.Decision(
        frame.columns(),
        frame.rows(),
        List.of(frame.left(), frame.right()),
        List.of(frame.bottom(), frame.top()),
        curve ? 0 : decision.values().length);
  }

  private TrainingHeader.Worst worst(Picture.Worst worst) {
    columns.add(worst.inputs());
    double probability = worst.probability();
    return new TrainingHeader.Worst(
        worst.row(),
        worst.target(),
        worst.predicted(),
        Double.isFinite(probability) ? probability : null,
        worst.inputs().length);
  }

  private TrainingHeader.Parameters parameters(Picture.Parameters layer) {
    columns.add(layer.weights());
    columns.add(layer.biases());
    return new TrainingHeader.Parameters(layer.weights().length, layer.biases().length);
  }

  private TrainingHeader.Masks masks(Picture.Masks masks) {
    columns.addAll(List.of(masks.kept()));
    columns.addAll(List.of(masks.droppedShare()));
    return new TrainingHeader.Masks(
        masks.row(),
        masks.batch(),
        Arrays.stream(masks.kept()).map(layer -> layer.length).toList(),
        masks.distinct(),
        masks.more(),
        masks.asked(),
        masks.lastUpdate());
  }

  private char[] fractions() {
    char[] all = new char[fractions.stream().mapToInt(s -> s.length).sum()];
    int at = 0;
    for (double[] some : fractions) {
      for (double fraction : some) {
        all[at++] = (char) Math.round(Math.clamp(fraction, 0, 1) * WHOLE);
      }
    }
    return all;
  }
}
