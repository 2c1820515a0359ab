package descent.api.classroom;

import static descent.api.classroom.TaughtClass.ASKING;
import static descent.api.classroom.TaughtClass.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What each of a class may choose, and guess. */
@Timeout(120)
class ClassChoicesTest {
  @RegisterExtension static final TaughtClass room = new TaughtClass();

  @Test
  void whatIsChosenIsRunAndShownAsADot() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null}")) {
      student.say("{\"choose\": {\"learningRate\": 0.25}}");
      JsonNode dot = student.await(m -> m.at("/dots/0/value").isNumber()).at("/dots/0");
      assertThat(dot.get("value").doubleValue()).isEqualTo(0.25);
      // x halves at each of 20 steps.
      assertThat(dot.get("loss").doubleValue()).isEqualTo(Math.pow(2, -40));
      assertThat(dot.has("pseudonym")).isFalse();
      JsonNode named = teacher.await(m -> m.at("/dots/0/value").isNumber()).at("/dots/0");
      assertThat(named.has("pseudonym")).isTrue();
      student.say("{\"choose\": {\"learningRate\": -1}}");
      student.await(m -> m.has("refused"));
      student.say("{\"choose\": {\"keepProbability\": 0.5}}");
      student.await(m -> m.has("refused"));
      student.say("{\"choose\": {\"learningRate\": 1e200}}");
      assertThat(
              student.await(m -> m.at("/dots/0/diverged").booleanValue(false)).at("/dots/0/value"))
          .isNotNull();
    }
  }

  @Test
  void theFirstChoiceHasALinkWithWhichASessionIsPlayedAgain() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null}")) {
      student.await(m -> m.has("you"));
      student.say("{\"choose\": {\"learningRate\": 0.375}}");
      teacher.await(m -> m.at("/dots/0/value").doubleValue(0) == 0.375);
      assertThat(kept(1).at("/runs/0/schedule/learningRate").doubleValue()).isEqualTo(0.375);
      // After another number the class comes back to the first one.
      student.say("{\"choose\": {\"learningRate\": 0.3125}}");
      student.say("{\"choose\": {\"start\": [3]}}");
      student.say("{\"choose\": {\"learningRate\": 0.125}}");
      teacher.await(m -> m.at("/state/dots").intValue(0) == 4);
      assertThat(kept(2).has("runs")).isFalse();
      assertThat(kept(3).at("/problem/start/0").doubleValue()).isEqualTo(3);
      assertThat(kept(4).at("/runs/0/schedule/learningRate").doubleValue()).isEqualTo(0.125);
    }
  }

  /** What the server keeps of the experiment in a row of the results. */
  private static JsonNode kept(int row) throws Exception {
    String csv = room.send("GET", room.path("/results.csv"), room.key(), "").body();
    String made = csv.split("\r\n")[row];
    String id = made.substring(made.lastIndexOf(',') + 1);
    return json(room.send("GET", "/api/experiments/" + id, "", ""));
  }

  @Test
  void upToSixExperimentsArePinnedInAnOrderWithoutNames() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var screen = room.client("{\"watch\": true}");
        var student = room.client("{\"join\": null}")) {
      teacher.say("{\"state\": {\"pins\": [0]}}");
      assertThat(teacher.await(m -> m.has("refused")).get("key").stringValue())
          .isEqualTo("class.pins");
      for (String rate : List.of("0.25", "0.5", "2")) {
        student.say("{\"choose\": {\"learningRate\": " + rate + "}}");
        teacher.await(m -> m.at("/dots/0/value").doubleValue(0) == Double.parseDouble(rate));
      }
      student.say("{\"state\": {\"pins\": [1]}}");
      student.await(m -> m.has("refused"));
      for (String wrong : List.of("[3]", "[0, 0]", "[-1]", "[0.5]", "[0, 1, 2, 0, 1, 2, 0]", "7")) {
        teacher.say("{\"state\": {\"pins\": " + wrong + "}}");
        teacher.await(m -> m.has("refused"));
      }

      teacher.say("{\"state\": {\"pins\": [2, 0]}}");
      screen.await(m -> m.at("/state/pins").toString().equals("[2,0]"));
      synchronized (screen.all) {
        assertThat(screen.all).noneMatch(text -> text.contains("pseudonym\":\""));
        assertThat(screen.all).anyMatch(text -> text.contains("\"path\":[[1.0],"));
      }
      // Another experiment has nothing that could be pinned.
      teacher.say("{\"experiment\": " + ASKING.replace("x^2", "x^4") + "}");
      screen.await(m -> m.at("/state/pins").toString().equals("[]"));
    }
  }

  @Test
  void aGuessIsTakenOnceForEachAndShownWhenNoneIsAskedAnyMore() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null}")) {
      student.say("{\"guess\": {\"end\": [0.5]}}");
      student.await(m -> m.has("refused"));
      teacher.say("{\"state\": {\"choose\": \"end\"}}");
      student.await(m -> m.at("/state/choose").stringValue("").equals("end"));
      student.say("{\"guess\": {\"end\": [0.5, 1]}}");
      assertThat(student.await(m -> m.has("refused")).get("key").stringValue())
          .isEqualTo("class.noGuess");
      student.say("{\"guess\": {\"end\": [0.5]}}");
      student.say("{\"guess\": {\"end\": [0.25]}}");
      student.await(m -> m.at("/guessed/values/0").doubleValue(0) == 0.25);
      JsonNode seen = teacher.await(m -> m.at("/state/guesses/0/values/0").doubleValue(0) == 0.25);
      assertThat(seen.at("/state/guessed").intValue()).isEqualTo(1);
      assertThat(json(room.send("GET", room.path(""), "", "")).has("guesses")).isFalse();
      assertThat(json(room.send("GET", room.path(""), "", "")).get("guessed").intValue())
          .isEqualTo(1);

      teacher.say("{\"state\": {\"choose\": \"\"}}");
      JsonNode shown = student.await(m -> m.at("/state/guesses").size() > 0);
      assertThat(shown.at("/state/guesses/0/values/0").doubleValue()).isEqualTo(0.25);
      teacher.say("{\"state\": {\"step\": 3}}");
      JsonNode moved = student.await(m -> m.at("/state/step").intValue(0) == 3);
      assertThat(moved.get("state").has("guesses")).as("told once").isFalse();
      student.say("{\"guess\": {\"end\": [0]}}");
      student.await(m -> m.has("refused"));
      assertThat(room.send("GET", room.path("/results.csv"), room.key(), "").body())
          .contains(",end,")
          .contains(",0.25,");
    }
  }

  @Test
  void theTrueCurveIsDrawnBeneathWhatWasChosen() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null}")) {
      teacher.say("{\"state\": {\"choose\": \"learningRate\", \"truth\": true}}");
      int points = 0;
      while (points < 61) {
        for (JsonNode point : student.await(m -> m.has("curve")).get("curve")) {
          points++;
          double rate = point.get("value").doubleValue();
          double factor = Math.abs(1 - 2 * rate);
          assertThat(point.get("diverged").booleanValue()).as("%s", rate).isEqualTo(factor > 1);
          if (factor < 1) {
            assertThat(point.get("loss").doubleValue())
                .isCloseTo(Math.pow(factor, 40), withinPercentage(1e-6));
          }
        }
      }
      assertThat(points).isEqualTo(61);
      teacher.say("{\"state\": {\"choose\": \"seed\", \"truth\": false}}");
      teacher.say("{\"state\": {\"truth\": true}}");
      assertThat(teacher.await(m -> m.has("refused")).get("key").stringValue())
          .isEqualTo("class.noCurve");
    }
  }

  @Test
  void theBestRateIsGuessedBeforeTheLossesOfAllRatesTellIt() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null}")) {
      teacher.say("{\"state\": {\"choose\": \"rate\"}}");
      student.await(m -> m.at("/state/choose").stringValue("").equals("rate"));
      for (String bad : List.of("{\"rate\": 0}", "{\"rate\": -1}", "{\"loss\": 1}")) {
        student.say("{\"guess\": " + bad + "}");
        student.await(m -> m.has("refused"));
      }
      // A choice that is tried out would tell.
      student.say("{\"choose\": {\"learningRate\": 0.5}}");
      student.await(m -> m.has("refused"));
      student.say("{\"guess\": {\"rate\": 0.25}}");
      assertThat(student.await(m -> m.has("guessed")).at("/guessed/values/0").doubleValue())
          .isEqualTo(0.25);
      synchronized (student.all) {
        assertThat(student.all)
            .noneMatch(text -> text.contains("\"curve\"") || text.contains("\"guesses\""));
      }

      teacher.say("{\"state\": {\"truth\": true}}");
      var curve = student.await(m -> m.has("curve")).at("/curve/0");
      assertThat(curve.get("field").stringValue()).isEqualTo("learningRate");
      assertThat(json(room.send("GET", room.path(""), "", "")).at("/guesses/0/field").stringValue())
          .isEqualTo("rate");
      student.say("{\"guess\": {\"rate\": 0.5}}");
      student.await(m -> m.has("refused"));
      teacher.say("{\"state\": {\"choose\": \"end\", \"truth\": false}}");
      student.await(m -> m.at("/state/choose").stringValue("").equals("end"));
      assertThat(room.send("GET", room.path("/results.csv"), room.key(), "").body())
          .contains("rate,")
          .contains(",0.25,");
    }
  }

  @Test
  void aNicknameIsTakenOnlyWhereTheTeacherLetsIt() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null}");
        var other = room.client("{\"join\": null}");
        var screen = room.client("{\"watch\": true}")) {
      String token = student.await(m -> m.has("you")).at("/you/token").stringValue();
      student.say("{\"nickname\": \"Mia\"}");
      student.await(m -> m.has("refused"));
      teacher.say("{\"state\": {\"nicknames\": true}}");
      student.await(m -> m.at("/state/nicknames").booleanValue(false));
      for (String bad : List.of("", "=1+1", "<b>Mia</b>", "M".repeat(21), "Mi\\u202ea", "A,B")) {
        student.say("{\"nickname\": \"" + bad + "\"}");
        student.await(m -> m.has("refused"));
      }
      student.say("{\"nickname\": \"小明 O'Neil-2\"}");
      assertThat(student.await(m -> m.has("pseudonym")).get("pseudonym").stringValue())
          .isEqualTo("小明 O'Neil-2");
      other.say("{\"nickname\": \"小明 o'neil-2\"}");
      other.await(m -> m.has("refused"));

      teacher.say("{\"state\": {\"question\": \"open\"}}");
      student.awaitQuestion("open");
      student.say("{\"vote\": 1}");
      student.await(m -> m.has("voted"));
      assertThat(room.send("GET", room.path("/results.csv"), room.key(), "").body())
          .contains(",小明 O'Neil-2,1,");
      try (var back = room.client("{\"join\": \"" + token + "\"}")) {
        assertThat(back.await(m -> m.has("you")).at("/you/pseudonym").stringValue())
            .isEqualTo("小明 O'Neil-2");
      }
      screen.await(m -> m.at("/state/votes").intValue(0) == 1);
      for (var reader : List.of(screen, other)) {
        synchronized (reader.all) {
          assertThat(reader.all).noneMatch(text -> text.contains("小明"));
        }
      }
    }
  }
}
