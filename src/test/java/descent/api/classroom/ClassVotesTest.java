package descent.api.classroom;

import static descent.api.classroom.TaughtClass.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Votes that are a number or a place, over the wire. */
@Timeout(120)
class ClassVotesTest {
  @RegisterExtension static final TaughtClass room = new TaughtClass();

  private static String experiment(String question) {
    return """
    {"experiment": {"problem": {"type": "function", "expression": "x^2 + y^2", "variables": ["x", "y"],
       "start": [1, 1], "domain": [[-5, 5], [-3, 3]]}, "steps": 20,
     "question": {"text": "?", %s, "explanation": "%s"}, "runs": [{"optimizer": {"type": "sgd"}}]}}
    """
        .formatted(question, TaughtClass.SECRET);
  }

  private static JsonNode refusal(TaughtClass.Client client, String said) throws Exception {
    client.say(said);
    return client.await(m -> m.has("refused"));
  }

  @Test
  void aNumberIsVotedForInBothRoundsAndNothingIsToldBeforeTheReveal() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null}")) {
      String token = student.await(m -> m.has("you")).at("/you/token").stringValue();
      teacher.say(
          experiment(
              "\"asks\": \"number\", \"range\": [0, 1], \"answer\": 0.25, \"tolerance\": 0.125"));
      JsonNode asked = student.await(m -> m.at("/content/question/asks").isString());
      assertThat(asked.at("/content/question/range/1").doubleValue()).isEqualTo(1);
      assertThat(refusal(student, "{\"vote\": 0.5}").get("key").stringValue())
          .isEqualTo("class.closed");
      teacher.say("{\"state\": {\"question\": \"open\"}}");
      student.awaitQuestion("open");
      student.say("{\"vote\": 0.5}");
      assertThat(student.await(m -> m.has("voted")).get("voted").toString())
          .isEqualTo("{\"round\":1,\"value\":0.5}");
      for (String bad :
          List.of("1.001", "-1", "1e999", "[0.5]", "\"0.5\"", "null", "true", "{\"x\": 1}")) {
        refusal(student, "{\"vote\": " + bad + "}");
      }
      student.say("{\"vote\": 1}");
      student.await(m -> m.has("voted"));
      teacher.await(m -> m.at("/state/medians/0").doubleValue(0) == 1);
      try (var again = room.client("{\"join\": \"" + token + "\"}")) {
        assertThat(again.await(m -> m.has("you")).at("/you/voted").toString())
            .isEqualTo("{\"round\":1,\"value\":1}");
      }
      teacher.say("{\"state\": {\"question\": \"open2\"}}");
      student.awaitQuestion("open2");
      student.say("{\"vote\": 0.3}");
      student.await(m -> m.has("voted"));
      assertThat(student.all)
          .noneMatch(m -> m.contains("rounds") || m.contains("bins") || m.contains("within"))
          .noneMatch(m -> m.contains("medians") || m.contains(TaughtClass.SECRET))
          .noneMatch(m -> m.contains("tolerance"));
      assertThat(room.send("GET", room.path(""), "", "").body()).doesNotContain("bins");

      teacher.say("{\"state\": {\"question\": \"revealed\"}}");
      JsonNode seen = student.awaitQuestion("revealed");
      assertThat(seen.at("/within").toString()).isEqualTo("[0,1]");
      assertThat(seen.at("/medians").toString()).isEqualTo("[1.0,0.3]");
      assertThat(seen.at("/bins/scale").stringValue()).isEqualTo("linear");
      assertThat(seen.at("/rounds/1/6").intValue()).isEqualTo(1);
      assertThat(refusal(student, "{\"vote\": 0.5}").get("key").stringValue())
          .isEqualTo("class.closed");
      assertThat(room.send("GET", room.path("/results.csv"), room.key(), "").body())
          .containsPattern("\n1,\\?,[^,]+,1,")
          .containsPattern("\n2,\\?,[^,]+,0\\.3,");
    }
  }

  @Test
  void aPlaceIsVotedForOnTheMapAlone() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null}", "zh")) {
      teacher.say(experiment("\"asks\": \"place\", \"answer\": [0, 0], \"tolerance\": 1"));
      student.await(m -> m.at("/content/question/asks").stringValue("").equals("place"));
      teacher.say("{\"state\": {\"question\": \"open\"}}");
      student.awaitQuestion("open");
      for (String bad : List.of("1", "[1]", "[1, 2, 3]", "[6, 0]", "[0, -3.5]", "[1, null]")) {
        refusal(student, "{\"vote\": " + bad + "}");
      }
      student.say("{\"vote\": [0.5, -0.5]}");
      assertThat(student.await(m -> m.has("voted")).at("/voted/value").toString())
          .isEqualTo("[0.5,-0.5]");
      teacher.say("{\"state\": {\"question\": \"revealed\"}}");
      JsonNode seen = student.awaitQuestion("revealed");
      assertThat(seen.at("/rounds/0").size()).isEqualTo(315);
      assertThat(seen.at("/bins").toString())
          .isEqualTo("{\"columns\":21,\"rows\":15,\"map\":[[-5.0,5.0],[-3.0,3.0]]}");
      assertThat(seen.at("/within/0").intValue()).isEqualTo(1);
      assertThat(json(room.send("GET", room.path(""), "", "")).at("/rounds/0").size())
          .isEqualTo(315);
      assertThat(room.send("GET", room.path("/results.csv"), room.key(), "").body())
          .contains(",\"[0.5,-0.5]\",");
    }
  }

  @Test
  void whatIsRefusedLosesNothingAndEndsNoLine() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null}")) {
      student.await(m -> m.has("you"));
      teacher.say("{\"state\": {\"question\": \"open\"}}");
      student.awaitQuestion("open");
      student.say("{\"vote\": 1}");
      student.await(m -> m.has("voted"));
      for (String bad : List.of("2", "-1", "0.5", "[1]", "1e9")) {
        assertThat(refusal(student, "{\"vote\": " + bad + "}").get("key").stringValue())
            .as(bad)
            .isEqualTo("class.noChoice");
      }
      student.say("{\"vote\": 0}");
      assertThat(student.await(m -> m.has("voted")).get("voted").toString())
          .isEqualTo("{\"round\":1,\"choice\":0}");
    }
  }
}
