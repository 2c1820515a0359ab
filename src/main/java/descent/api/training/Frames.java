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
import descent.wire.Packed;
import descent.wire.RaceHeader;
import descent.wire.TrainingHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The frames that a browser receives of its training, {@link Packed}. The header describes what
 * follows: the data's columns, the rows of each line, the numbers of the pictures, in the order of
 * the header. Data, lines and measures arrive to the bit, what only pixels show rounded. A decision
 * map has its probabilities as fractions of 32767, for all classes but the last, which has the
 * rest.
 */
public final class Frames {
  /** So that the difference of two fractions, whatever its sign, takes two bytes at most. */
  private static final double WHOLE = 32767;

  private final Packed numbers = new Packed();

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
    return new Packed().with(header);
  }

  /** The training that was to be resumed is not there any more. */
  public static byte[] gone() {
    return new Packed().with(Map.of("kind", "gone"));
  }

  /** The server is about to end. */
  public static byte[] closing() {
    return new Packed().with(Map.of("kind", "closing"));
  }

  /** The answer to a browser that asks whether anybody is there. */
  public static byte[] here() {
    return new Packed().with(Map.of("kind", "here"));
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
    return numbers.with(header);
  }

  private static TrainingHeader.RunFacts facts(TrainingUpdate.RunFacts run) {
    return new TrainingHeader.RunFacts(
        run.name(), run.type(), run.updatesPerEpoch(), run.parameters());
  }

  private static RaceHeader.Caption caption(Caption caption) {
    return new RaceHeader.Caption(caption.run(), caption.what(), caption.hint());
  }

  private static TrainingHeader.Judgement judgement(NetworkJudgement judgement) {
    return new TrainingHeader.Judgement(judgement.verdict().message(), judgement.text());
  }

  private TrainingHeader.Data data(DataPicture data) {
    for (double[] feature : data.points()) {
      numbers.exact(feature);
    }
    numbers.exact(data.targets()).exact(data.training()).exact(data.mislabelled());
    return new TrainingHeader.Data(data.features(), data.classes(), data.targets().length);
  }

  private TrainingHeader.Run run(TrainingUpdate.Progress progress) {
    var state = progress.state();
    var lines = new ArrayList<TrainingHeader.Line>();
    for (TrainingUpdate.Rows rows : progress.rows()) {
      for (double[] column : rows.columns()) {
        numbers.exact(column);
      }
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
      numbers.whole(confusion);
    }
    Picture.Errors errors = picture.errors();
    if (errors != null) {
      numbers.drawn(errors.targets()).drawn(errors.predicted());
    }
    List<Picture.Worst> worst = picture.worst();
    List<TrainingHeader.Worst> mistakes =
        worst == null ? null : worst.stream().map(this::worst).toList();
    List<Picture.Parameters> layers = picture.parameters();
    List<TrainingHeader.Parameters> parameters =
        layers == null ? null : layers.stream().map(this::parameters).toList();
    TrainingHeader.Masks masks = picture.masks() == null ? null : masks(picture.masks());
    if (picture.measure() != null) {
      numbers.exact(measure(picture.measure()));
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
      numbers.drawn(decision.values()[0]);
    } else {
      for (int output = 0; output < decision.values().length - 1; output++) {
        numbers.whole(fractions(decision.values()[output]));
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
    numbers.drawn(worst.inputs());
    double probability = worst.probability();
    return new TrainingHeader.Worst(
        worst.row(),
        worst.target(),
        worst.predicted(),
        Double.isFinite(probability) ? probability : null,
        worst.inputs().length);
  }

  private TrainingHeader.Parameters parameters(Picture.Parameters layer) {
    numbers.drawn(layer.weights()).drawn(layer.biases());
    return new TrainingHeader.Parameters(layer.weights().length, layer.biases().length);
  }

  private TrainingHeader.Masks masks(Picture.Masks masks) {
    for (double[] layer : masks.kept()) {
      numbers.exact(layer);
    }
    for (double[] layer : masks.droppedFraction()) {
      numbers.drawn(layer);
    }
    return new TrainingHeader.Masks(
        masks.row(),
        masks.batch(),
        Arrays.stream(masks.kept()).map(layer -> layer.length).toList(),
        masks.distinct(),
        masks.more(),
        masks.asked(),
        masks.lastUpdate(),
        example(masks.example()));
  }

  private TrainingHeader.Example example(Picture.Example example) {
    numbers.exact(example.inputs());
    return new TrainingHeader.Example(example.row(), example.inputs().length, example.target());
  }

  private static int[] fractions(double[] probabilities) {
    return Arrays.stream(probabilities)
        .mapToInt(probability -> (int) Math.round(Math.clamp(probability, 0, 1) * WHOLE))
        .toArray();
  }
}
