package descent.api.classroom;

import static descent.api.classroom.TaughtClass.ASKING;
import static descent.api.classroom.TaughtClass.SECRET;
import static descent.api.classroom.TaughtClass.json;
import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.json.ExperimentJson;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class ClassSocketTest {
  @RegisterExtension static final TaughtClass room = new TaughtClass();

  @Test
  void aPseudonymIsInTheLanguageOfWhoBearsIt() throws Exception {
    try (var english = room.client("{\"join\": null}");
        var chinese = room.client("{\"join\": null}", "zh")) {
      assertThat(english.await(m -> m.has("you")).at("/you/pseudonym").stringValue())
          .matches("[A-Z][a-z]+ [A-Z][a-z]+");
      assertThat(chinese.await(m -> m.has("you")).at("/you/pseudonym").stringValue())
          .matches("\\p{IsHan}+");
    }
  }

  @Test
  void whoAsksHearsThatTheClassIsThere() throws Exception {
    try (var student = room.client("{\"join\": null}")) {
      student.await(m -> m.has("you"));
      student.say("{\"here\": true}");
      student.await(m -> m.has("here"));
    }
  }

  @Test
  void aVoteGoesFromTheQuestionToTheReveal() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null}")) {
      JsonNode me = student.await(m -> m.has("you"));
      assertThat(me.at("/you/token").stringValue()).isNotEmpty();
      assertThat(me.at("/you/pseudonym").stringValue()).isNotEmpty();
      assertThat(me.at("/state/question").stringValue()).isEqualTo("closed");
      student.say("{\"vote\": 0}");
      assertThat(student.await(m -> m.has("refused")).get("refused").stringValue())
          .isEqualTo("The vote is closed.");

      teacher.say("{\"state\": {\"question\": \"open\"}}");
      student.awaitQuestion("open");
      student.say("{\"vote\": 1}");
      student.say("{\"vote\": 0}");
      student.await(m -> m.at("/voted/choice").intValue(-1) == 0);
      JsonNode counted =
          teacher.await(m -> m.at("/state/rounds/0/0").intValue(-1) == 1).get("state");
      assertThat(counted.get("votes").intValue()).isEqualTo(1);
      assertThat(json(room.send("GET", room.path(""), "", "")).has("rounds")).isFalse();
      assertThat(json(room.send("GET", room.path(""), room.key(), "")).at("/rounds/0/0").intValue())
          .isEqualTo(1);

      teacher.say("{\"state\": {\"question\": \"talk\"}}");
      student.awaitQuestion("talk");
      student.say("{\"vote\": 1}");
      student.await(m -> m.has("refused"));
      teacher.say("{\"state\": {\"question\": \"open2\"}}");
      student.awaitQuestion("open2");
      student.say("{\"vote\": 1}");
      student.await(m -> m.has("voted"));

      // What nobody may know before the reveal is in no byte that a student got.
      synchronized (student.all) {
        assertThat(student.all)
            .noneMatch(text -> text.contains(SECRET) || text.contains("\"answer\""));
      }
      assertThat(room.send("GET", room.path("/experiment"), "", "").body())
          .contains("Which is ahead?")
          .doesNotContain(SECRET)
          .doesNotContain("answer");
      assertThat(room.send("GET", room.path("/experiment"), room.key(), "").body())
          .contains(SECRET);

      teacher.say("{\"state\": {\"question\": \"revealed\", \"playing\": true}}");
      JsonNode revealed = student.awaitQuestion("revealed");
      assertThat(revealed.get("rounds").toString()).isEqualTo("[[1,0],[0,1]]");
      assertThat(revealed.get("playing").booleanValue()).isTrue();
      assertThat(room.send("GET", room.path("/experiment"), "", "").body()).contains(SECRET);

      String pseudonym = me.at("/you/pseudonym").stringValue();
      assertThat(room.send("GET", room.path("/results.csv"), room.key(), "").body().lines())
          .satisfiesExactly(
              header -> assertThat(header).isEqualTo("round,question,pseudonym,value,experiment"),
              first -> assertThat(first).startsWith("1,Which is ahead?," + pseudonym + ",0,"),
              second -> assertThat(second).startsWith("2,Which is ahead?," + pseudonym + ",1,"));
    }
  }

  @Test
  void theLinkOfAnExperimentDoesNotGiveAwayWhatAClassIsAsked() throws Exception {
    String id = json(room.send("POST", "/api/experiments", "", ASKING)).get("id").stringValue();
    assertThat(room.send("GET", "/api/experiments/" + id, "", "").body())
        .doesNotContain(SECRET)
        .doesNotContain("\"answer\"");

    assertThat(room.send("DELETE", room.path(""), room.key(), "").statusCode()).isEqualTo(204);

    assertThat(room.send("GET", room.path(""), "", "").statusCode()).isEqualTo(404);
  }

  @Test
  void lateComersGetAllInOneMessageAndWhoReconnectsIsTheSame() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}")) {
      teacher.say("{\"state\": {\"step\": 17, \"view\": \"functions\", \"question\": \"open\"}}");
      teacher.awaitQuestion("open");
      String token;
      String pseudonym;
      try (var student = room.client("{\"join\": null}")) {
        JsonNode all = student.await(m -> true);
        token = all.at("/you/token").stringValue();
        pseudonym = all.at("/you/pseudonym").stringValue();
        assertThat(all.at("/state/step").intValue()).isEqualTo(17);
        assertThat(all.at("/content/problem/expression").stringValue()).isEqualTo("x^2");
        student.say("{\"vote\": 1}");
        student.await(m -> m.has("voted"));
      }
      try (var student = room.client("{\"join\": \"" + token + "\"}")) {
        JsonNode again = student.await(m -> true);
        assertThat(again.at("/you/pseudonym").stringValue()).isEqualTo(pseudonym);
        assertThat(again.at("/you/voted/round").intValue()).isEqualTo(1);
        assertThat(again.at("/you/voted/choice").intValue()).isEqualTo(1);
        student.say("{\"vote\": 0}");
        student.await(m -> m.has("voted"));
        JsonNode counted = teacher.await(m -> m.at("/state/rounds/0/0").intValue(0) == 1);
        assertThat(counted.at("/state/votes").intValue()).isEqualTo(1);
      }
    }
  }

  @Test
  void aTeacherSeesWhoExploresAndCallsAllBack() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}")) {
      try (var student = room.client("{\"join\": null}");
          var other = room.client("{\"join\": null}")) {
        student.await(m -> m.has("you"));
        student.say("{\"explore\": true}");
        student.say("{\"explore\": true}");
        other.say("{\"explore\": true}");
        JsonNode seen = teacher.await(m -> m.at("/state/exploring").intValue(0) == 2);
        assertThat(seen.at("/state/followers").intValue()).isEqualTo(2);
        other.say("{\"explore\": false}");
        teacher.await(m -> m.at("/state/exploring").intValue(9) == 1);
        teacher.say("{\"state\": {\"recall\": 1, \"paused\": true, \"say\": \"Look here.\"}}");
        JsonNode called = student.await(m -> m.at("/state/recall").intValue(0) == 1);
        assertThat(called.at("/state/say").stringValue()).isEqualTo("Look here.");
        assertThat(called.at("/state/paused").booleanValue()).isTrue();
      }
      teacher.await(m -> m.at("/state/followers").intValue(9) == 0);
      assertThat(json(room.send("GET", room.path(""), "", "")).get("exploring").intValue())
          .as("who is gone explores no more")
          .isZero();
      teacher.say("{\"explore\": true}");
      teacher.await(m -> m.has("refused"));
    }
  }

  @Test
  void onlyTheKeyTeaches() throws Exception {
    try (var student = room.client("{\"join\": null}");
        var liar = room.client("{\"key\": \"guessed\"}");
        var silent = room.client("{\"vote\": 0}")) {
      student.await(m -> m.has("you"));
      student.say("{\"state\": {\"question\": \"revealed\"}}");
      assertThat(student.await(m -> m.has("refused")).get("key").stringValue())
          .isEqualTo("class.key");
      assertThat(liar.await(m -> m.has("refused")).get("key").stringValue()).isEqualTo("class.key");
      assertThat(silent.await(m -> m.has("refused")).get("key").stringValue())
          .isEqualTo("class.first");
    }
    assertThat(room.send("GET", room.path("/results.csv"), "", "").statusCode()).isEqualTo(403);
    assertThat(room.send("DELETE", room.path(""), "guessed", "").statusCode()).isEqualTo(403);
    assertThat(room.send("GET", "/api/classes/AAAAAA", "", "").statusCode()).isEqualTo(404);
    assertThat(room.send("POST", "/api/classes", "", "{\"experiment\": \"nothing\"}").statusCode())
        .isEqualTo(404);
    assertThat(room.send("POST", "/api/classes", "", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void hostileMessagesAreRefusedAndTheirSenderSentAway() throws Exception {
    try (var student = room.client("{\"join\": null}");
        var hostile = room.client("{\"join\": null}")) {
      for (String bad :
          List.of("", "nonsense", "[]", "{\"vote\": \"x\"}", "{\"vote\": 1, \"more\": 2}", "{}")) {
        hostile.say(bad);
        hostile.await(m -> m.has("refused"));
      }
      for (int i = 0; i < 20 && !hostile.closed.isDone(); i++) {
        hostile.sayAsFarAsHeard("[".repeat(100_000));
      }
      assertThat(hostile.closed.get(30, TimeUnit.SECONDS)).isIn(1008, TaughtClass.CUT);
      student.say("{\"vote\": 0}");
      student.await(m -> m.has("refused"));
    }
  }

  @Test
  void aLessonIsOpenedByNameAndReadInEachLanguage() throws Exception {
    String lesson = "{\"lesson\": \"ahead\", \"language\": \"zh\"}";
    assertThat(room.send("POST", "/api/classes", "", lesson).statusCode()).isEqualTo(201);
    assertThat(room.send("POST", "/api/classes", "", "{\"lesson\": \"no\"}").statusCode())
        .isEqualTo(404);
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var english = room.client("{\"join\": null}");
        var chinese = room.client("{\"join\": null}", "zh")) {
      assertThat(english.await(m -> true).at("/content/question/text").stringValue())
          .isEqualTo("Which is ahead?");
      assertThat(chinese.await(m -> true).at("/content/question/text").stringValue())
          .isEqualTo("谁领先？");
      String question = "{\"text\": \"Which?\", \"choices\": [\"c\", \"d\"], \"answer\": 0}";
      teacher.say("{\"lesson\": \"ahead\", \"question\": " + question + "}");
      JsonNode news = english.await(m -> m.at("/state/experiment").intValue(0) == 2);
      assertThat(news.at("/content/question/text").stringValue()).isEqualTo("Which?");
      teacher.await(m -> m.at("/content/question/answer").intValue(-1) == 0);
      String id = json(room.send("POST", "/api/experiments", "", ASKING)).get("id").stringValue();
      teacher.say("{\"experiment\": \"" + id + "\"}");
      english.await(m -> m.at("/state/experiment").intValue(0) == 3);
      assertThat(teacher.await(m -> m.at("/state/experiment").intValue(0) == 3).toString())
          .as("the link of what is asked tells the teacher alone")
          .contains(SECRET);
      teacher.say("{\"experiment\": \"nothing\"}");
      teacher.await(m -> m.has("refused"));
      english.say("{\"lesson\": \"ahead\"}");
      english.await(m -> m.has("refused"));
    }
  }

  @Test
  void anotherExperimentReachesAllWithoutItsAnswer() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null}")) {
      student.await(m -> m.has("you"));
      String other = ExperimentJson.write(ExperimentJson.read(ASKING.replace("x^2", "x^4")));
      teacher.say("{\"experiment\": " + other + "}");
      JsonNode news = student.await(m -> m.at("/state/experiment").intValue(0) == 2);
      assertThat(news.at("/content/problem/expression").stringValue()).isEqualTo("x^4");
      assertThat(news.toString()).doesNotContain(SECRET);
      teacher.say("{\"experiment\": {\"problem\": {}}}");
      assertThat(teacher.await(m -> m.has("refused")).get("refused").stringValue())
          .contains("problem");
    }
  }
}
