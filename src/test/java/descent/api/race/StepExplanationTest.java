package descent.api.race;

import static descent.api.race.AskedRaces.EXPERIMENT;
import static org.assertj.core.api.Assertions.assertThat;

import descent.wire.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One step of a run, explained over HTTP. */
class StepExplanationTest {
  private final AskedRaces races = new AskedRaces();

  @Test
  void aStepIsExplained() throws Exception {
    JsonNode step =
        races.read("/api/step", "{\"experiment\": " + EXPERIMENT + ", \"run\": 0, \"step\": 2}");
    assertThat(step.get("step").asInt()).isEqualTo(2);
    assertThat(step.get("names").toString()).isEqualTo("[\"x\",\"y\"]");
    assertThat(step.get("working").get("text").stringValue())
        .isEqualTo("w = w - lr*g = #0 - #1*#2 = #3");
    assertThat(step.get("surroundings").get("conditionNumber").asDouble()).isEqualTo(3);
    assertThat(step.get("surroundings").get("message").get("key").stringValue())
        .isEqualTo("inspection.convex");
    assertThat(step.get("search").isNull()).isTrue();
  }

  @Test
  void numbersThatAreNotFiniteAreTold() throws Exception {
    String wild =
        EXPERIMENT
            .replace("x^2", "1e200*x^4")
            .replace(
                "\"sgd\"}",
                "\"sgd\"}, \"schedule\": {\"type\": \"constant\", \"learningRate\": 1e150}");
    JsonNode step = races.read("/api/step", "{\"experiment\": " + wild + ", \"step\": 9}");
    assertThat(step.get("nextLoss").isNull()).isTrue();
    assertThat(step.get("notFinite").get("/nextLoss").stringValue()).isIn("Infinity", "NaN");
    assertThat(step.get("made").asBoolean()).isTrue();

    String adam = EXPERIMENT.replace("\"sgd\"", "\"adam\"");
    String lbfgs = EXPERIMENT.replace("\"sgd\"", "\"lbfgs\"");
    Samples.hold(
        "steps",
        List.of(
            step,
            races.read("/api/step", "{\"experiment\": " + adam + ", \"step\": 1}"),
            races.read("/api/step", "{\"experiment\": " + lbfgs + ", \"step\": 1}")));
  }

  @Test
  void aStepThatCannotBeIsRefused() throws Exception {
    assertThat(races.refused("/api/step", "{}").get("path").stringValue()).isEqualTo("experiment");
    assertThat(races.refused("/api/step", step(", \"run\": 1")).get("key").stringValue())
        .isEqualTo("limit.run");
    for (String wrong :
        new String[] {
          ", \"step\": -1", ", \"step\": 1e99", ", \"step\": \"x\"", ", \"run\": 0.5",
          ", \"axes\": [0, 2]", ", \"axes\": [-1]", ", \"axes\": [0.5]", ", \"axes\": 1",
          ", \"more\": 1"
        }) {
      assertThat(races.refused("/api/step", step(wrong)).get("error").stringValue())
          .as(wrong)
          .isNotBlank();
    }
    assertThat(
            races.refused("/api/gap", step("").replace("3*y^2", "3*z")).get("path").stringValue())
        .isEqualTo("problem.expression");
  }

  private static String step(String more) {
    return "{\"experiment\": " + EXPERIMENT + more + "}";
  }
}
