package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import descent.live.job.Jobs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareControllerTest {
  private static final String FUNCTION =
      """
      {"problem": {"type": "function", "expression": "0.5*x^2 + 50*y^2", "variables": ["x", "y"],
        "start": [-4, 1]%s}, "steps": %d, "runs": [
          {"optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.018}},
          {"optimizer": {"type": "lbfgs"}}]}
      """;

  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "xor", "samples": 40}, "layers": [{"units": 3}]},
        "steps": 20, "runs": [{"optimizer": {"type": "sgd"}}]}
      """;

  private final MockMvc web = CompareServer.of(new Jobs(Jobs.Bounds.STANDARD, 1));

  private MockHttpServletResponse ask(String experiment, String more) throws Exception {
    return ask("rates", experiment, more);
  }

  private MockHttpServletResponse ask(String what, String experiment, String more)
      throws Exception {
    String body = "{\"experiment\": %s%s}".formatted(experiment, more);
    return web.perform(post("/api/compare/" + what).content(body)).andReturn().getResponse();
  }

  private static String function(int steps, String noise) {
    return FUNCTION.formatted(noise, steps);
  }

  private List<JsonNode> lines(String experiment, String more) throws Exception {
    return lines("rates", experiment, more);
  }

  private List<JsonNode> lines(String what, String experiment, String more) throws Exception {
    return ask(what, experiment, more)
        .getContentAsString(StandardCharsets.UTF_8)
        .lines()
        .map(JsonMapper.builder().build()::readTree)
        .toList();
  }

  private static List<JsonNode> results(List<JsonNode> lines) {
    var results = new ArrayList<JsonNode>();
    lines.forEach(line -> line.path("results").forEach(results::add));
    return results;
  }

  @Test
  void theContestantsComeFirstAndThenEverySetting() throws Exception {
    List<JsonNode> lines = lines(function(200, ""), "");
    JsonNode begun = lines.getFirst();
    assertThat(lines)
        .extracting(line -> line.path("kind").stringValue())
        .startsWith("begun")
        .containsOnly("begun", "measured");
    assertThat(begun.at("/contestants/0/0").doubleValue()).isEqualTo(0.018);
    assertThat(begun.at("/contestants/0/1").doubleValue()).isEqualTo(0.02);
    assertThat(begun.at("/contestants/1/0").isNull()).isTrue();
    List<JsonNode> results = results(lines);
    assertThat(results.stream().filter(r -> r.path("run").asInt() == 1)).hasSize(1);
    JsonNode own = results.getFirst();
    assertThat(own.at("/values/0").doubleValue()).isEqualTo(0.018);
    assertThat(own.at("/last/1").doubleValue()).isBetween(0.005, 0.006);
    assertThat(own.at("/steps/1").intValue()).isEqualTo(185);
    JsonNode bound = lines.getLast().at("/bounds/0");
    assertThat(bound.get(0).doubleValue()).isLessThanOrEqualTo(0.02);
    assertThat(bound.get(1).doubleValue()).isBetween(0.02, 0.0202);
    assertThat(lines.getLast().path("done").asInt()).isEqualTo(results.size());
  }

  @Test
  void aRunThatOverflowsIsNull() throws Exception {
    List<JsonNode> results =
        results(lines(function(2000, ""), ", \"from\": 0, \"to\": 1, \"perDecade\": 3"));
    JsonNode high =
        results.stream()
            .filter(result -> result.at("/values/0").asDouble(0) == 10)
            .findFirst()
            .orElseThrow();
    assertThat(high.at("/last/1").isNull()).isTrue();
    assertThat(high.path("diverged").asInt()).isEqualTo(1);
    assertThat(high.at("/best/1").doubleValue()).isEqualTo(58);
  }

  @Test
  void theSameQuestionHasTheSameAnswer() throws Exception {
    String more = ", \"seeds\": 5, \"perDecade\": 3";
    String noise = ", \"gradientNoise\": 1";
    List<JsonNode> results = results(lines(function(50, noise), more));
    assertThat(results).isEqualTo(results(lines(function(50, noise), more)));
    // After the first seed, and after all.
    assertThat(results.getFirst().path("runs").asInt()).isEqualTo(1);
    JsonNode last = results.get(1).path("last");
    assertThat(last.get(0).doubleValue()).isLessThan(last.get(2).doubleValue());
  }

  @Test
  void networksAreComparedToo() throws Exception {
    List<JsonNode> results = results(lines(NETWORK, ", \"seeds\": 2, \"perDecade\": 3"));
    JsonNode first = results.getFirst();
    JsonNode whole = results.get(1);
    assertThat(first.path("runs").asInt()).isEqualTo(1);
    assertThat(first.at("/validation/1").isNumber()).isTrue();
    assertThat(whole.at("/validation/1").isNumber()).isTrue();
    assertThat(whole.path("runs").asInt()).isEqualTo(2);
    assertThat(whole.path("values")).isEqualTo(first.path("values"));
    assertThat(results.getLast().path("runs").asInt()).isEqualTo(2);
  }

  @Test
  void aMapTellsItsValuesFirstAndThenEveryCell() throws Exception {
    String adam =
        """
        {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
          "steps": 20, "runs": [{"optimizer": {"type": "adam"}}], "sweep": {"type": "map", "run": "adam",
          "x": {"field": "beta1", "from": 0, "to": 0.9, "points": 4},
          "y": {"field": "%s", "from": 0.1, "to": 0.9, "points": 3}}}
        """;
    List<JsonNode> lines = lines("map", adam.formatted("start[0]"), "");
    JsonNode begun = lines.getFirst();
    assertThat(begun.path("across")).hasSize(4);
    assertThat(begun.path("up")).hasSize(3);
    assertThat(results(lines)).hasSize(12);
    for (JsonNode cell : results(lines)) {
      assertThat(begun.path("across").get(cell.path("column").asInt()))
          .isEqualTo(cell.path("values").get(0));
      assertThat(begun.path("up").get(cell.path("row").asInt()))
          .isEqualTo(cell.path("values").get(1));
    }
    assertThat(ask("map", adam.formatted("momentum"), "").getStatus()).isEqualTo(400);
    assertThat(ask("map", adam.formatted("beta1"), "").getStatus()).isEqualTo(400);
    assertThat(ask("map", function(20, ""), "").getContentAsString()).contains("is not a map");
  }

  @Test
  void aMapOfAQuadraticTellsWhatTheorySays() throws Exception {
    String momentum =
        """
        {"problem": {"type": "function", "expression": "0.5*x^2 + 50*y^2", "variables": ["x", "y"],
          "start": [-4, 1]}, "steps": 20, "runs": [{"optimizer": {"type": "momentum"}}],
          "sweep": {"type": "map", "run": "momentum",
          "x": {"field": "learningRate", "from": 0.001, "to": 0.1, "points": 3, "scale": "log"},
          "y": {"field": "%s", "from": 0, "to": 0.9, "points": 2}}}
        """;
    JsonNode begun = lines("map", momentum.formatted("momentum"), "").getFirst();
    assertThat(begun.path("theory")).hasSize(6);
    // Row by row: rates .001, .01 and .1 without momentum; L is 100.
    assertThat(begun.at("/theory/0/1/0").stringValue()).isEqualTo("monotone");
    assertThat(begun.at("/theory/2/1/0").stringValue()).isEqualTo("diverges");
    assertThat(begun.at("/theory/3/1/0").stringValue()).isEqualTo("swings");
    assertThat(begun.at("/polyak/0").doubleValue()).isBetween(0.033, 0.0331);
    // A rate may be higher, and lower; momentum may not be below 0.
    assertThat(begun.path("open").toString()).isEqualTo("[[true,true],[false,true]]");
    JsonNode moved = lines("map", momentum.formatted("start[1]"), "").getFirst();
    assertThat(moved.path("theory")).isEmpty();
  }

  @Test
  void batchSizesTellTheNoiseScaleFirstAndThenEverySetting() throws Exception {
    String swept =
        NETWORK.replaceAll("\\}\\s*$", "")
            + ", \"sweep\": {\"type\": \"batches\", \"sizes\": [8, 0], \"from\": 0.1, \"to\": 1,"
            + " \"perDecade\": 2, \"seeds\": 2, \"target\": 0.69}}";
    List<JsonNode> lines = lines("batches", swept, "");
    JsonNode begun = lines.getFirst();
    assertThat(begun.path("sizes")).hasSize(2);
    assertThat(begun.at("/scales/0").doubleValue()).isPositive();
    assertThat(begun.path("rows").intValue()).isBetween(1, 40);
    List<JsonNode> results = results(lines);
    assertThat(results).hasSize(begun.path("of").intValue()).hasSize(6);
    assertThat(results.getFirst().path("values")).hasSize(2);
    assertThat(results.getFirst().path("runs").intValue()).isEqualTo(2);
    assertThat(ask("batches", NETWORK, "").getContentAsString()).contains("batch sizes");
  }

  @Test
  void tuningTriesEveryContenderOverTwoNumbers() throws Exception {
    List<JsonNode> lines = lines("tuning", function(20, ""), "");
    List<JsonNode> results = results(lines);
    assertThat(results).hasSize(lines.getFirst().path("of").intValue());
    assertThat(results.getFirst().at("/values/0").isNumber()).isTrue();
    assertThat(results.getLast().path("run").intValue()).isEqualTo(1);
  }

  @Test
  void seedsMakeBands() throws Exception {
    String noise = ", \"gradientNoise\": 1";
    JsonNode last = lines("seeds", function(50, noise), ", \"seeds\": 7").getLast();
    assertThat(last.path("alike").booleanValue()).isFalse();
    assertThat(last.path("done").asInt()).isEqualTo(14);
    JsonNode band = last.at("/bands/0");
    assertThat(band.path("runs").asInt()).isEqualTo(7);
    assertThat(band.path("loss").get(4)).hasSize(51);
    assertThat(band.at("/loss/0/50").doubleValue()).isLessThan(band.at("/loss/4/50").doubleValue());
    assertThat(ask("seeds", function(50, noise), ", \"seeds\": 201").getStatus()).isEqualTo(400);
  }

  @Test
  void withoutNoiseOneSeedTellsAll() throws Exception {
    JsonNode last = lines("seeds", function(50, ""), "").getLast();
    assertThat(last.path("alike").booleanValue()).isTrue();
    assertThat(last.at("/bands/0/runs").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", \"seeds\": 0",
        ", \"seeds\": 51",
        ", \"perDecade\": 5",
        ", \"from\": 3, \"to\": 2",
        ", \"from\": -99, \"to\": 2",
        ", \"k\": 1"
      })
  void whatIsWrongIsASentence(String more) throws Exception {
    assertThat(ask(function(20, ""), more).getStatus()).isEqualTo(400);
  }

  @Test
  void whatIsTooMuchIsASentence() throws Exception {
    MockHttpServletResponse steps = ask(function(1_000_000, ""), "");
    assertThat(steps.getStatus()).isEqualTo(400);
    assertThat(steps.getContentAsString()).contains("steps");
    String large =
        """
        {"problem": {"type": "function", "expression": "sum(i, 1, n, x[i]^2)", "dimension": 100,
          "start": [%s]}, "steps": 9000, "runs": [{"optimizer": {"type": "adam"}}]}
        """
            .formatted("1,".repeat(99) + "1");
    MockHttpServletResponse work = ask(large, ", \"seeds\": 50, \"from\": -12, \"to\": 6");
    assertThat(work.getStatus()).isEqualTo(400);
    assertThat(work.getContentAsString()).contains("comparison is too much work");
  }
}
