package descent.ui.first;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.Visitor;
import descent.live.picture.Pictures;
import descent.live.race.Races;
import descent.share.Store;
import descent.ui.Stores;
import descent.ui.lesson.Lesson;
import descent.ui.lesson.PreparedExperiment;
import descent.ui.link.AddressBar;
import descent.ui.text.Language;
import descent.ui.text.Phrases;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class FirstPictureTest {
  private static final String EXPERIMENT =
      """
      {"title": "%s", %s
       "problem": {"type": "function", "expression": "x^2 + 3y^2", "variables": ["x", "y"], "start": [-2, 1]},
       "steps": 60, "runs": [{"name": "%s", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.1}}]}
      """;

  private final Store store = Stores.temporary();
  private final FirstPicture first = patient(Limits.STANDARD);

  /** Waits as long as it takes, since tests run on slow machines. */
  private FirstPicture patient(Limits limits) {
    return new FirstPicture(new Pictures(new Races(limits, 1)), store, "", 60_000);
  }

  private Document page(String path, QueryParameters query, Language language) {
    Document page = Document.createShell("http://localhost/");
    first.complete(
        page,
        new FirstPicture.Address("https://school.example", path, query),
        Visitor.alone(""),
        language);
    return page;
  }

  private Document page(String path, QueryParameters query) {
    return page(path, query, Language.ENGLISH);
  }

  private static QueryParameters holding(String experiment) {
    return AddressBar.query(ExperimentJson.read(experiment)).orElseThrow();
  }

  private static String meta(Document page, String property) {
    return page.select("meta[property=" + property + "]").attr("content");
  }

  @Test
  void theFirstScreenIsInThePageItselfWithItsPathsAndWords() {
    Document page = page("/", QueryParameters.empty());

    assertThat(page.select("#first .first-path")).hasSize(4);
    assertThat(page.select("#first .first-caption").text()).contains("SGD zigzags");
    assertThat(page.select("#first title").text()).isEqualTo("f(x, y) = a*x^2 + b*y^2");
    assertThat(page.select("#first .first-plays")).hasSize(1);
    assertThat(page.html().length()).isLessThan(60_000);
  }

  @Test
  void withoutScriptsThereAreNumbersToo() {
    Document page = page("/", QueryParameters.empty());

    assertThat(page.select("noscript tr")).hasSize(5);
    assertThat(page.select("noscript tr").get(3).text()).startsWith("AdaGrad 200 1.464");
  }

  @Test
  void itSpeaksTheLanguageOfThePage() {
    Document page = page("/", QueryParameters.empty(), Language.of(Locale.CHINESE));

    assertThat(page.select("#first .first-hint").text()).isEqualTo("起点，拖动我");
    assertThat(page.select("#first nav").text()).contains("函数");
  }

  @Test
  void anAddressWithAnExperimentAndAShortLinkShowIt() {
    String experiment = EXPERIMENT.formatted("A bowl", "", "Ball");
    Document typed = page("/", holding(experiment));
    String id = store.put("", ExperimentJson.read(experiment)).text();
    Document kept = page("/x/" + id, QueryParameters.empty());

    assertThat(meta(typed, "og:title")).isEqualTo("A bowl");
    assertThat(meta(kept, "og:title")).isEqualTo("A bowl");
    assertThat(meta(kept, "og:image")).isEqualTo("https://school.example/picture.png?x=" + id);
    assertThat(meta(kept, "og:description")).contains("f(x, y) = x^2 + 3y^2");
    assertThat(kept.select(".first-path .first-after")).as("the whole race").isEmpty();
    assertThat(first.png(Visitor.alone(""), QueryParameters.of("x", id), Language.ENGLISH))
        .isPresent();
  }

  @Test
  void aLinkToALessonHasItsTitleWhereverItIsShown() {
    assertThat(meta(page("/", QueryParameters.of("lesson", "zigzag")), "og:title"))
        .isEqualTo("1.1 A narrow valley");
    Document network = page("/networks", QueryParameters.of("lesson", "keep"));
    assertThat(meta(network, "og:title")).isEqualTo("6.1 Keep probability");
    assertThat(meta(network, "og:image"))
        .isEqualTo("https://school.example/picture.png?lesson=keep");
    Document check = page("/check", QueryParameters.of("lesson", "step"));
    assertThat(meta(check, "og:title")).startsWith("7.2 ");
    assertThat(meta(check, "og:description")).startsWith("Rosenbrock's function");
  }

  @Test
  void aLessonIsReadAndAskedInThePageItselfWithRoomForItsFormulas() {
    Document page = page("/", QueryParameters.of("lesson", "zigzag"));

    assertThat(page.select("#first .lesson h2").text()).isEqualTo("A narrow valley");
    assertThat(page.select("#first .lesson nav a")).as("to all, and to the next").hasSize(2);
    assertThat(page.select("#first .pills > .pill")).hasSize(3);
    assertThat(page.select("#first .first-caption")).as("a lesson speaks for itself").isEmpty();
    String own =
        "\"question\": {\"text\": \"Is $\\\\beta < 1$ for 5$?\", \"choices\": [\"Yes\", \"No\"]},";
    Document formula = page("/", holding(EXPERIMENT.formatted("A bowl", own, "Ball")));
    assertThat(formula.select("#first .first-question p").html())
        .isEqualTo("Is <span class=\"first-formula\">x &lt; 1</span> for 5$?");
  }

  @Test
  void networksHaveAPictureOfTheirDataOrTheirLayers() throws IOException {
    String image = meta(page("/networks", QueryParameters.empty()), "og:image");
    for (QueryParameters query :
        List.of(
            QueryParameters.fromString(image.substring(image.indexOf('?') + 1)),
            QueryParameters.of("lesson", "keep"),
            QueryParameters.of("lesson", "samples"))) {
      byte[] png = first.png(Visitor.alone(""), query, Language.ENGLISH).orElseThrow();
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
      assertThat(IntStream.range(0, 630 * 1200).filter(i -> isPurple(picture, i)).count())
          .isGreaterThan(5000);
    }
  }

  private static boolean isPurple(BufferedImage image, int i) {
    return (image.getRGB(i % 1200, i / 1200) & 0xffffff) == 0x5a55b8;
  }

  @Test
  void whatIsAskedIsNotGivenAway() {
    String asking =
        EXPERIMENT.formatted(
            "",
            "\"question\": {\"text\": \"Who wins?\", \"choices\": [\"A\", \"B\"], \"answer\": 1,"
                + " \"explanation\": \"It is B.\"},",
            "Ball");
    Document page = page("/", holding(asking));

    assertThat(page.select(".first-path path")).isEmpty();
    assertThat(page.select("noscript td")).isEmpty();
    assertThat(meta(page, "og:description")).isEqualTo("Who wins?");
    assertThat(page.html()).doesNotContain("It is B.");
  }

  @Test
  void aLessonShowsItsLandscapeAlone() {
    Document page = page("/", QueryParameters.simple(Map.of("lesson", "zigzag")));

    assertThat(page.select(".first-path path")).isEmpty();
  }

  @Test
  void textOfStrangersIsText() {
    String hostile = EXPERIMENT.formatted("<script>alert(1)</script>", "", "<img src=x onerror=y>");
    Document page = page("/", holding(hostile));

    assertThat(page.select("#first script, #first img")).isEmpty();
    assertThat(page.select("#first title").text()).isEqualTo("<script>alert(1)</script>");
    assertThat(page.select("noscript th").text()).contains("<img src=x onerror=y>");
  }

  @Test
  void networksShowWhatTheyPredictBeforeTheyLearn() {
    Document page = page("/networks", QueryParameters.empty());

    assertThat(page.select(".first-tile b").eachText()).hasSize(2).doesNotContain("");
    assertThat(page.select(".first-tile").first().select(".first-class")).hasSize(2);
    assertThat(page.select(".first-tile").first().select(".first-border path").attr("d"))
        .startsWith("M");
    assertThat(page.select(".first-tile").first().select(".first-scatter path").attr("d"))
        .contains("h0M");
    assertThat(page.select(".first-head strong").text()).contains("%");
    assertThat(page.select("nav [aria-current]").text()).isEqualTo("Networks");
    assertThat(page.select("noscript tr")).as("a row for each network").hasSize(3);
    assertThat(compressed(page)).as("bytes").isLessThan(40_000);
  }

  @Test
  void aRegressionShowsItsPointsAndTheCurvesBeforeTheyLearn() {
    Document page = page("/networks", holding(prepared("curve")));

    assertThat(page.select(".first-curves .first-path path")).hasSize(2);
    assertThat(page.select(".first-curves .first-path path").attr("d")).contains("l");
    assertThat(page.select(".first-scatter > path").attr("d")).contains("h0M");
  }

  @Test
  void digitsShowWhatIsTakenForWhatBeforeTheyLearn() {
    Document page = page("/networks", holding(prepared("digits")));

    assertThat(page.select(".first-matrix")).hasSize(2);
    assertThat(page.select(".first-matrix").first().select("rect")).hasSize(100);
    assertThat(page.select(".first-mistakes").first().select(".first-digit")).hasSize(12);
    assertThat(page.select(".first-mistakes li").first().text()).contains("read as");
    assertThat(compressed(page)).as("bytes").isLessThan(40_000);
  }

  @Test
  void theLessonsAreListedBeforeAnyScript() {
    Document page = page("/lessons", QueryParameters.empty(), Language.of(Locale.CHINESE));

    assertThat(page.select("#first h2")).hasSize(7);
    assertThat(page.select("#first a.first-lesson h3").eachText())
        .hasSize(Lesson.all().size())
        .doesNotContain("");
    assertThat(page.select("#first a.first-lesson").first().attr("href"))
        .isEqualTo(Lesson.all().getFirst().link());
    assertThat(page.select("nav [aria-current]").text()).isEqualTo("课程");
    assertThat(compressed(page)).as("bytes").isLessThan(10_000);
  }

  private static String prepared(String id) {
    return PreparedExperiment.all(new Phrases(Locale.ENGLISH)).stream()
        .filter(known -> known.id().equals(id))
        .map(known -> ExperimentJson.write(known.experiment()))
        .findFirst()
        .orElseThrow();
  }

  private static int compressed(Document page) {
    var bytes = new ByteArrayOutputStream();
    try (var zipped = new GZIPOutputStream(bytes)) {
      zipped.write(page.html().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.size();
  }

  @Test
  void whatCannotBeShownIsLeftOutOfThePage() {
    assertThat(page("/", QueryParameters.of("e", "broken")).select("#first")).isEmpty();
    assertThat(page("/check", QueryParameters.empty()).select("#first")).isEmpty();
    assertThat(meta(page("/check", QueryParameters.empty()), "og:title")).isEqualTo("Descent");
  }

  @Test
  void aRefusedExperimentAndOneThatTakesTooLongHaveNoPicture() {
    var refusing = patient(new Limits(10, 1, 1, 10, 1, 1, 1, 1, 1));
    Document page = Document.createShell("");
    refusing.complete(
        page,
        new FirstPicture.Address("", "/", QueryParameters.empty()),
        Visitor.alone(""),
        Language.ENGLISH);
    assertThat(page.select("#first")).isEmpty();

    var impatient = new FirstPicture(new Pictures(new Races(Limits.STANDARD, 1)), store, "", 0);
    Document late = Document.createShell("");
    impatient.complete(
        late,
        new FirstPicture.Address("", "/", QueryParameters.empty()),
        Visitor.alone(""),
        Language.ENGLISH);
    assertThat(late.select("#first")).isEmpty();
    assertThat(meta(late, "og:title")).isEqualTo("Descent");

    String id =
        store.put("", ExperimentJson.read(EXPERIMENT.formatted("A bowl", "", "Ball"))).text();
    Document kept = Document.createShell("");
    impatient.complete(
        kept,
        new FirstPicture.Address("", "/x/" + id + ".", QueryParameters.empty()),
        Visitor.alone(""),
        Language.ENGLISH);
    assertThat(kept.select("#first")).isEmpty();
    assertThat(meta(kept, "og:title")).isEqualTo("A bowl");
    assertThat(meta(kept, "og:description")).isEqualTo("f(x, y) = x^2 + 3y^2");
  }
}
