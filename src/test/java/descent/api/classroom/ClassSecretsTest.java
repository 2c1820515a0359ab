package descent.api.classroom;

import static descent.api.classroom.TaughtClass.ASKING;
import static descent.api.classroom.TaughtClass.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.run.Run;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.DoubleNode;

/** Every byte that a student gets before the reveal, searched for what is asked. */
@Timeout(120)
class ClassSecretsTest {
  private static final int STEPS = 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @RegisterExtension static final TaughtClass room = new TaughtClass();

  /** The loss of both runs before each update and at the end. */
  private static List<List<Double>> losses() {
    Experiment experiment = ExperimentJson.read(ASKING);
    var all = new ArrayList<List<Double>>();
    for (var contender : experiment.runs()) {
      var losses = new ArrayList<Double>();
      Run run = Run.of(experiment, contender, experiment.compile());
      losses.add(run.loss());
      while (run.ending() == null) {
        run.advance();
        losses.add(run.loss());
      }
      all.add(losses);
    }
    return all;
  }

  private static boolean holds(byte[] bytes, byte[] part) {
    for (int from = 0; from + part.length <= bytes.length; from++) {
      int i = 0;
      while (i < part.length && bytes[from + i] == part[i]) {
        i++;
      }
      if (i == part.length) {
        return true;
      }
    }
    return false;
  }

  /** Whether a number is there, as text. */
  private static boolean tells(byte[] bytes, double number) {
    return holds(bytes, Double.toString(number).getBytes(StandardCharsets.US_ASCII));
  }

  private static void expectUpTo(int step, byte[] bytes) {
    for (List<Double> losses : losses()) {
      assertThat(losses).hasSize(STEPS + 1);
      for (int i = step + 1; i <= STEPS; i++) {
        assertThat(tells(bytes, losses.get(i))).as("step %d seen at %d", i, step).isFalse();
      }
    }
  }

  /** The race has its numbers packed: it is that of an experiment which goes no farther. */
  private void expectRaceUpTo(int step) throws Exception {
    Experiment shorter = ExperimentJson.read(ASKING).withoutQuestion().withSteps(Math.max(1, step));
    if (step == 0) {
      var anyLoss = DoubleNode.valueOf(Double.MAX_VALUE);
      shorter = ExperimentJson.with(shorter, "/stop/loss", anyLoss);
    }
    assertThat(room.bytes(room.path("/race"))).isEqualTo(room.race(ExperimentJson.write(shorter)));
  }

  private void expectSilence(int step) throws Exception {
    expectRaceUpTo(step);
    expectUpTo(step, room.bytes(room.path("/curves")));
    for (String path : List.of("", "/experiment", "/race", "/curves")) {
      assertThat(new String(room.bytes(room.path(path)), StandardCharsets.ISO_8859_1))
          .doesNotContain(SECRET)
          .doesNotContain("\"answer\"");
    }
  }

