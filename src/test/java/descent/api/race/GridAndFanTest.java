package descent.api.race;

import static descent.api.race.AskedRaces.EXPERIMENT;
import static descent.api.race.AskedRaces.PROBLEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.wire.Unpacked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Values over the plane, and many seeds around the paths. */
class GridAndFanTest {
  private final AskedRaces races = new AskedRaces();

  @Test
  void aGridHasItsValues() throws Exception {
    byte[] answer =
        races.ok(
            "/api/grid",
            "{\"problem\": "
                + PROBLEM
                + ", \"domain\": [[0, 1], [0, 2]], \"columns\": 2, \"rows\": 3}");
    JsonNode header = new Unpacked(answer).header();
    assertThat(header.get("columns").asInt()).isEqualTo(2);
    assertThat(header.get("rows").asInt()).isEqualTo(3);
    assertThat(header.get("low").asDouble()).isZero();
    assertThat(highest(header)).isCloseTo(13, within(1e-9));
  }

  /** Such a question may have to wait for its turn among others of its kind, and no more. */
  @Test
  void whoDragsHasTheSameValues() throws Exception {
    String question = "{\"problem\": " + PROBLEM + ", \"domain\": [[0, 1], [0, 2]]}";
    assertThat(races.ok("/api/grid?drawn=true", question))
        .isEqualTo(races.ok("/api/grid", question));
  }

  /** What the highest level of a map stands for. */
  private static double highest(JsonNode map) {
    return map.get("low").asDouble()
        + map.get("unit").asDouble() * Math.expm1(65_534 / map.get("rate").asDouble());
  }

  @Test
  void aFanIsStepsBandsAndPaths() throws Exception {
    byte[] answer = races.ok("/api/fan", fan("\"seeds\": 4, \"axes\": [1, 0]"));
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
    assertThat(races.refused("/api/fan", fan("\"seeds\": 201")).get("key").stringValue())
        .isEqualTo("limit.seeds");
    assertThat(races.refused("/api/fan", fan("\"seeds\": 0")).get("key").stringValue())
        .isEqualTo("limit.seeds");
    assertThat(races.refused("/api/fan", fan("\"run\": 1")).get("key").stringValue())
        .isEqualTo("limit.run");
    assertThat(races.refused("/api/fan", fan("\"axes\": [0, 2]")).get("key").stringValue())
        .isEqualTo("limit.axes");
    assertThat(races.refused("/api/fan", fan("\"axes\": []")).get("key").stringValue())
        .isEqualTo("limit.axes");
    for (String wrong : new String[] {"{}", "[]", fan("\"other\": 1"), fan("\"run\": 0.5")}) {
      assertThat(races.refused("/api/fan", wrong).get("error").stringValue()).isNotBlank();
    }
    String long200 =
        fan("\"seeds\": 200")
            .replace("\"steps\": 3", "\"steps\": 10000")
            .replace("3*y^2", "sum(i, 1, 2000, sin(i*y))");
    assertThat(races.refused("/api/fan", long200).get("key").stringValue()).isEqualTo("limit.work");
  }

  private static String fan(String fields) {
    return "{\"experiment\": " + EXPERIMENT + ", " + fields + "}";
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
    byte[] answer = races.ok("/api/grid", grid);
    JsonNode map = new Unpacked(answer).header();
    assertThat(map.get("low").asDouble()).isCloseTo(1, within(1e-12));
    assertThat(highest(map)).isCloseTo(147, within(1e-9));
    assertThat(races.ok("/api/fan", fan(plane))).isNotEmpty();
    for (String crooked :
        new String[] {
          plane.replace("0.6, 0.8", "1, 1"),
          plane.replace("-0.8", "0.8"),
          plane.replace("[1, 0]", "[1, 0, 0]"),
          plane.replace("[1, 0]", "[]")
        }) {
      assertThat(races.refused("/api/grid", grid.replace(plane, crooked)).get("key").stringValue())
          .isEqualTo("limit.plane");
      assertThat(races.refused("/api/fan", fan(crooked)).get("key").stringValue())
          .isEqualTo("limit.plane");
    }
    assertThat(
            races
                .refused("/api/grid", grid.replace("\"origin\": [1, 0], ", ""))
                .get("error")
                .stringValue())
        .contains("origin");
  }
}
