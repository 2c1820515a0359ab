package descent.api.race;

import static descent.api.race.AskedRaces.EXPERIMENT;
import static descent.api.race.AskedRaces.PROBLEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import descent.api.training.Frames;
import descent.experiment.json.ExperimentJson;
import descent.message.InvalidInputException;
import descent.wire.Samples;
import descent.wire.Unpacked;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RaceControllerTest {
  private final AskedRaces races = new AskedRaces();

  @Test
  void aRaceIsAHeaderAndColumns() throws Exception {
    byte[] answer = races.ok("/api/race", EXPERIMENT);
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
        .isEqualTo("judgement.progressingStep");
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
    byte[] answer = races.answer("/api/race?plane=true", two);
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
    byte[] refused = races.answer("/api/race", wrong);
    InvalidInputException reason =
        catchThrowableOfType(InvalidInputException.class, () -> ExperimentJson.read(wrong));
    var refusals = new LinkedHashMap<String, Object>();
    refusals.put("answer", JsonMapper.builder().build().readTree(refused));
    refusals.put("frame", Base64.getEncoder().encodeToString(Frames.refusal(reason)));
    Samples.hold("refusal", refusals);
  }

  @Test
  void averagedPointsAreFurtherColumns() throws Exception {
    byte[] answer =
        races.ok(
            "/api/race",
            EXPERIMENT.replace("\"sgd\"}", "\"sgd\"}, \"averaging\": {\"decay\": 0.5}"));
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
  void aBrowserGetsItZipped() throws Exception {
    byte[] plain =
        races
            .web()
            .perform(post("/api/race").content(EXPERIMENT))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    var zipped =
        races
            .web()
            .perform(
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
    byte[] answer = races.ok("/api/race?drawn=true", EXPERIMENT);
    var unpacked = new Unpacked(answer);
    assertThat(unpacked.header().get("digest").isNull()).isTrue();
    assertThat(unpacked.header().get("caption").isNull()).isFalse();
    for (int column = 0; column < 6; column++) {
      unpacked.column(4);
    }
    double[] x = unpacked.column(4);
    assertThat(x[1]).isNotEqualTo(0.98).isCloseTo(0.98, within(0.98 * 0x1p-17));
  }

  @Test
  void aRaceCanComeWithThePlaneOfItsPaths() throws Exception {
    byte[] answer = races.ok("/api/race?plane=true", EXPERIMENT);
    var unpacked = new Unpacked(answer);
    JsonNode header = unpacked.header();
    assertThat(header.get("runs").get(0).get("columns").toString())
        .endsWith("\"x\",\"y\",\"plane 1\",\"plane 2\"]");
    JsonNode plane = header.get("plane");
    assertThat(plane.get("fractions").get(0).asDouble() + plane.get("fractions").get(1).asDouble())
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
  void aTextThatIsBeingTypedMayBeWrongWithoutAWord() throws Exception {
    races
        .web()
        .perform(post("/api/race?typed=true").content(EXPERIMENT.replace("3*y", "3*")))
        .andExpect(status().isNoContent());
    assertThat(races.ok("/api/race?typed=true", EXPERIMENT)).isNotEmpty();
  }

  @Test
  void whatIsWrongIsASentenceWithItsPlace() throws Exception {
    JsonNode answer = races.refused("/api/race", EXPERIMENT.replace("3*y", "3*z"));
    assertThat(answer.get("error").stringValue()).startsWith("problem.expression: ");
    assertThat(answer.get("path").stringValue()).isEqualTo("problem.expression");
    assertThat(answer.get("position").asInt()).isEqualTo(8);
    assertThat(
            races
                .refused("/api/race", EXPERIMENT.replace("\"steps\": 3", "\"steps\": 20000"))
                .get("key")
                .stringValue())
        .isEqualTo("limit.steps");
    JsonNode limited =
        races.refused("/api/race", EXPERIMENT.replace("\"steps\": 3", "\"steps\": 20000"));
    assertThat(limited.get("limit").stringValue()).isEqualTo("LIMIT_STEPS");
    assertThat(limited.get("error").stringValue())
        .endsWith("asks for 20000; take fewer (LIMIT_STEPS).");
    assertThat(races.refused("/api/race", "{").get("key").stringValue())
        .isEqualTo("experiment.jsonEnds");
    assertThat(races.refused("/api/race", " ".repeat(300_000)).get("key").stringValue())
        .isEqualTo("limit.body");
    assertThat(
            races
                .refused("/api/grid", "{\"problem\": " + PROBLEM + ", \"domain\": [[1, 0]]}")
                .get("error")
                .stringValue())
        .isNotBlank();
    assertThat(
            races
                .refused("/api/grid", "{\"problem\": " + PROBLEM + ", \"domain\": [3]}")
                .get("error")
                .stringValue())
        .isNotBlank();
    assertThat(
            races
                .refused(
                    "/api/grid",
                    "{\"problem\": " + PROBLEM + ", \"domain\": [[0, 1]], \"axes\": []}")
                .get("error")
                .stringValue())
        .isNotBlank();
  }
}
