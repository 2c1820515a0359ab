package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import descent.live.Limits;
import descent.live.race.Races;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RemedyControllerTest {
  private final MockMvc web =
      MockMvcBuilders.standaloneSetup(new RemedyController(new Races(Limits.STANDARD, 2)))
          .setControllerAdvice(new Refusals())
          .build();

  @Test
  void everyRunHasItsRemediesAsPatches() throws Exception {
    String answer =
        web.perform(
                post("/api/remedies")
                    .content(
                        """
                        {"problem": {"type": "function", "expression": "0.5x^2 + 50y^2", "variables": ["x", "y"], "start": [-4, 1]},
                         "runs": [{"name": "SGD", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.021}},
                                  {"name": "Adam", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.1}}]}
                        """))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    JsonNode runs = JsonMapper.builder().build().readTree(answer);
    assertThat(runs).hasSize(2);
    assertThat(runs.get(1)).isEmpty();
    JsonNode remedy = runs.get(0).get(0);
    assertThat(remedy.get("text").get("key").stringValue()).isEqualTo("remedy.rate");
    assertThat(remedy.get("patch").get(0).get("path").stringValue()).isEqualTo("/runs/0/schedule");
  }

  @Test
  void whatIsTooMuchIsRefused() throws Exception {
    web.perform(
            post("/api/remedies")
                .content(
                    """
                    {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
                     "steps": 1000000, "runs": [{"optimizer": {"type": "sgd"}}]}
                    """))
        .andExpect(status().isBadRequest());
  }
}
