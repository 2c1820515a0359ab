package descent.api;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ObjectReader;
import descent.gradientcheck.CheckSettings;
import descent.gradientcheck.CheckSettings.Dropping;
import descent.gradientcheck.Clue;
import descent.gradientcheck.Report;
import descent.gradientcheck.StepCurve;
import descent.live.job.GradientChecks;
import descent.live.job.GradientChecks.CheckRequest;
import descent.live.job.GradientChecks.Piece;
import descent.network.Fault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gradient checks. The answer is a function of what is sent: first a line with the comparisons,
 * then one for each curve.
 */
@RestController
class CheckController {
  private static final long LARGEST_SEED = (1L << 53) - 1;
  private static final int LONGEST_CHOICE = 20;
  private static final int MOST = 1_000_000;

  private final GradientChecks checks;
  private final Stream stream;

  CheckController(GradientChecks checks, Stream stream) {
    this.checks = checks;
    this.stream = stream;
  }

  /** Compares the gradient of an experiment's problem with difference quotients. */
  @PostMapping(path = "/api/check")
  void check(HttpServletRequest request, HttpServletResponse response) throws IOException {
    ObjectReader fields =
        ObjectReader.of(ExperimentJson.tree(Body.text(request.getInputStream())), "");
    boolean tells = fields.flag("tell", false);
    Iterator<Piece> pieces = checks.answer(question(fields));
    stream.answer(
        request,
        response,
        new Iterator<Map<String, @Nullable Object>>() {
          @Override
          public boolean hasNext() {
            return pieces.hasNext();
          }

          @Override
          public Map<String, @Nullable Object> next() {
            return switch (pieces.next()) {
              case Piece.Checked checked -> fields(checked, tells);
              case Piece.Curve curve -> fields(curve);
            };
          }
        });
  }

  private static CheckRequest question(ObjectReader fields) {
    Experiment experiment = ExperimentJson.read(fields.object("experiment").node());
    var settings =
        new CheckSettings(
            fields.real("step", CheckSettings.USUAL_STEP, h -> h > 0 && h <= 1, "(0, 1]"),
            fields.flag("centred", true),
            fields.flag("float", false),
            fields.flag("penalty", true),
            dropping(fields.text("dropout", "fixed", LONGEST_CHOICE)),
            null);
    int run = (int) fields.whole("run", 0, 0, MOST);
    int after = (int) fields.whole("after", 0, 0, MOST);
    Integer fault = fields.has("fault") ? (int) fields.whole("fault", 0, 0, MOST) : null;
    Long puzzle = fields.has("puzzle") ? fields.whole("puzzle", 0, 0, LARGEST_SEED) : null;
    boolean check = fields.flag("check", true);
    boolean curves = fields.flag("curves", true);
    fields.end();
    return new CheckRequest(experiment, run, after, settings, fault, puzzle, check, curves);
  }

  private static Dropping dropping(String text) {
    for (Dropping dropping : Dropping.values()) {
      if (dropping.name().toLowerCase(Locale.ROOT).equals(text)) {
        return dropping;
      }
    }
    throw ObjectReader.wrong(
        "dropout", "experiment.choice", "{0} is not one of {1}", text, "off, fixed, fresh");
  }

  private static Map<String, @Nullable Object> fields(Piece.Checked checked, boolean tells) {
    Map<String, @Nullable Object> fields =
        new Report(message -> message).of(checked.check(), checked.settings(), checked.place());
    fields.put("kind", "report");
    fields.put(
        "groups",
        checked.subject().groups().stream()
            .map(
                group ->
                    Map.of(
                        "name", group.name(),
                        "begin", group.begin(),
                        "end", group.end(),
                        "columns", group.columns()))
            .toList());
    fields.put("faults", checked.faults().stream().map(Clue::name).toList());
    Fault fault = checked.settings().fault();
    fields.put("fault", tells && fault != null ? told(checked, fault) : null);
    fields.put("hasDropout", checked.place().hasDropout());
    fields.put("hasPenalty", checked.place().hasPenalty());
    return fields;
  }

  private static Map<String, Object> told(Piece.Checked checked, Fault fault) {
    boolean penalized = checked.settings().penalty() && checked.place().hasPenalty();
    return Map.of(
        "index", checked.faults().indexOf(fault),
        "name", Clue.name(fault),
        "pattern", Clue.pattern(fault, penalized));
  }

  private static Map<String, @Nullable Object> fields(Piece.Curve piece) {
    StepCurve curve = piece.curve();
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("kind", "curve");
    fields.put("centred", curve.centred());
    fields.put("float", curve.single());
    fields.put("steps", StepCurve.steps());
    fields.put("errors", numbers(curve.errors()));
    fields.put("worst", numbers(curve.worst()));
    fields.put("kinks", curve.kinks());
    fields.put("optimum", number(curve.optimum()));
    fields.put("followed", piece.parameters());
    return fields;
  }

  private static List<@Nullable Double> numbers(double[] values) {
    var numbers = new ArrayList<@Nullable Double>();
    for (double value : values) {
      numbers.add(number(value));
    }
    return numbers;
  }

  private static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
