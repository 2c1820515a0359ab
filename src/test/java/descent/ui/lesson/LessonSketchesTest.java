package descent.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import descent.dataset.Samples;
import descent.experiment.Experiment;
import descent.gradientcheck.CheckSettings;
import descent.gradientcheck.StepCurve;
import descent.live.job.GradientChecks;
import descent.run.NetworkRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The small pictures of lessons are what their experiments come to. After a change of one, run this
 * test with the environment variable {@code WRITE_SKETCHES=yes}: it writes them anew.
 */
class LessonSketchesTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int POINTS = 60;
  private static final int COLUMNS = 40;
  private static final int ROWS = 30;

  static List<Lesson> drawn() {
    return Lesson.all().stream()
        .filter(lesson -> lesson.place() != Lesson.Place.FUNCTIONS)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void everySketchIsWhatItsExperimentComesTo(Lesson lesson) throws IOException {
    assertThat(MAPPER.readTree(lesson.kept().sketch())).isEqualTo(sketch(lesson));
  }

  @Test
  void writesThemWhereItIsAsked() throws IOException {
    if (!"yes".equals(System.getenv("WRITE_SKETCHES"))) {
      return;
    }
    for (Lesson lesson : drawn()) {
      LessonFile.keep(lesson, "sketch", sketch(lesson));
    }
  }

  @Test
  void aFieldIsWrittenAnewAndAllElseStays() {
    String lesson = "{\n  \"answer\": 2,\n  \"sketch\": {\"old\": [1, 2]}\n}\n";

    assertThat(LessonFile.with(lesson, "sketch", "{}"))
        .isEqualTo("{\n  \"answer\": 2,\n  \"sketch\": {}\n}\n");
    assertThat(LessonFile.with(lesson, "answer", "1"))
        .isEqualTo("{\n  \"answer\": 1,\n  \"sketch\": {\"old\": [1, 2]}\n}\n");
    assertThat(LessonFile.with(lesson, "results", "{}"))
        .isEqualTo("{\n  \"answer\": 2,\n  \"sketch\": {\"old\": [1, 2]},\n  \"results\": {}\n}\n");
  }

  private static JsonNode sketch(Lesson lesson) {
    Experiment e = lesson.experiment();
    String[] draws = lesson.kept().draws().split(" ");
    return switch (draws[0]) {
      case "dots" -> {
        ObjectNode dots = dots(LessonFacts.seeds(e));
        addPoints(dots, e, new NetworkRun(e, e.runs().getFirst()));
        yield dots;
      }
      // Its first points are the answer.
      case "switching" -> curves(tenths(), LessonFacts.switchedOff(e), false).put("secret", true);
      case "map" -> map(e, Integer.parseInt(draws[1]), draws.length > 2 ? draws[2] : "");
      case "losses" ->
          draws.length > 1
              ? losses(e, List.of("", draws[1]), line -> validationLoss(line))
              : losses(e, List.of(""), line -> line.row().training().loss());
      case "errors" -> errors(lesson);
      default -> throw new AssertionError(lesson.key() + " draws " + lesson.kept().draws());
    };
  }

  private static double validationLoss(NetworkRun.Line line) {
    return Objects.requireNonNull(line.row().validation()).loss();
  }

  /** Curves of the losses of all runs, on a logarithmic axis. */
  private static ObjectNode losses(
      Experiment e, List<String> members, ToDoubleFunction<NetworkRun.Line> loss) {
    var xs = new ArrayList<double[]>();
    var ys = new ArrayList<double[]>();
    for (var contender : e.runs()) {
      var run = new NetworkRun(e, contender);
      var steps = new ArrayList<Double>();
      var lines = new ArrayList<List<Double>>();
      members.forEach(member -> lines.add(new ArrayList<>()));
      do {
        if (run.hasRow()) {
          steps.add((double) run.step());
          for (int i = 0; i < members.size(); i++) {
            String member = members.get(i);
            run.lines().stream()
                .filter(line -> line.member().equals(member))
                .forEach(line -> lines.get(members.indexOf(member)).add(loss.applyAsDouble(line)));
          }
        }
      } while (run.advance());
      lines.forEach(
          line -> {
            xs.add(numbers(steps));
            ys.add(numbers(line));
          });
    }
    // What explodes leaves the picture.
    double top = 3 * ys.stream().mapToDouble(line -> line[0]).max().orElseThrow();
    double low = ys.stream().flatMapToDouble(Arrays::stream).min().orElseThrow();
    return curves(xs, ys, 0, e.steps(), StrictMath.log(low), StrictMath.log(top), true);
  }

  private static double[] numbers(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] tenths() {
    return IntStream.rangeClosed(0, 10).mapToDouble(i -> i).toArray();
  }

  private static ObjectNode curves(double[] x, List<double[]> ys, boolean logarithmic) {
    return curves(ys.stream().map(y -> x).toList(), ys, x[0], x[x.length - 1], 0.4, 1, logarithmic);
  }

  /** The error against the step, centred and one-sided, in double. */
  private static ObjectNode errors(Lesson lesson) {
    String panel = lesson.panel();
    @Nullable Integer fault =
        panel.isEmpty() ? null : Integer.valueOf(panel.substring("fault:".length()));
    double[] x =
        Arrays.stream(StepCurve.steps())
            .map(step -> -Math.round(2 * StrictMath.log10(step)))
            .toArray();
    var ys = new ArrayList<double[]>();
    LessonFacts.check(lesson.experiment(), CheckSettings.usual(), fault, true).stream()
        .limit(2)
        .map(piece -> ((GradientChecks.Piece.Curve) piece).curve().errors())
        .forEach(ys::add);
    return curves(
        ys.stream().map(y -> x).toList(),
        ys,
        x[0],
        x[x.length - 1],
        StrictMath.log(1e-13),
        StrictMath.log(3),
        true);
  }

  private static ObjectNode curves(
      List<double[]> xs,
      List<double[]> ys,
      double left,
      double right,
      double bottom,
      double top,
      boolean logarithmic) {
    ObjectNode sketch = JsonNodeFactory.instance.objectNode();
    ArrayNode curves = sketch.putArray("curves");
    for (int run = 0; run < ys.size(); run++) {
      double[] y = ys.get(run);
      ArrayNode curve = curves.addArray();
      int last = y.length - 1;
      for (int i = 0; i <= Math.min(last, POINTS); i++) {
        int row = last <= POINTS ? i : (int) Math.round((double) i * last / POINTS);
        double height = logarithmic ? StrictMath.log(y[row]) : y[row];
        if (Double.isFinite(height)) {
          curve.add(thousandths(xs.get(run)[row], left, right));
          curve.add(Math.min(2000, thousandths(height, bottom, top)));
        }
      }
    }
    return sketch;
  }

  private static int thousandths(double value, double low, double high) {
    return (int) Math.round(1000 * (value - low) / (high - low));
  }

  private static ObjectNode dots(List<double[]> heights) {
    ObjectNode sketch = JsonNodeFactory.instance.objectNode();
    ArrayNode dots = sketch.putArray("dots");
    double top = heights.stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
    for (double[] run : heights) {
      ArrayNode column = dots.addArray();
      Arrays.stream(run).sorted().forEach(height -> column.add(thousandths(height, 0, top)));
    }
    return sketch;
  }

  /** What a network predicts over the plane of its training points, or what some do together. */
  private static ObjectNode map(Experiment e, int number, String member) {
    NetworkRun run = LessonFacts.trained(e).get(number);
    Samples data = run.contender().problem(e).dataset().rows();
    double[] x = range(data, 0);
    double[] y = range(data, 1);
    double[][] cells = new double[COLUMNS * ROWS][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] =
          new double[] {
            x[0] + (x[1] - x[0]) * (i % COLUMNS) / (COLUMNS - 1),
            y[0] + (y[1] - y[0]) * (i / COLUMNS) / (ROWS - 1)
          };
    }
    Collection<double[]> networks =
        member.equals(NetworkRun.ENSEMBLE) ? run.members().values() : List.of(run.point());
    var map = new StringBuilder();
    for (double[] prediction : run.predict(networks, cells)) {
      map.append(Math.round(9 * prediction[1]));
    }
    ObjectNode sketch = JsonNodeFactory.instance.objectNode();
    sketch.put("columns", COLUMNS);
    sketch.put("map", map.toString());
    addPoints(sketch, e, run);
    return sketch;
  }

  private static void addPoints(ObjectNode sketch, Experiment e, NetworkRun run) {
    Samples data = run.contender().problem(e).dataset().rows();
    double[] x = range(data, 0);
    double[] y = range(data, 1);
    ArrayNode points = sketch.putArray("points");
    int[] rows = run.parts().trainingRows();
    for (int i = 0; i < rows.length; i++) {
      points.add(thousandths(data.inputs()[rows[i]][0], x[0], x[1]));
      points.add(thousandths(data.inputs()[rows[i]][1], y[0], y[1]));
      points.add((int) run.parts().training().targets()[i]);
    }
  }

  /** A little more than the points span. */
  private static double[] range(Samples data, int axis) {
    var values = Arrays.stream(data.inputs()).mapToDouble(row -> row[axis]).summaryStatistics();
    double margin = 0.08 * (values.getMax() - values.getMin());
    return new double[] {values.getMin() - margin, values.getMax() + margin};
  }
}
