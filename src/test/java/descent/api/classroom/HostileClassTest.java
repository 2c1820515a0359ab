package descent.api.classroom;

import static descent.api.classroom.TaughtClass.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Who means harm to a class, and a class that goes on. */
@Timeout(120)
class HostileClassTest {
  private static final int JOINS = 200;
  @RegisterExtension static final TaughtClass room = new TaughtClass();

  @Test
  void aKeyOpensItsOwnClassAlone() throws Exception {
    String foreign = room.key();
    room.begin();
    try (var thief = room.client("{\"key\": \"" + foreign + "\"}")) {
      assertThat(thief.await(m -> m.has("refused")).get("key").stringValue())
          .isEqualTo("class.key");
      thief.say("{\"state\": {\"question\": \"revealed\"}}");
      thief.await(m -> m.has("refused"));
    }
    assertThat(room.send("GET", room.path("/results.csv"), foreign, "").statusCode())
        .isEqualTo(403);
    assertThat(room.send("DELETE", room.path(""), foreign, "").statusCode()).isEqualTo(403);
    assertThat(json(room.send("GET", room.path(""), foreign, "")).has("rounds")).isFalse();
    assertThat(room.send("GET", room.path("/experiment"), foreign, "").body())
        .doesNotContain(TaughtClass.SECRET);
  }

  @Test
  void aHallBehindOneAddressComesInAndNoMoreThanTheLimit() throws Exception {
    var hall = new ArrayList<TaughtClass.Client>();
    try {
      JsonNode heard;
      do {
        var next = room.client("{\"join\": null}");
        hall.add(next);
        heard = next.await(m -> m.has("you") || m.has("refused"));
      } while (heard.has("you"));
      assertThat(heard.get("key").stringValue()).isEqualTo("class.sockets");
      assertThat(heard.get("limit").stringValue()).isEqualTo("LIMIT_CLASS_SOCKETS_PER_ADDRESS");
      // What tests before this one have closed may not be gone yet.
      assertThat(hall).hasSizeBetween(TaughtClass.SOCKETS - 9, TaughtClass.SOCKETS + 1);
    } finally {
      for (var each : hall) {
        each.close();
      }
    }
  }

  @Test
  void whoSaysTooMuchAtOnceIsToldTheLimit() throws Exception {
    try (var flood = room.client("{\"join\": null}")) {
      flood.await(m -> m.has("you"));
      for (int i = 0; i < 10_000 && flood.unread.stream().noneMatch(m -> m.has("refused")); i++) {
        flood.sayAsFarAsHeard("{\"explore\": true}");
      }
      JsonNode refusal = flood.await(m -> m.has("refused"));
      assertThat(refusal.get("limit").stringValue()).isEqualTo("LIMIT_CLASS_MESSAGES_PER_SECOND");
      assertThat(refusal.get("arguments").get(0).stringValue())
          .isEqualTo(String.valueOf(TaughtClass.MESSAGES));
    }
  }

  @Test
  void aCrowdFromOneAddressKeepsNobodyFromVoting() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null}")) {
      String token = student.await(m -> m.has("you")).at("/you/token").stringValue();
      teacher.say("{\"state\": {\"question\": \"open\"}}");
      student.awaitQuestion("open");
      var crowd = new ArrayList<TaughtClass.Client>();
      for (int i = 0; i < JOINS; i++) {
        crowd.add(room.client("{\"join\": null}"));
      }
      student.say("{\"vote\": 1}");
      student.await(m -> m.has("voted"));
      for (TaughtClass.Client one : crowd) {
        one.close();
      }
      teacher.await(m -> m.at("/state/followers").intValue(0) == 1);
      try (var again = room.client("{\"join\": \"" + token + "\"}")) {
        assertThat(again.await(m -> m.has("you")).at("/you/token").stringValue()).isEqualTo(token);
      }
      assertThat(json(room.send("GET", room.path(""), "", "")).get("votes").intValue())
          .isEqualTo(1);
    }
  }

  @Test
  void aMessageThatIsTooLargeEndsItsOwnLineAlone() throws Exception {
    try (var student = room.client("{\"join\": null}");
        var hostile = room.client("{\"join\": null}")) {
      student.await(m -> m.has("you"));
      hostile.await(m -> m.has("you"));
      hostile.sayAsFarAsHeard("{\"vote\": \"" + "x".repeat(400 * 1024) + "\"}");
      assertThat(hostile.closed.get(30, TimeUnit.SECONDS)).isIn(1009, TaughtClass.CUT);
      student.say("{\"vote\": 0}");
      student.await(m -> m.has("refused"));
    }
  }

  @Test
  void aTeacherMayShowAnExperimentWithAFileOfData() throws Exception {
    String rows = "1.25,2.5,a\n3.75,5.5,b\n".repeat(9_000);
    String experiment =
        """
        {"experiment": {"title": "data", "problem": {"type": "network", "layers": [],
         "dataset": {"type": "csv", "content": "x,y,label\\n%s", "task": "classification"}},
         "steps": 1, "runs": [{"optimizer": {"type": "sgd"}}]}}
        """
            .formatted(rows.replace("\n", "\\n"));
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}")) {
      teacher.await(m -> m.has("you"));
      teacher.say(experiment + " ".repeat(600 * 1024));
      teacher.await(m -> m.at("/content/title").stringValue("").equals("data"));
    }
  }

  @Test
  void numbersThatAreNoneAreRefused() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}")) {
      teacher.await(m -> m.has("you"));
      for (String bad :
          List.of(
              "{\"state\": {\"step\": -1}}",
              "{\"state\": {\"step\": 1e300}}",
              "{\"state\": {\"speed\": 0}}",
              "{\"state\": {\"view\": \"<script>\"}}",
              "{\"state\": {\"say\": \"" + "x".repeat(301) + "\"}}",
              "{\"state\": {\"frame\": [1, 0, 0, 1]}}",
              "{\"state\": {\"recall\": -5}}",
              "{\"lesson\": \"../../etc\"}",
              "{\"lesson\": \"ahead\", \"question\": {\"text\": \"\"}}")) {
        teacher.say(bad);
        teacher.await(m -> m.has("refused"));
      }
    }
  }

  @Test
  void aPictureThatCannotBeIsRefusedWithASentence() throws Exception {
    for (String asked : List.of("", "?columns=x", "?rows=1e9", "?domain=%7B", "?rows=")) {
      var answer = room.send("GET", room.path("/grid" + asked), "", "");
      assertThat(answer.statusCode()).as(asked).isEqualTo(400);
      assertThat(json(answer).get("key").stringValue()).as(asked).isNotEmpty();
    }
  }

  @Test
  void aTeacherWhoseLineBreaksLeavesTheClassStanding() throws Exception {
    try (var student = room.client("{\"join\": null}")) {
      try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}")) {
        teacher.say("{\"state\": {\"question\": \"open\", \"step\": 4}}");
        student.awaitQuestion("open");
      }
      student.await(m -> !m.at("/state/teacher").booleanValue(true));
      student.say("{\"vote\": 1}");
      student.await(m -> m.has("voted"));
      try (var assistant = room.client("{\"key\": \"" + room.key() + "\"}")) {
        var all = assistant.await(m -> m.has("you"));
        assertThat(all.at("/state/rounds/0/1").intValue()).isEqualTo(1);
        assertThat(all.at("/state/step").intValue()).isEqualTo(4);
        student.await(m -> m.at("/state/teacher").booleanValue(false));
      }
    }
  }
}
