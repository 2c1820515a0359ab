package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import descent.live.job.Jobs;
import descent.wire.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Comparisons that once named a false winner. What the server answers is written to a file, and a
 * test of the browser's judges it.
 */
class CompareCasesTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Jobs jobs = new Jobs(Jobs.Bounds.STANDARD, 1);
  private final MockMvc web = CompareServer.of(jobs);

  @AfterEach
  void close() {
    jobs.close();
  }

  private static String experiment(String expression, String start, int steps, String... runs) {
    return """
    {"problem": {"type": "function", "expression": "%s", "variables": ["x", "y"], "start": %s}, "steps": %d,
     "runs": [%s]}
    """
        .formatted(expression, start, steps, String.join(", ", runs));
  }

  private static String run(String name, String optimizer, double rate) {
    return "{\"name\": \"%s\", \"optimizer\": %s, \"schedule\": {\"learningRate\": %s}}"
        .formatted(name, optimizer, rate);
  }

  private MockHttpServletResponse ask(String what, String experiment, String more)
      throws Exception {
    String body = "{\"experiment\": %s%s}".formatted(experiment, more);
    return web.perform(post("/api/compare/" + what).content(body)).andReturn().getResponse();
  }

  /** All that the page is told of a sweep of rates. */
  private Map<String, Object> told(String what, String experiment) throws Exception {
    var told = new LinkedHashMap<String, Object>();
    told.put("what", what);
    var results = new ArrayList<JsonNode>();
    List<JsonNode> lines =
        ask("rates", experiment, ", \"perDecade\": 3")
            .getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .map(MAPPER::readTree)
            .toList();
    told.put("begun", lines.getFirst());
    lines.forEach(line -> line.path("results").forEach(results::add));
    told.put("results", results);
    // Where a range has widened, and where a contender diverges, the last line knows.
    for (String last : List.of("from", "to", "bounds")) {
      told.put(last, lines.getLast().get(last));
    }
    return told;
  }

  @Test
  void whatTheServerTellsIsWhatTheBrowsersTestsJudge() throws Exception {
    String sgd = "{\"type\": \"sgd\"}";
    String adam = "{\"type\": \"adam\"}";
    Samples.hold(
        "comparisons",
        List.of(
            told(
                "best beyond the range",
                experiment(
                    "(x^2+y^2)/100", "[2, 1]", 60, run("SGD", sgd, 0.01), run("Adam", adam, 0.1))),
            told(
                "tie",
                experiment(
                    "x^4-3x^2+x+y^2",
                    "[-2, 1]",
                    400,
                    run("SGD", sgd, 0.01),
                    run("Adam", adam, 0.1))),
            told(
                "bounded oscillation",
                experiment(
                    "(x^2+y^2)/100",
                    "[0.1, 0.1]",
                    60,
                    run("Adam", "{\"type\": \"adam\", \"beta1\": 0}", 1))),
            told(
                "constant",
                experiment("3", "[1, 2]", 20, run("SGD", sgd, 0.1), run("Adam", adam, 0.1))),
            told(
                "bottomless",
                experiment(
                    "x^2-y^2",
                    "[1, 0.1]",
                    60,
                    run("SGD", sgd, 0.1),
                    run("Momentum", "{\"type\": \"momentum\"}", 0.1))),
            told(
                "too high",
                experiment(
                    "1e6*(x^2+y^2)",
                    "[1, 1]",
                    60,
                    run("SGD", sgd, 0.001),
                    run("Adam", adam, 0.01))),
            told(
                "stopped",
                experiment(
                        "0.5*x^2 + 2*y^2",
                        "[-4, 1]",
                        60,
                        run("SGD", sgd, 0.1),
                        run("Adam", adam, 0.1))
                    .replace("\"steps\"", "\"stop\": {\"loss\": 0.01}, \"steps\"")),
            told(
                "stopped by its gradient",
                stoppedByGradient(
                    "0.5*x^2 + 2*y^2", "[-4, 1]", run("SGD", sgd, 0.1), run("Adam", adam, 0.1))),
            told(
                "stopped in another minimum",
                stoppedByGradient(
                    "(x^2-1)^2 + x/4 + y^2",
                    "[1.5, 1]",
                    run("SGD", sgd, 0.01),
                    run("Momentum", "{\"type\": \"momentum\"}", 0.01)))));
  }

  private static String stoppedByGradient(String expression, String start, String... runs) {
    return experiment(expression, start, 200, runs)
        .replace("\"steps\"", "\"stop\": {\"gradientNorm\": 0.1}, \"steps\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rates", "tuning", "seeds", "map", "batches"})
  void aStartWithoutAValueIsOneSentence(String what) throws Exception {
    String sweep =
        switch (what) {
          case "map" ->
              ", \"sweep\": {\"type\": \"map\", \"run\": \"SGD\", \"x\": {\"field\":"
                  + " \"learningRate\", \"from\": 0.01, \"to\": 1, \"points\": 3}, \"y\":"
                  + " {\"field\": \"start[1]\", \"from\": 0, \"to\": 1, \"points\": 3}}}";
          case "batches" -> ", \"sweep\": {\"type\": \"batches\", \"sizes\": [1, 4]}}";
          default -> "}";
        };
    String swept =
        experiment("log(x)+y^2", "[-1, 1]", 20, run("SGD", "{\"type\": \"sgd\"}", 0.1))
            .replaceAll("\\}\\s*$", "")
            .concat(sweep)
            .replace("\"start\":", "\"gradientNoise\": 1, \"start\":");
    MockHttpServletResponse answer = ask(what, swept, "");
    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString())
        .contains("At the start the function or its gradient is not a finite number");
  }
}
