package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import descent.live.Limits;
import descent.live.job.GradientChecks;
import descent.live.job.Jobs;
import descent.live.race.Races;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckControllerTest {
  private static final String FUNCTION =
      """
      {"problem": {"type": "function", "expression": "x^4 + abs(y)", "variables": ["x", "y"], "start": [1, 0]},
       "runs": [{"optimizer": {"type": "sgd"}}]}
      """;
  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 60},
                   "layers": [{"units": 5, "activation": "tanh", "keepProbability": 0.6}], "weightDecay": 0.1},
       "runs": [{"optimizer": {"type": "sgd"}}]}
      """;

  private final MockMvc web =
      MockMvcBuilders.standaloneSetup(
              new CheckController(
                  new GradientChecks(Limits.STANDARD, new Races(Limits.STANDARD, 2)),
                  new Stream(new Jobs(Jobs.Bounds.STANDARD, 1))))
          .setControllerAdvice(new Refusals())
          .build();

  private List<JsonNode> ask(String experiment, String more) throws Exception {
    return web.perform(post("/api/check").content("{\"experiment\": " + experiment + more + "}"))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> JsonMapper.shared().readTree(line))
        .toList();
  }

  @Test
  void theComparisonsComeFirstAndThenFourCurves() throws Exception {
    var lines = ask(FUNCTION, "");
    assertThat(lines).hasSize(5);
    JsonNode check = lines.getFirst();
    assertThat(check.get("parameters").get(0).get("name").get("arguments").get(0).asString())
        .isEqualTo("x");
    assertThat(check.get("parameters").get(1).get("note").asString()).isEqualTo("kink");
    assertThat(check.get("kinks").get(0).get("name").get("arguments").get(0).asString())
        .isEqualTo("abs(y)");
    assertThat(check.get("message").get("key").asString()).isEqualTo("check.verdict.right");
    for (JsonNode curve : lines.subList(1, 5)) {
      assertThat(curve.get("errors")).hasSize(curve.get("steps").size());
      assertThat(curve.get("kinks").get(0).asInt()).isEqualTo(1);
    }
    assertThat(lines.get(1).get("optimum").asDouble()).isBetween(1e-6, 1e-4);
  }

  @Test
  void aPuzzleIsPlantedAndToldOnlyWhenAsked() throws Exception {
    JsonNode secret = ask(NETWORK, ", \"puzzle\": 4, \"curves\": false").getFirst();
    assertThat(secret.get("verdict").asString()).isEqualTo("wrong");
    assertThat(secret.get("fault").isNull()).isTrue();
    JsonNode told = ask(NETWORK, ", \"puzzle\": 4, \"curves\": false, \"tell\": true").getFirst();
    assertThat(told.get("parameters")).isEqualTo(secret.get("parameters"));
    int index = told.get("fault").get("index").asInt();
    assertThat(told.get("fault").get("name")).isEqualTo(told.get("faults").get(index));
    JsonNode chosen = ask(NETWORK, ", \"fault\": " + index + ", \"curves\": false").getFirst();
    assertThat(chosen.get("parameters")).isEqualTo(secret.get("parameters"));
    assertThat(secret.get("groups")).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ", \"step\": 0 | 0 is outside (0, 1]",
        ", \"step\": \"small\" | ",
        ", \"dropout\": \"some\" | some is not one of off, fixed, fresh",
        ", \"run\": 3 | the experiment has no run 4",
        ", \"fault\": 99 | There is no mistake number 100",
        ", \"after\": 100000 | The server runs at most 10000 steps",
        ", \"speed\": 3 | ",
      })
  void whatCannotBeIsRefusedWithASentence(String more, String sentence) throws Exception {
    var lines = ask(NETWORK, more);
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().get("error").asString()).contains(sentence == null ? "" : sentence);
  }

  @Test
  void aNetworkThatIsTooLargeIsRefusedBeforeItIsMade() throws Exception {
    String layers = "\"layers\": [{\"units\": 600}, {\"units\": 600}]";
    var large = NETWORK.replaceAll("\"layers\": \\[.*?\\]", layers);
    assertThat(ask(large, "").getFirst().get("error").asString())
        .contains("at most 200000 parameters");
  }
}
