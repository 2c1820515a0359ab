package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import descent.cli.CommandLine;
import descent.live.Limits;
import descent.live.job.Explanations;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainControllerTest {
  private static final String RACE =
      """
      {"problem": {"type": "function", "expression": "0.5x^2 + 50y^2", "variables": ["x", "y"], "start": [-4, 1]},
       "runs": [{"name": "SGD", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.021}},
                {"name": "Adam", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.1}}]}
      """;
  private static final String TRAINING =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons"}, "validationFraction": 0.3,
         "layers": [{"units": 8, "activation": "tanh"}]}, "steps": 200,
       "runs": [{"name": "far", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 1e300}}]}
      """;

  private final MockMvc web = web(Explanations.Bounds.STANDARD);

  private static MockMvc web(Explanations.Bounds bounds) {
    var races = new Races(Limits.STANDARD, 2);
    return MockMvcBuilders.standaloneSetup(
            new ExplainController(new Explanations(races, TrainingLimits.standard(), bounds)))
        .setControllerAdvice(new Refusals())
        .build();
  }

  @Test
  void everyRunHasItsRemediesAsPatches() throws Exception {
    String answer =
        web.perform(post("/api/remedies").content(RACE))
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

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void theWordsAreThoseOfTheCommand(String language) throws Exception {
    for (String experiment : List.of(RACE, TRAINING)) {
      var out = new ByteArrayOutputStream();
      int code =
          CommandLine.run(
              new String[] {"explain", "-", "--language", language},
              new ByteArrayInputStream(experiment.getBytes(StandardCharsets.UTF_8)),
              out,
              new ByteArrayOutputStream());
      assertThat(code).isZero();
      String answer =
          web.perform(post("/api/explain?language=" + language).content(experiment))
              .andExpect(status().isOk())
              .andReturn()
              .getResponse()
              .getContentAsString(StandardCharsets.UTF_8);
      assertThat(read(answer)).isEqualTo(read(out.toString(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void aTrainingHasItsRemedyToo() throws Exception {
    String answer =
        web.perform(post("/api/remedies").content(TRAINING))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    JsonNode remedy = read(answer).get(0).get(0);
    assertThat(remedy.get("text").get("key").stringValue()).isEqualTo("remedy.newRowsBounded");
    assertThat(remedy.get("patch").get(0).get("path").stringValue()).isEqualTo("/runs/0/schedule");
  }

  @Test
  void anUnknownLanguageAndATrainingThatIsTooMuchAreRefused() throws Exception {
    web.perform(post("/api/explain?language=fr").content(RACE)).andExpect(status().isBadRequest());
    String answer =
        web(new Explanations.Bounds(1000, 1, 1, 1, 1))
            .perform(post("/api/explain").content(TRAINING))
            .andExpect(status().isBadRequest())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(read(answer).get("limit").stringValue()).isEqualTo("LIMIT_EXPLANATION_OPERATIONS");
  }

  private static JsonNode read(String json) {
    return JsonMapper.builder().build().readTree(json);
  }
}
