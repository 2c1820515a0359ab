package descent.api.training;

import descent.api.Refusals;
import descent.api.race.RaceController;
import descent.commentary.network.NetworkCommentary;
import descent.commentary.network.NetworkJudgement;
import descent.live.training.DataPicture;
import descent.live.training.Picture;
import descent.live.training.TrainingUpdate;
import descent.message.InvalidInputException;
import descent.network.Propagation.Measure;
import descent.run.NetworkRun;
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

  /** What is new of a training. */
  public static byte[] of(String token, long number, TrainingUpdate news) {
    return new Frames().frame(token, number, news);
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

  private byte[] frame(String token, long number, TrainingUpdate news) {
    var header = new LinkedHashMap<String, Object>();
    header.put("kind", "news");
    header.put("frame", number);
    header.put("token", token);
    header.put("columns", TrainingUpdate.COLUMNS);
    if (news.beginning() != null) {
      header.put("facts", news.beginning().runs());
      header.put("data", data(news.beginning().data()));
    }
    header.put("runs", news.runs().stream().map(this::run).toList());
    if (news.digest() != null) {
      header.put("digest", news.digest());
    }
    NetworkCommentary commentary = news.commentary();
    if (commentary != null) {
      header.put("caption", commentary.caption());
      header.put("judgements", commentary.judgements().stream().map(Frames::judgement).toList());
    }
    List<Picture> pictures = news.pictures();
    if (pictures != null) {
      header.put("pictures", pictures.stream().map(this::picture).toList());
    }
    return Columns.of(header, columns, shares());
  }

  private static Map<String, Object> judgement(NetworkJudgement judgement) {
    return Map.of("word", judgement.verdict().message(), "text", judgement.text());
  }

  private Map<String, Object> data(DataPicture data) {
    columns.addAll(List.of(data.points()));
    columns.add(data.targets());
    columns.add(data.training());
    columns.add(data.mislabelled());
    return Map.of(
        "features", data.features(), "classes", data.classes(), "rows", data.targets().length);
  }

  private Map<String, Object> run(TrainingUpdate.Progress progress) {
    var state = progress.state();
    var run = new LinkedHashMap<String, Object>();
    run.put("step", state.step());
    run.put("ending", state.ending() == null ? null : RaceController.ending(state.ending()));
    run.put("snapshots", state.snapshots());
    run.put("gradientEvaluations", state.gradientEvaluations());
    var lines = new ArrayList<Map<String, Object>>();
    for (TrainingUpdate.Rows rows : progress.rows()) {
      columns.addAll(List.of(rows.columns()));
      lines.add(Map.of("member", rows.member(), "rows", rows.columns()[0].length));
    }
    run.put("lines", lines);
    return run;
  }

  private Map<String, Object> picture(Picture picture) {
    var part = new LinkedHashMap<String, Object>();
    part.put("run", picture.run());
    part.put("member", picture.member());
    part.put("step", picture.step());
    if (picture.decision() != null) {
      part.put("decision", decision(picture.decision()));
    }
    int[] confusion = picture.confusion();
    if (confusion != null) {
      columns.add(Arrays.stream(confusion).asDoubleStream().toArray());
      part.put("confusion", confusion.length);
    }
    Picture.Errors errors = picture.errors();
    if (errors != null) {
      columns.add(errors.targets());
      columns.add(errors.predicted());
      part.put("errors", errors.targets().length);
    }
    List<Picture.Worst> worst = picture.worst();
    if (worst != null) {
      part.put("worst", worst.stream().map(this::worst).toList());
    }
    List<Picture.Parameters> parameters = picture.parameters();
    if (parameters != null) {
      part.put("parameters", parameters.stream().map(this::parameters).toList());
    }
    if (picture.masks() != null) {
      part.put("masks", masks(picture.masks()));
    }
    if (picture.measure() != null) {
      part.put("measure", true);
      columns.add(measure(picture.measure()));
    }
    return part;
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

  private Map<String, Object> decision(Picture.Decision decision) {
    var frame = decision.frame();
    boolean curve = frame.rows() == 1 && decision.values().length == 1;
    if (curve) {
      columns.add(decision.values()[0]);
    } else {
      for (int output = 0; output < decision.values().length - 1; output++) {
        fractions.add(decision.values()[output]);
      }
    }
    return Map.of(
        "columns", frame.columns(),
        "rows", frame.rows(),
        "x", List.of(frame.left(), frame.right()),
        "y", List.of(frame.bottom(), frame.top()),
        "classes", curve ? 0 : decision.values().length);
  }

  private Map<String, Object> worst(Picture.Worst worst) {
    columns.add(worst.inputs());
    return Map.of(
        "row", worst.row(),
        "target", worst.target(),
        "predicted", worst.predicted(),
        "probability", worst.probability(),
        "pixels", worst.inputs().length);
  }

  private Map<String, Object> parameters(Picture.Parameters layer) {
    columns.add(layer.weights());
    columns.add(layer.biases());
    return Map.of("weights", layer.weights().length, "biases", layer.biases().length);
  }

  private Map<String, Object> masks(Picture.Masks masks) {
    columns.addAll(List.of(masks.kept()));
    columns.addAll(List.of(masks.droppedShare()));
    return Map.of(
        "row", masks.row(),
        "batch", masks.batch(),
        "layers", List.of(masks.kept()).stream().map(layer -> layer.length).toList(),
        "distinct", masks.distinct(),
        "more", masks.more(),
        "asked", masks.asked(),
        "lastUpdate", masks.lastUpdate());
  }

  private char[] shares() {
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
