package descent.api.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import descent.api.Refusals;
import descent.api.guard.BoundedBodies;
import descent.api.training.Frames;
import descent.experiment.json.ExperimentJson;
import descent.live.Access;
import descent.live.Limits;
import descent.live.race.Races;
import descent.message.InvalidInputException;
import descent.wire.Samples;
import descent.wire.Unpacked;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RaceControllerTest {
  private static final String PROBLEM =
      "{\"type\": \"function\", \"expression\": \"x^2 + 3*y^2\", \"variables\": [\"x\", \"y\"],"
          + " \"start\": [1, 2]}";
  private static final String EXPERIMENT =
      "{\"problem\": "
          + PROBLEM
          + ", \"steps\": 3, \"runs\": [{\"name\": \"a\", \"optimizer\": {\"type\": \"sgd\"}}]}";

  private final MockMvc web =
      MockMvcBuilders.standaloneSetup(new RaceController(new Races(Limits.STANDARD, 2)))
          .setControllerAdvice(new Refusals())
          .addFilters(new BoundedBodies(Access.standard()))
          .build();

  @Test
  void aRaceIsAHeaderAndColumns() throws Exception {
    byte[] answer =
        web.perform(post("/api/race").content(EXPERIMENT))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    var unpacked = new Unpacked(answer);
    JsonNode header = unpacked.header();
    JsonNode run = header.get("runs").get(0);
    assertThat(run.get("rows").asInt()).isEqualTo(4);
    assertThat(run.get("columns").toString())
        .isEqualTo(
            "[\"step\",\"loss\",\"gradient_norm\",\"learning_rate\",\"function_evaluations\",\"gradient_evaluations\",\"x\",\"y\"]");
    assertThat(run.get("ending").get("reason").stringValue()).isEqualTo("steps");
    assertThat(run.get("outcome").get("why").get("key").stringValue()).isEqualTo("ending.steps");
    assertThat(header.get("facts").get("conditionNumber").asDouble()).isEqualTo(3);
    assertThat(header.get("facts").get("minima").get(0).get("loss").asDouble()).isZero();
    assertThat(header.get("caption").get("what").get("key").stringValue())
        .isEqualTo("judgement.progressing");
    assertThat(unpacked.column(4)).containsExactly(0, 1, 2, 3);
    assertThat(unpacked.column(4)).startsWith(13);
    for (int column = 2; column < 7; column++) {
      unpacked.column(4);
    }
    assertThat(unpacked.column(4)).startsWith(2, 1.88, 1.88 - 0.01 * 6 * 1.88);
    assertThat(unpacked.isDone()).isTrue();
  }

  /** A race with all that its header can say, and a refusal, over HTTP and over a socket. */
  @Test
  void theBrowsersTestsReadTheSame() throws Exception {
    String two =
        EXPERIMENT.replace("}}]}", "}}, {\"name\": \"b\", \"optimizer\": {\"type\": \"lbfgs\"}}]}");
    byte[] answer = answer("/api/race?plane=true", two);
    var unpacked = new Unpacked(answer);
    var columns = new ArrayList<Map<String, Object>>();
    for (JsonNode run : unpacked.header().get("runs")) {
      var values = new LinkedHashMap<String, Object>();
      for (JsonNode name : run.get("columns")) {
        values.put(name.stringValue(), Samples.values(unpacked.column(run.get("rows").asInt())));
      }
      columns.add(values);
    }
    var sample = new LinkedHashMap<String, Object>();
    sample.put("header", unpacked.header());
    sample.put("columns", columns);
    sample.put("packed", Base64.getEncoder().encodeToString(answer));
    Samples.hold("race", sample);

    String wrong = EXPERIMENT.replace("\"steps\": 3", "\"steps\": -3");
    byte[] refused = answer("/api/race", wrong);
    InvalidInputException reason =
        catchThrowableOfType(InvalidInputException.class, () -> ExperimentJson.read(wrong));
    var refusals = new LinkedHashMap<String, Object>();
    refusals.put("answer", JsonMapper.builder().build().readTree(refused));
    refusals.put("frame", Base64.getEncoder().encodeToString(Frames.refusal(reason)));
    Samples.hold("refusal", refusals);
  }

  private byte[] answer(String path, String question) throws Exception {
    return web.perform(post(path).content(question))
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
  }

  @Test
  void averagedPointsAreFurtherColumns() throws Exception {
    byte[] answer =
        web.perform(
                post("/api/race")
                    .content(
                        EXPERIMENT.replace(
                            "\"sgd\"}", "\"sgd\"}, \"averaging\": {\"decay\": 0.5}")))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    var unpacked = new Unpacked(answer);
    JsonNode header = unpacked.header();
    assertThat(header.get("runs").get(0).get("columns").toString())
        .endsWith("\"x\",\"y\",\"average_loss\",\"average:x\",\"average:y\"]");
    for (int column = 0; column < 11; column++) {
      unpacked.column(4);
    }
    assertThat(unpacked.isDone()).isTrue();
  }

  @Test
  void aGridHasItsValues() throws Exception {
    byte[] answer =
        web.perform(
                post("/api/grid")
                    .content(
                        "{\"problem\": "
                            + PROBLEM
                            + ", \"domain\": [[0, 1], [0, 2]], \"columns\": 2, \"rows\": 3}"))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    JsonNode header = new Unpacked(answer).header();
    assertThat(header.get("columns").asInt()).isEqualTo(2);
    assertThat(header.get("rows").asInt()).isEqualTo(3);
    assertThat(header.get("low").asDouble()).isZero();
    assertThat(highest(header)).isCloseTo(13, within(1e-9));
  }

  /** What the highest level of a map stands for. */
  private static double highest(JsonNode map) {
    return map.get("low").asDouble()
        + map.get("unit").asDouble() * Math.expm1(65_534 / map.get("rate").asDouble());
  }

  @Test
  void aBrowserGetsItZipped() throws Exception {
    byte[] plain =
        web.perform(post("/api/race").content(EXPERIMENT))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    var zipped =
        web.perform(
                post("/api/race")
                    .header("Accept-Encoding", "gzip, deflate, br")
                    .content(EXPERIMENT))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse();
    assertThat(zipped.getHeader("Content-Encoding")).isEqualTo("gzip");
    assertThat(zipped.getHeader("Vary")).isEqualTo("Accept-Encoding");
    try (var unzipped =
        new GZIPInputStream(new ByteArrayInputStream(zipped.getContentAsByteArray()))) {
      assertThat(unzipped.readAllBytes()).isEqualTo(plain);
    }
  }

  @Test
  void aRaceForPixelsHasRoundedNumbers() throws Exception {
    byte[] answer =
        web.perform(post("/api/race?drawn=true").content(EXPERIMENT))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    var unpacked = new Unpacked(answer);
    for (int column = 0; column < 6; column++) {
      unpacked.column(4);
    }
    double[] x = unpacked.column(4);
    assertThat(x[1]).isNotEqualTo(0.98).isCloseTo(0.98, within(0.98 * 0x1p-17));
  }

  @Test
  void aFanIsStepsBandsAndPaths() throws Exception {
    byte[] answer =
        web.perform(post("/api/fan").content(fan("\"seeds\": 4, \"axes\": [1, 0]")))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    var unpacked = new Unpacked(answer);
    JsonNode header = unpacked.header();
    assertThat(header.get("paths").toString()).isEqualTo("[4,4,4,4]");
    assertThat(header.get("alike").asBoolean()).isTrue();
    assertThat(unpacked.column(4)).containsExactly(0, 1, 2, 3);
    for (int quantile = 0; quantile < 5; quantile++) {
      assertThat(unpacked.column(4)).startsWith(13);
    }
    assertThat(unpacked.column(4)).startsWith(2);
    assertThat(unpacked.column(4)).startsWith(1);
  }

  @Test
  void aFanThatIsTooLargeOrOfNobodyIsRefused() throws Exception {
    assertThat(refused("/api/fan", fan("\"seeds\": 201")).get("key").stringValue())
        .isEqualTo("limit.seeds");
    assertThat(refused("/api/fan", fan("\"seeds\": 0")).get("key").stringValue())
        .isEqualTo("limit.seeds");
    assertThat(refused("/api/fan", fan("\"run\": 1")).get("key").stringValue())
        .isEqualTo("limit.run");
    assertThat(refused("/api/fan", fan("\"axes\": [0, 2]")).get("key").stringValue())
        .isEqualTo("limit.axes");
    assertThat(refused("/api/fan", fan("\"axes\": []")).get("key").stringValue())
        .isEqualTo("limit.axes");
    for (String wrong : new String[] {"{}", "[]", fan("\"other\": 1"), fan("\"run\": 0.5")}) {
      assertThat(refused("/api/fan", wrong).get("error").stringValue()).isNotBlank();
    }
    String long200 =
        fan("\"seeds\": 200")
            .replace("\"steps\": 3", "\"steps\": 10000")
            .replace("3*y^2", "sum(i, 1, 2000, sin(i*y))");
    assertThat(refused("/api/fan", long200).get("key").stringValue()).isEqualTo("limit.work");
  }

  private static String fan(String fields) {
    return "{\"experiment\": " + EXPERIMENT + ", " + fields + "}";
  }

  @Test
  void aRaceCanComeWithThePlaneOfItsPaths() throws Exception {
    byte[] answer =
        web.perform(post("/api/race?plane=true").content(EXPERIMENT))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    var unpacked = new Unpacked(answer);
    JsonNode header = unpacked.header();
    assertThat(header.get("runs").get(0).get("columns").toString())
        .endsWith("\"x\",\"y\",\"plane 1\",\"plane 2\"]");
    JsonNode plane = header.get("plane");
    assertThat(plane.get("shares").get(0).asDouble() + plane.get("shares").get(1).asDouble())
        .isCloseTo(1, within(1e-9));
    for (int column = 0; column < 6; column++) {
      unpacked.column(4);
    }
    double begin = unpacked.column(4)[0];
    unpacked.column(4);
    double[] first = unpacked.column(4);
    double[] second = unpacked.column(4);
    assertThat(begin).isEqualTo(1);
    // The last point is the best one: the plane's origin.
    assertThat(first[3]).isZero();
    assertThat(second[3]).isZero();
    double x = plane.get("origin").get(0).asDouble();
    assertThat(
            x
                + first[0] * plane.get("first").get(0).asDouble()
                + second[0] * plane.get("second").get(0).asDouble())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void aGridAndAFanLieInAPlaneAndACrookedOneIsRefused() throws Exception {
    String plane =
        "\"plane\": {\"origin\": [1, 0], \"first\": [0.6, 0.8], \"second\": [-0.8, 0.6]}";
    String grid =
        "{\"problem\": "
            + PROBLEM
            + ", \"domain\": [[0, 5], [0, 5]], \"columns\": 2, \"rows\": 2, "
            + plane
            + "}";
    byte[] answer =
        web.perform(post("/api/grid").content(grid))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    JsonNode map = new Unpacked(answer).header();
    assertThat(map.get("low").asDouble()).isCloseTo(1, within(1e-12));
    assertThat(highest(map)).isCloseTo(147, within(1e-9));
    web.perform(post("/api/fan").content(fan(plane))).andExpect(status().isOk());
    for (String crooked :
        new String[] {
          plane.replace("0.6, 0.8", "1, 1"),
          plane.replace("-0.8", "0.8"),
          plane.replace("[1, 0]", "[1, 0, 0]"),
          plane.replace("[1, 0]", "[]")
        }) {
      assertThat(refused("/api/grid", grid.replace(plane, crooked)).get("key").stringValue())
          .isEqualTo("limit.plane");
      assertThat(refused("/api/fan", fan(crooked)).get("key").stringValue())
          .isEqualTo("limit.plane");
    }
    assertThat(
            refused("/api/grid", grid.replace("\"origin\": [1, 0], ", ""))
                .get("error")
                .stringValue())
        .contains("origin");
  }

  @Test
  void aTextThatIsBeingTypedMayBeWrongWithoutAWord() throws Exception {
    web.perform(post("/api/race?typed=true").content(EXPERIMENT.replace("3*y", "3*")))
        .andExpect(status().isNoContent());
    web.perform(post("/api/race?typed=true").content(EXPERIMENT)).andExpect(status().isOk());
  }

  @Test
  void whatIsWrongIsASentenceWithItsPlace() throws Exception {
    JsonNode answer = refused("/api/race", EXPERIMENT.replace("3*y", "3*z"));
    assertThat(answer.get("error").stringValue()).startsWith("problem.expression: ");
    assertThat(answer.get("path").stringValue()).isEqualTo("problem.expression");
    assertThat(answer.get("position").asInt()).isEqualTo(8);
    assertThat(
            refused("/api/race", EXPERIMENT.replace("\"steps\": 3", "\"steps\": 20000"))
                .get("key")
                .stringValue())
        .isEqualTo("limit.steps");
    JsonNode limited = refused("/api/race", EXPERIMENT.replace("\"steps\": 3", "\"steps\": 20000"));
    assertThat(limited.get("limit").stringValue()).isEqualTo("LIMIT_STEPS");
    assertThat(limited.get("error").stringValue())
        .endsWith("asks for 20000; take fewer (LIMIT_STEPS).");
    assertThat(refused("/api/race", "{").get("key").stringValue()).isEqualTo("experiment.jsonEnds");
    assertThat(refused("/api/race", " ".repeat(300_000)).get("key").stringValue())
        .isEqualTo("limit.body");
    assertThat(
            refused("/api/grid", "{\"problem\": " + PROBLEM + ", \"domain\": [[1, 0]]}")
                .get("error")
                .stringValue())
        .isNotBlank();
    assertThat(
            refused("/api/grid", "{\"problem\": " + PROBLEM + ", \"domain\": [3]}")
                .get("error")
                .stringValue())
        .isNotBlank();
    assertThat(
            refused(
                    "/api/grid",
                    "{\"problem\": " + PROBLEM + ", \"domain\": [[0, 1]], \"axes\": []}")
                .get("error")
                .stringValue())
        .isNotBlank();
  }

  @Test
  void aStepIsExplained() throws Exception {
    String answer =
        web.perform(
                post("/api/step")
                    .content("{\"experiment\": " + EXPERIMENT + ", \"run\": 0, \"step\": 2}"))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    JsonNode step = json(answer);
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
    JsonNode step =
        json(
            web.perform(post("/api/step").content("{\"experiment\": " + wild + ", \"step\": 9}"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    assertThat(step.get("nextLoss").stringValue()).isIn("Infinity", "NaN");
    assertThat(step.get("made").asBoolean()).isTrue();
  }

  @Test
  void aStepThatCannotBeIsRefused() throws Exception {
    assertThat(refused("/api/step", "{}").get("path").stringValue()).isEqualTo("experiment");
    assertThat(refused("/api/step", step(", \"run\": 1")).get("key").stringValue())
        .isEqualTo("limit.run");
    for (String wrong :
        new String[] {
          ", \"step\": -1", ", \"step\": 1e99", ", \"step\": \"x\"", ", \"run\": 0.5",
          ", \"axes\": [0, 2]", ", \"axes\": [-1]", ", \"axes\": [0.5]", ", \"axes\": 1",
          ", \"more\": 1"
        }) {
      assertThat(refused("/api/step", step(wrong)).get("error").stringValue())
          .as(wrong)
          .isNotBlank();
    }
    assertThat(refused("/api/gap", step("").replace("3*y^2", "3*z")).get("path").stringValue())
        .isEqualTo("problem.expression");
  }

  private static String step(String more) {
    return "{\"experiment\": " + EXPERIMENT + more + "}";
  }

  private JsonNode refused(String path, String body) throws Exception {
    return json(
        web.perform(post(path).content(body))
            .andExpect(status().isBadRequest())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8));
  }

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }
}
