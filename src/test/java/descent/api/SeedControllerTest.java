package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import descent.live.job.Jobs;
import descent.live.training.TrainingLimits;
import descent.live.training.Trainings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SeedControllerTest {
  private final Trainings trainings = new Trainings(TrainingLimits.standard(), 1);
  private final MockMvc web =
      MockMvcBuilders.standaloneSetup(
              new SeedController(trainings, new Stream(new Jobs(Jobs.Bounds.STANDARD, 1))))
          .setControllerAdvice(new Refusals())
          .build();

  @AfterEach
  void close() {
    trainings.close();
  }

  private MockHttpServletResponse ask(int steps, String more) throws Exception {
    String body =
        """
        {"experiment": {"problem": {"type": "network", "dataset": {"type": "xor", "samples": 40},
          "layers": [{"units": 3}]}, "steps": %d, "runs": [{"optimizer": {"type": "sgd"}}]}%s}
        """
            .formatted(steps, more);
    return web.perform(post("/api/seeds").content(body)).andReturn().getResponse();
  }

  @Test
  void everySeedIsALine() throws Exception {
    var mapper = JsonMapper.builder().build();
    List<JsonNode> results =
        ask(20, ", \"seeds\": 3")
            .getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .map(mapper::readTree)
            .filter(line -> line.get("kind").stringValue().equals("result"))
            .toList();
    assertThat(results.stream().map(line -> line.at("/result/seed").asInt()))
        .containsExactly(1, 2, 3);
    assertThat(results).allMatch(line -> line.at("/result/loss").isNumber());
  }

  @Test
  void whatIsWrongOrTooMuchIsASentence() throws Exception {
    for (String more : List.of(", \"seeds\": 1", ", \"seeds\": 51", ", \"k\": 1")) {
      assertThat(ask(20, more).getStatus()).isEqualTo(400);
    }
    MockHttpServletResponse tooMuch = ask(1_000_000, "");
    assertThat(tooMuch.getStatus()).isEqualTo(400);
    assertThat(tooMuch.getContentAsString()).contains("steps");
  }
}
