package descent.picture;

import static org.assertj.core.api.Assertions.assertThat;

import descent.commentary.Commentary;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.objective.Objective;
import descent.run.FunctionRun;
import descent.trace.Trace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgPictureTest {
  private static final SvgPicture.Words WORDS =
      new SvgPicture.Words("<b>", "loss & more", "minimum", "start");

  private static final Pattern NUMBER = Pattern.compile("NaN|Infinity|∞");

  private static RacePicture picture(String expression, String start, String domain, String rate) {
    Experiment experiment =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "%s", "dimension": %d, "start": %s%s},
             "steps": 100, "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"learningRate": %s}}]}
            """
                .formatted(
                    expression,
                    start.split(",").length,
                    start,
                    domain.isEmpty() ? "" : ", \"domain\": " + domain,
                    rate));
    Objective objective = experiment.compile();
    List<Trace> traces =
        experiment.runs().stream()
            .map(run -> Trace.of(new FunctionRun(experiment, objective, run)))
            .toList();
    Frame frame = RacePicture.frame(experiment.function());
    boolean graph = experiment.function().dimension() == 1;
    int columns = graph ? RacePicture.GRAPH_COLUMNS : RacePicture.COLUMNS;
    double[] losses = new double[graph ? columns : columns * RacePicture.ROWS];
    double[] x = experiment.function().startPoint();
    for (int i = 0; i < losses.length; i++) {
      x[0] = frame.left() + (frame.right() - frame.left()) * (i % columns) / (columns - 1);
      if (!graph) {
        x[1] =
            frame.bottom()
                + (frame.top() - frame.bottom()) * (i / columns) / (RacePicture.ROWS - 1);
      }
      losses[i] = objective.value(x);
    }
    return RacePicture.of(
        experiment, traces, Commentary.of(experiment, objective, traces).facts().minima(), losses);
  }

  private static String svg(RacePicture picture, int now, int until) {
    return SvgPicture.of(picture, WORDS, now, until);
  }

  @Test
  void aValleyHasItsBandsItsPathAndItsMinimum() {
    String svg = svg(picture("x[1]^2 + 10*x[2]^2", "[-4, 1]", "", "0.05"), 0, 100);

    assertThat(svg).contains("class=\"first-after\"", "first-minimum", ">minimum<");
    assertThat(svg.split("color-mix").length).as("bands and fields").isGreaterThan(10);
    assertThat(svg.length()).isLessThan(40_000);
  }

  @Test
  void wordsAreEscaped() {
    assertThat(svg(picture("x[1]^2 + x[2]^2", "[1, 1]", "", "0.1"), 0, 100))
        .contains("&lt;b&gt;", "loss &amp; more")
        .doesNotContain("<b>");
  }

  @Test
  void whatComesAfterAStepThatMayBeSeenIsNotThere() {
    RacePicture picture = picture("x[1]^2 + x[2]^2", "[-1, 1]", "", "0.1");

    assertThat(svg(picture, 0, 0)).doesNotContain("first-after").contains("first-start");
    assertThat(svg(picture, 5, 5)).doesNotContain("first-after");
    assertThat(svg(picture, 5, 100)).contains("first-after");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log(x[1]) + 1/x[2]",
        "1/(x[1]*x[2])",
        "exp(exp(x[1]^2)) + x[2]^2",
        "1e308*x[1]*x[2]^9",
        "x[1] - x[1] + 4",
        "floor(x[1])",
        "sqrt(x[1] - 100) + x[2]"
      })
  void polesGapsAndLeapsMakeAPictureOfFiniteNumbers(String expression) {
    RacePicture picture = picture(expression, "[1, 2]", "[[-5, 5], [-5, 5]]", "3");

    String svg = svg(picture, Integer.MAX_VALUE, Integer.MAX_VALUE);
    assertThat(svg).doesNotContainPattern(NUMBER);
    assertThat(svg.length()).isLessThan(120_000);
  }

  @Test
  void aFunctionOfOneVariableIsAGraph() {
    String svg = svg(picture("x[1]^4 - x[1]^2", "[1.5]", "[[-2, 2]]", "0.01"), 0, 100);

    assertThat(svg).contains("first-graph", "loss &amp; more").doesNotContain("first-bands");
  }

  @Test
  void aPngShowsTheSameInColour() throws IOException {
    RacePicture picture = picture("x[1]^2 + 10*x[2]^2", "[-4, 1]", "", "0.05");

    var whole = ImageIO.read(new ByteArrayInputStream(PngPicture.of(picture, 100)));
    var begun = ImageIO.read(new ByteArrayInputStream(PngPicture.of(picture, 0)));

    assertThat(whole.getWidth()).isEqualTo(PngPicture.WIDTH);
    assertThat(orange(whole)).isGreaterThan(1000);
    assertThat(orange(begun)).isLessThan(orange(whole) / 3);
  }

  @Test
  void theColoursOfRunsAreThoseOfThePage() throws IOException {
    String light =
        Files.readString(java.nio.file.Path.of("frontend/styles/tokens.css")).split("\\.dark")[0];

    for (int look = 0; look < Looks.COUNT; look++) {
      assertThat(light).contains("--run-%d: #%06x;".formatted(look + 1, Looks.colour(look)));
    }
  }

  @Test
  void theColoursOfClassesAreThoseOfThePage() throws IOException {
    String light =
        Files.readString(java.nio.file.Path.of("frontend/styles/networks.css")).split("\\.dark")[0];

    assertThat(PngPicture.CLASSES).hasSize(Scatter.LOOKS);
    for (int look = 0; look < Scatter.LOOKS; look++) {
      assertThat(light)
          .contains("--class-%d: #%06x;".formatted(look + 1, PngPicture.CLASSES.get(look)));
    }
  }

  private static int orange(BufferedImage image) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xffffff) == Looks.colour(0) ? 1 : 0;
      }
    }
    return count;
  }
}
