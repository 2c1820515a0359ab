package descent.live.race;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.Visitor;
import descent.message.InvalidInputException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Experiments damaged by fixed seeds: each is raced, or refused with one sentence. {@code
 * scripts/faults fuzz} tries many more.
 */
class FuzzedExperimentsTest {
  private static final int FROM = Integer.getInteger("fuzz.from", 0);
  private static final int CASES = Integer.getInteger("fuzz.cases", 1000);
  private static final List<String> WHOLE =
      List.of(
          """
          {"version": 1, "title": "t", "problem": {"type": "function", "expression": "a*x^2 + sin(y)/x",
           "variables": ["x", "y"], "parameters": {"a": 0.5}, "start": [-4, 1], "domain": [[-5, 5], [-2, 2]], "gradientNoise": 0.1},
           "steps": 9, "seed": 1, "stop": {"gradientNorm": 1e-9, "loss": null}, "runs": [
            {"name": "Adam", "optimizer": {"type": "adam", "beta1": 0.9}, "schedule": {"type": "cosine", "learningRate": 0.1, "over": 5}},
            {"optimizer": {"type": "bfgs"}}, {"optimizer": {"type": "newton", "damping": 0.1}, "averaging": {"decay": 0.9}}]}
          """,
          """
          {"problem": {"type": "function", "expression": "sum(i, 1, n-1, 100*(x[i+1]-x[i]^2)^2)", "dimension": 4,
           "start": [1, 2, 3, 4]}, "steps": 9, "runs": [{"optimizer": {"type": "lbfgs", "memory": 3}},
            {"optimizer": {"type": "custom", "rule": "v = 0.9*v - lr*g\\nw = w + v"}, "schedule": {"type": "formula", "expression": "1/(1+t)"}}]}
          """);
  private static final String[] PIECES = {
    "0",
    "-1",
    "1e308",
    "1e-320",
    "1e999",
    "9007199254740993",
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "\"x\"",
    "\"\\u0000\"",
    ",",
    ":",
    "{",
    "]",
    "\"",
    "NaN",
    "[[1]]",
    "\"adam\"",
    "\"x[i]\"",
    "\"1/0\"",
    "\"a*x\"",
    "2147483648"
  };

  @Test
  void whatIsDamagedIsRacedOrRefusedWithASentence() {
    int raced = 0;
    int refused = 0;
    try (var races = new Races(Limits.STANDARD, 1)) {
      for (int seed = FROM; seed < FROM + CASES; seed++) {
        String json = damaged(seed);
        try {
          Experiment experiment = ExperimentJson.read(json);
          assertThat(ExperimentJson.read(ExperimentJson.write(experiment)))
              .as(json)
              .isEqualTo(experiment);
          if (experiment.problem() instanceof FunctionProblem) {
            var unused = races.race(Visitor.alone("fuzz"), experiment, false);
            raced++;
          }
        } catch (InvalidInputException e) {
          assertThat(e.getMessage()).as(json).isNotBlank().doesNotContain("Exception");
          refused++;
        }
      }
    }
    assertThat(raced).isGreaterThan(CASES / 50);
    assertThat(refused).isGreaterThan(CASES / 50);
  }

  /** Up to three words, numbers or signs are replaced, left out or doubled. */
  private static String damaged(int seed) {
    var random = new Random(seed);
    String json = WHOLE.get(random.nextInt(WHOLE.size()));
    for (int i = random.nextInt(3); i >= 0; i--) {
      String[] parts = json.split("(?<=[\\[\\]{}:, ])|(?=[\\[\\]{}:, ])");
      int place = random.nextInt(parts.length);
      parts[place] =
          switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> parts[place] + parts[random.nextInt(parts.length)];
            case 2 -> parts[random.nextInt(parts.length)];
            default -> PIECES[random.nextInt(PIECES.length)];
          };
      json = String.join("", parts);
    }
    return json;
  }
}
