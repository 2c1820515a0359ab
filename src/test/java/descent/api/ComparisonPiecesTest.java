package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import descent.live.job.Jobs;
import descent.wire.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The fields of every kind of piece of a comparison; the browser's tests hold its types to them.
 */
class ComparisonPiecesTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final String EXPERIMENT =
      """
      {"problem": {"type": "function", "expression": "0.5*x^2 + 5*y^2", "variables": ["x", "y"],
        "start": [-4, 1], "gradientNoise": 0.1}, "steps": 10,
        "runs": [{"name": "M", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.01}}]%s}
      """;

  private final Jobs jobs = new Jobs(Jobs.Bounds.STANDARD, 1);
  private final MockMvc web = CompareServer.of(jobs);

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void theBrowserKnowsEveryFieldOfEveryKind() throws Exception {
    Map<String, JsonNode> kinds = new TreeMap<>();
    look(kinds, "rates", "", ", \"perDecade\": 3");
    look(kinds, "seeds", "", ", \"seeds\": 3");
    look(kinds, "map", map("learningRate", "momentum"), "");
    look(kinds, "basins", map("start[0]", "start[1]"), "");
    look(kinds, "batches", "{\"type\": \"batches\", \"sizes\": [1, 4]}", "");

    assertThat(kinds)
        .containsOnlyKeys("batched", "begun", "ended", "mapped", "measured", "spread", "started");
    Samples.hold("pieces", kinds);
  }

  private static String map(String x, String y) {
    return """
    {"type": "map", "run": "M", "x": {"field": "%s", "from": 0.1, "to": 0.9, "points": 2},
     "y": {"field": "%s", "from": 0.1, "to": 0.9, "points": 2}}\
    """
        .formatted(x, y);
  }

  private void look(Map<String, JsonNode> kinds, String what, String sweep, String more)
      throws Exception {
    String experiment = EXPERIMENT.formatted(sweep.isEmpty() ? "" : ", \"sweep\": " + sweep);
    web.perform(
            post("/api/compare/" + what)
                .content("{\"experiment\": %s%s}".formatted(experiment, more)))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8)
        .lines()
        .map(MAPPER::readTree)
        .forEach(
            piece ->
                kinds.merge(
                    piece.path("kind").asString(), fields(piece), ComparisonPiecesTest::both));
  }

  /** What is there, without its values: of a list what its elements have. */
  private static JsonNode fields(JsonNode node) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (node.isObject()) {
      var fields = make.objectNode();
      node.properties().forEach(field -> fields.set(field.getKey(), fields(field.getValue())));
      return fields;
    }
    if (node.isArray() && !node.isEmpty()) {
      JsonNode all = fields(node.get(0));
      for (JsonNode element : node) {
        all = both(all, fields(element));
      }
      return all.isNull() ? all : make.arrayNode().add(all);
    }
    return make.nullNode();
  }

  private static JsonNode both(JsonNode one, JsonNode other) {
    if (one.isObject() && other.isObject()) {
      var fields = JsonNodeFactory.instance.objectNode();
      var names = new TreeMap<String, JsonNode>();
      one.properties().forEach(field -> names.put(field.getKey(), field.getValue()));
      other
          .properties()
          .forEach(
              field -> names.merge(field.getKey(), field.getValue(), ComparisonPiecesTest::both));
      names.forEach(fields::set);
      return fields;
    }
    if (one.isArray() && other.isArray()) {
      return JsonNodeFactory.instance.arrayNode().add(both(one.get(0), other.get(0)));
    }
    return one.isNull() ? other : one;
  }
}
