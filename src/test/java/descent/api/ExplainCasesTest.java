package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import descent.cli.CommandLine;
import descent.live.Limits;
import descent.live.job.Explanations;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs of which something false was said once: what command and server say of them now. */
class ExplainCasesTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final MockMvc web =
      MockMvcBuilders.standaloneSetup(
              new ExplainController(
                  new Explanations(
                      new Races(Limits.STANDARD, 1),
                      TrainingLimits.standard(),
                      Explanations.Bounds.STANDARD)))
          .setControllerAdvice(new Refusals())
          .build();

  /**
   * @param plan a rate, or the schedule as JSON
   * @param reason a part of the sentence
   */
  @ParameterizedTest(name = "{0} from {2}, {3} steps of {4} {5}: {6}")
  @CsvFileSource(resources = "/cases/words.csv", delimiter = '|', quoteCharacter = '\'')
  void aRunGetsItsWordAndReason(
      String expression,
      String variables,
      String start,
      int steps,
      String optimizer,
      String plan,
      String verdict,
      String reason)
      throws Exception {
    String experiment =
        """
        {"problem": {"type": "function", "expression": "%s", "variables": ["%s"], "start": [%s]}, "steps": %d,
         "runs": [{"optimizer": {"type": "%s"}, "schedule": %s}]}
        """
            .formatted(
                expression,
                variables.replace(",", "\", \""),
                start,
                steps,
                optimizer,
                plan.startsWith("{") ? plan : "{\"learningRate\": " + plan + "}");
    JsonNode told = command(experiment);
    JsonNode run = told.get("runs").get(0);
    assertThat(run.get("verdict").stringValue()).as(run.toString()).isEqualTo(verdict);
    assertThat(run.get("text").stringValue()).contains(reason);
    String answer =
        web.perform(post("/api/explain").content(experiment))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(MAPPER.readTree(answer)).isEqualTo(told);
  }

  private static JsonNode command(String experiment) {
    var out = new ByteArrayOutputStream();
    CommandLine.run(
        new String[] {"explain", "-"},
        new ByteArrayInputStream(experiment.getBytes(StandardCharsets.UTF_8)),
        out,
        out);
    return MAPPER.readTree(out.toString(StandardCharsets.UTF_8));
  }
}
