package descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ExplainCommandTest {
  private static final String RAVINE =
      """
      {"problem": {"type": "function", "expression": "0.5x^2 + 50y^2", "variables": ["x", "y"], "start": [-4, 1]},
       "runs": [{"name": "SGD", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.021}},
                {"name": "late", "optimizer": {"type": "sgd"}, "schedule": {"type": "formula", "expression": "0.1/t"}}]}
      """;

  private static final String SPIRAL =
      """
      {"problem": {"type": "network",
         "dataset": {"type": "spiral", "samples": 200, "noise": 0.1, "classes": 2, "seed": 1},
         "validationFraction": 0.3, "layers": [{"units": 16, "activation": "relu"}], "batchSize": 32},
       "steps": 600,
       "runs": [{"name": "good", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.03}},
                {"name": "still", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 1e-7}},
                {"name": "far", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 1000}}]}
      """;

  private static Answer explain(String input, String... options) {
    return Answer.to(
        input, Stream.concat(Stream.of("explain", "-"), Stream.of(options)).toArray(String[]::new));
  }

  @Test
  void runsOfFunctionsAreExplained() {
    JsonNode told = explain(RAVINE).json();
    assertThat(told.get("caption").stringValue())
        .startsWith("late: It ended at step 1: the rate is not finite at t = 0");
    JsonNode sgd = told.get("runs").get(0);
    assertThat(sgd.get("run").stringValue()).isEqualTo("SGD");
    assertThat(sgd.get("verdict").stringValue()).isEqualTo("diverges");
    JsonNode remedy = sgd.get("remedies").get(0);
    assertThat(remedy.get("text").stringValue())
        .isEqualTo("rate 0.021 → 0.0195: ends at 0.003035 instead of 1.803e18");
    JsonNode operation = remedy.get("patch").get(0);
    assertThat(operation.get("op").stringValue()).isEqualTo("add");
    assertThat(operation.get("path").stringValue()).isEqualTo("/runs/0/schedule");
    assertThat(operation.get("value").get("learningRate").doubleValue()).isEqualTo(0.0195);
    assertThat(told.get("runs").get(1).get("verdict").stringValue()).isEqualTo("undefined");
  }

  @Test
  void networksAreExplained() {
    JsonNode runs = explain(SPIRAL).json().get("runs");
    assertThat(runs.get(0).get("verdict").stringValue()).isEqualTo("generalises");
    assertThat(runs.get(1).get("verdict").stringValue()).isEqualTo("chance");
    assertThat(runs.get(2).get("verdict").stringValue()).isEqualTo("diverges");
    assertThat(runs.get(2).get("remedies").get(0).get("text").stringValue())
        .startsWith("rate 1000 → ")
        .endsWith(" of the new rows are right");
  }

  @Test
  void chineseIsSpoken() {
    JsonNode told = explain(RAVINE, "--language", "zh").json();
    assertThat(told.get("caption").stringValue()).startsWith("late: 它在第 1 步结束：t = 0 时学习率不是有限值");
    assertThat(told.get("runs").get(0).get("remedies").get(0).get("text").stringValue())
        .startsWith("学习率 0.021 → 0.0195：");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--language", "--language fr", "--verbose", "second"})
  void whatItCannotReadItSays(String options) {
    Answer result = explain(RAVINE, options.split(" "));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines()).hasSize(1);
  }

  @Test
  void aBrokenExperimentIsRefusedInOneSentence() {
    Answer result = explain("{\"problem\": {\"type\": \"function\"}}");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).startsWith("problem.expression");
  }
}