  @Test
  void nothingTellsTheAnswerBeforeTheReveal() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null, \"rows\": true}");
        var screen = room.client("{\"watch\": true, \"rows\": true}")) {
      expectSilence(0);
      for (String phase : List.of("open", "talk", "open2")) {
        teacher.say("{\"state\": {\"question\": \"" + phase + "\", \"step\": 7}}");
        student.awaitQuestion(phase);
        // A run of the same kind would tell how this one ends.
        student.say("{\"choose\": {\"learningRate\": 0.25}}");
        assertThat(student.await(m -> m.has("refused")).get("key").stringValue())
            .isEqualTo("class.noGuess");
        expectSilence(7);
      }
      for (String guess : List.of("\"loss\": 0.125", "\"end\": [0.75]", "\"rate\": 0.03")) {
        String field = guess.substring(1, guess.indexOf(':') - 1);
        teacher.say("{\"state\": {\"choose\": \"" + field + "\"}}");
        student.await(m -> m.at("/state/choose").stringValue("").equals(field));
        student.say("{\"guess\": {" + guess + "}}");
        student.await(m -> m.at("/guessed/field").stringValue("").equals(field));
        screen.await(m -> m.at("/state/guessed").intValue(0) == 1);
        expectSilence(7);
      }
      awaitRows(teacher, screen);
      for (var reader : List.of(student, screen)) {
        synchronized (reader.all) {
          for (String text : reader.all) {
            expectNumbersUpTo(7, text);
            assertThat(text).doesNotContain(SECRET, "\"answer\"", "\"rounds\"", "\"guesses\"");
          }
        }
      }

      teacher.say("{\"state\": {\"choose\": \"\", \"question\": \"revealed\"}}");
      student.awaitQuestion("revealed");
      expectRaceUpTo(STEPS);
      byte[] curves = room.bytes(room.path("/curves"));
      for (List<Double> losses : losses()) {
        assertThat(tells(curves, losses.get(STEPS))).isTrue();
      }
    }
  }

  @Test
  void theLossesOfANetworkEndAtTheStepOfTheClass() throws Exception {
    String network =
        """
        {"problem": {"type": "network", "dataset": {"type": "xor", "samples": 40, "seed": 1}, "batchSize": 0,
           "layers": [{"units": 4, "activation": "tanh"}]}, "steps": 20,
         "question": {"text": "Does it learn?", "choices": ["yes", "no"], "answer": 0, "explanation": "%s"},
         "runs": [{"optimizer": {"type": "adam"}}]}
        """
            .formatted(SECRET);
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null, \"rows\": true}")) {
      teacher.say("{\"experiment\": " + network + "}");
      teacher.say("{\"state\": {\"question\": \"open\", \"step\": 7}}");
      student.awaitQuestion("open");
      assertThat(lastStep()).isBetween(1, 7);
      teacher.say("{\"state\": {\"question\": \"revealed\"}}");
      student.awaitQuestion("revealed");
      assertThat(lastStep()).isEqualTo(STEPS);
      synchronized (student.all) {
        List<String> before =
            student.all.stream().filter(text -> !text.contains("\"revealed\"")).toList();
        assertThat(before).isNotEmpty().noneMatch(text -> text.contains(SECRET));
      }
    }
  }

  /** That of the only run, as soon as its losses are known. */
  private static int lastStep() throws Exception {
    JsonNode curves = JSON.readTree(room.bytes(room.path("/curves")));
    while (curves.isEmpty()) {
      curves = JSON.readTree(room.bytes(room.path("/curves")));
    }
    JsonNode steps = curves.at("/0/steps");
    return steps.get(steps.size() - 1).intValue();
  }

  /** The rows of a moving step are computed aside; they come with the first state after that. */
  private JsonNode awaitRows(TaughtClass.Client teacher, TaughtClass.Client reader)
      throws Exception {
    for (int speed = 1; ; speed++) {
      teacher.say("{\"state\": {\"speed\": " + speed + "}}");
      double said = speed;
      reader.await(m -> m.at("/state/speed").doubleValue(0) == said);
      synchronized (reader.all) {
        for (String text : reader.all) {
          JsonNode rows = JSON.readTree(text).path("rows");
          if (rows.isObject()) {
            return rows;
          }
        }
      }
    }
  }

  /** Numbers of pictures are rounded: none may be near what is hidden. */
  private static void expectNumbersUpTo(int step, String text) {
    expectUpTo(step, text.getBytes(StandardCharsets.UTF_8));
    var numbers = new ArrayList<Double>();
    collect(JSON.readTree(text), numbers);
    for (List<Double> losses : losses()) {
      for (double hidden : losses.subList(step + 1, losses.size())) {
        assertThat(numbers).noneMatch(number -> Math.abs(number - hidden) < 1e-5 * hidden);
      }
    }
  }

  private static void collect(JsonNode node, List<Double> numbers) {
    if (node.isNumber()) {
      numbers.add(node.doubleValue());
    }
    node.forEach(child -> collect(child, numbers));
  }

  @Test
  void aMovingStepRevealsItsRowsToWhoAsksForThem() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null, \"rows\": true}");
        var foreign = room.client("{\"join\": null}")) {
      student.await(m -> m.has("you"));
      foreign.await(m -> m.has("you"));
      teacher.say("{\"state\": {\"question\": \"open\", \"step\": 7}}");
      JsonNode rows = awaitRows(teacher, student);
      assertThat(rows.get("after").intValue()).isZero();
      assertThat(rows.get("until").intValue()).isEqualTo(7);
      List<List<Double>> losses = losses();
      for (int run = 0; run < losses.size(); run++) {
        assertThat(rows.at("/runs/" + run + "/0").toString()).isEqualTo("[1,2,3,4,5,6,7]");
        for (int i = 1; i <= 7; i++) {
          double loss = losses.get(run).get(i);
          assertThat(rows.at("/runs/" + run + "/1/" + (i - 1)).doubleValue())
              .isCloseTo(loss, withinPercentage(1e-4));
          assertThat(rows.at("/runs/" + run + "/2/" + (i - 1)).doubleValue())
              .isCloseTo(Math.sqrt(loss), withinPercentage(1e-4));
        }
      }
      // Back, and on again: only what is new.
      teacher.say("{\"state\": {\"step\": 2}}");
      student.await(m -> m.at("/state/step").intValue(0) == 2);
      teacher.say("{\"state\": {\"step\": 8}}");
      JsonNode next = student.await(m -> m.at("/rows/until").intValue(0) == 8).get("rows");
      assertThat(next.get("after").intValue()).isEqualTo(7);
      assertThat(next.at("/runs/0/0").toString()).isEqualTo("[8]");

      teacher.say("{\"state\": {\"question\": \"revealed\"}}");
      JsonNode revealed =
          student.await(m -> m.at("/state/question").stringValue("").equals("revealed"));
      assertThat(revealed.has("rows")).isFalse();
      foreign.awaitQuestion("revealed");
      synchronized (foreign.all) {
        assertThat(foreign.all).noneMatch(text -> text.contains("\"rows\""));
      }
    }
  }

  @Test
  void aGuessIsAskedOverTheBeginningAlone() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null}")) {
      String plain = ExperimentJson.write(ExperimentJson.read(ASKING).withoutQuestion());
      teacher.say("{\"experiment\": " + plain + "}");
      teacher.say("{\"state\": {\"choose\": \"end\", \"step\": 3}}");
      student.await(m -> m.at("/state/choose").stringValue("").equals("end"));
      expectRaceUpTo(3);
      expectUpTo(3, room.bytes(room.path("/curves")));
      teacher.say("{\"state\": {\"choose\": \"\"}}");
      student.await(m -> m.at("/state/choose").stringValue("?").isEmpty());
      expectRaceUpTo(STEPS);
    }
  }

  @Test
  void anotherExperimentIsSeenFromItsStart() throws Exception {
    try (var teacher = room.client("{\"key\": \"" + room.key() + "\"}");
        var student = room.client("{\"join\": null}")) {
      teacher.say("{\"state\": {\"step\": 17}}");
      student.await(m -> m.at("/state/step").intValue(0) == 17);
      teacher.say(
          "{\"experiment\": " + ASKING.replace("Which is ahead?", "Which is behind?") + "}");
      var news = student.await(m -> m.at("/state/experiment").intValue(0) == 2).get("state");
      assertThat(news.get("step").intValue()).isZero();
      expectRaceUpTo(0);
    }
  }
}
