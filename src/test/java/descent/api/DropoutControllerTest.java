package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import descent.live.dropout.DropoutLab;
import descent.live.job.Jobs;
import descent.live.training.TrainingLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DropoutControllerTest {
  private static final String EXPERIMENT =
      """
      {"problem": {"type": "network", "dataset": {"type": "xor", "samples": 40}, "batchSize": 10,
        "layers": [{"units": 5, "activation": "tanh", "keepProbability": 0.5}]},
       "steps": 20, "runs": [{"optimizer": {"type": "sgd"}, "network": {"dropout": "vanilla"}}]}
      """;

  private final MockMvc web =
      MockMvcBuilders.standaloneSetup(
              new DropoutController(
                  new DropoutLab(TrainingLimits.standard()),
                  new Stream(new Jobs(Jobs.Bounds.STANDARD, 1))))
          .setControllerAdvice(new Refusals())
          .build();

  private MockHttpServletResponse ask(String path, String more) throws Exception {
    String body = "{\"experiment\": " + EXPERIMENT + more + "}";
    return web.perform(post(path).content(body)).andReturn().getResponse();
  }

  private List<JsonNode> lines(String path, String more) throws Exception {
    var mapper = JsonMapper.builder().build();
    String text = ask(path, more).getContentAsString(StandardCharsets.UTF_8);
    return text.lines().map(mapper::readTree).toList();
  }

  private static boolean isOf(String kind, JsonNode line) {
    return line.get("kind").stringValue().equals(kind);
  }

  @Test
  void theDistributionOfAnOutputIsStreamed() throws Exception {
    var lines = lines("/api/dropout/masks", ", \"step\": 7, \"row\": 3, \"masks\": 200");
    JsonNode exact = lines.stream().filter(l -> isOf("exact", l)).findFirst().orElseThrow();
    assertThat(exact.at("/exact/step").asInt()).isEqualTo(7);
    assertThat(exact.at("/exact/units").asInt()).isEqualTo(5);
    assertThat(exact.at("/exact/mean").size()).isEqualTo(4);
    assertThat(exact.at("/exact/scores/fractions").size()).isEqualTo(60);
    assertThat(lines.getLast().at("/data/rows").asInt()).isEqualTo(40);
    assertThat(lines).allMatch(l -> l.has(l.get("kind").stringValue()));
  }

  @Test
  void unitsAreSwitchedOffPieceByPiece() throws Exception {
    var lines = lines("/api/dropout/off", ", \"step\": 20");
    assertThat(lines.stream().filter(l -> isOf("off", l))).hasSize(20);
    assertThat(lines.getLast().at("/scaling/on/accuracy").isNumber()).isTrue();
  }

  @Test
  void whatIsWrongIsASentence() throws Exception {
    for (String more : List.of(", \"step\": 21", ", \"run\": 1", ", \"masks\": 1", ", \"k\": 1")) {
      var response = ask("/api/dropout/masks", more);
      assertThat(response.getStatus()).isEqualTo(400);
      assertThat(response.getContentAsString()).contains("\"error\"");
    }
    var response = web.perform(post("/api/dropout/off").content("{}")).andReturn().getResponse();
    assertThat(response.getStatus()).isEqualTo(400);
  }
}
