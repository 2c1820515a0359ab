package descent.api.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import descent.api.Refusals;
import descent.api.ShareController;
import descent.classroom.ClassFolder;
import descent.classroom.ClassLimits;
import descent.classroom.ClassTrials;
import descent.classroom.Classes;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.job.Jobs;
import descent.live.job.Traces;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.live.training.Trainings;
import descent.share.Bounds;
import descent.share.LinkFolder;
import descent.share.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class ClassSocketTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String SECRET = "Adam-divides-each-direction-by-its-size";
  private static final String ASKING =
      """
      {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]}, "steps": 20,
       "question": {"text": "Which is ahead?", "choices": ["a", "b"], "answer": 1, "explanation": "%s"},
       "runs": [{"optimizer": {"type": "sgd"}}, {"optimizer": {"type": "adam"}}]}
      """
          .formatted(SECRET);

  private static Path folder;
  private static ConfigurableApplicationContext server;
  private static HttpClient http;

  private String code = "";
  private String key = "";

  @Configuration
  @Import({ClassSocket.class, ClassController.class, ShareController.class, Refusals.class})
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
  })
  static class Program {
    @Bean
    Store store() {
      return new Store(new LinkFolder(folder.resolve("links")), Bounds.STANDARD);
    }

    @Bean
    Classes classes() {
      return new Classes(
          new ClassFolder(folder.resolve("classes")), ClassLimits.STANDARD, InstantSource.system());
    }

    @Bean
    Traces traces() {
      return new Traces(
          new Races(Limits.STANDARD, 1),
          new Trainings(TrainingLimits.standard(), 1),
          new Jobs(Jobs.Bounds.STANDARD, 1));
    }

    @Bean
    ClassTrials trials(Traces traces) {
      return new ClassTrials(traces);
    }
  }

  @BeforeAll
  static void start() throws IOException {
    folder = Files.createTempDirectory("classes");
    server = new SpringApplicationBuilder(Program.class).run("--server.port=0");
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    server.close();
    http.close();
  }

  @BeforeEach
  void begin() throws Exception {
    String id = json(send("POST", "/api/experiments", "", ASKING)).get("id").stringValue();
    HttpResponse<String> begun =
        send("POST", "/api/classes", "", "{\"experiment\": \"" + id + "\"}");
    assertThat(begun.statusCode()).isEqualTo(201);
    code = json(begun).get("code").stringValue();
    key = json(begun).get("key").stringValue();
    assertThat(json(begun).get("url").stringValue()).isEqualTo("/c/" + code);
  }

  private static String address(String scheme) {
    return scheme
        + "://localhost:"
        + server.getEnvironment().getRequiredProperty("local.server.port");
  }

  private static HttpResponse<String> send(String method, String path, String key, String body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(address("http") + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (!key.isEmpty()) {
      request.header("Class-Key", key);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return MAPPER.readTree(answer.body());
  }

  private String path(String rest) {
    return "/api/classes/" + code + rest;
  }

  /** One end of a class. */
  private final class Client implements WebSocket.Listener, AutoCloseable {
    final BlockingQueue<JsonNode> unread = new LinkedBlockingQueue<>();
    final List<String> all = new ArrayList<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;

    Client(String first) throws Exception {
      socket =
          http.newWebSocketBuilder()
              .buildAsync(URI.create(address("ws") + path("/live")), this)
              .get(20, TimeUnit.SECONDS);
      say(first);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        synchronized (all) {
          all.add(message.toString());
        }
        unread.add(MAPPER.readTree(message.toString()));
        message.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      closed.complete(status);
      return null;
    }

    void say(String text) throws Exception {
      socket.sendText(text, true).get(20, TimeUnit.SECONDS);
    }

    /** The first message from here on that is as expected. */
    JsonNode await(Predicate<JsonNode> expected) throws InterruptedException {
      while (true) {
        JsonNode next = unread.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("a message in time").isNotNull();
        if (expected.test(next)) {
          return next;
        }
      }
    }

    JsonNode awaitQuestion(String phase) throws InterruptedException {
      return await(m -> m.at("/state/question").stringValue("").equals(phase)).get("state");
    }

    @Override
    public void close() throws Exception {
      if (!socket.isOutputClosed()) {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void aVoteGoesFromTheQuestionToTheReveal() throws Exception {
    try (var teacher = new Client("{\"key\": \"" + key + "\"}");
        var student = new Client("{\"join\": null}")) {
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
      assertThat(json(send("GET", path(""), "", "")).has("rounds")).isFalse();
      assertThat(json(send("GET", path(""), key, "")).at("/rounds/0/0").intValue()).isEqualTo(1);

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
      assertThat(send("GET", path("/experiment"), "", "").body())
          .contains("Which is ahead?")
          .doesNotContain(SECRET)
          .doesNotContain("answer");
      assertThat(send("GET", path("/experiment"), key, "").body()).contains(SECRET);

      teacher.say("{\"state\": {\"question\": \"revealed\", \"playing\": true}}");
      JsonNode revealed = student.awaitQuestion("revealed");
      assertThat(revealed.get("rounds").toString()).isEqualTo("[[1,0],[0,1]]");
      assertThat(revealed.get("playing").booleanValue()).isTrue();
      assertThat(send("GET", path("/experiment"), "", "").body()).contains(SECRET);

      String pseudonym = me.at("/you/pseudonym").stringValue();
      assertThat(send("GET", path("/results.csv"), key, "").body().lines())
          .satisfiesExactly(
              header -> assertThat(header).isEqualTo("round,question,pseudonym,value,experiment"),
              first -> assertThat(first).startsWith("1,Which is ahead?," + pseudonym + ",0,"),
              second -> assertThat(second).startsWith("2,Which is ahead?," + pseudonym + ",1,"));
    }
  }

  @Test
  void theLinkOfAnExperimentDoesNotGiveAwayWhatAClassIsAsked() throws Exception {
    String id = json(send("POST", "/api/experiments", "", ASKING)).get("id").stringValue();
    assertThat(send("GET", "/api/experiments/" + id, "", "").body())
        .doesNotContain(SECRET)
        .doesNotContain("\"answer\"");

    assertThat(send("DELETE", path(""), key, "").statusCode()).isEqualTo(204);

    assertThat(send("GET", path(""), "", "").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsChosenIsRunAndShownAsADot() throws Exception {
    try (var teacher = new Client("{\"key\": \"" + key + "\"}");
        var student = new Client("{\"join\": null}")) {
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
  void lateComersGetAllInOneMessageAndWhoReconnectsIsTheSame() throws Exception {
    try (var teacher = new Client("{\"key\": \"" + key + "\"}")) {
      teacher.say("{\"state\": {\"step\": 17, \"view\": \"functions\", \"question\": \"open\"}}");
      teacher.awaitQuestion("open");
      String token;
      String pseudonym;
      try (var student = new Client("{\"join\": null}")) {
        JsonNode all = student.await(m -> true);
        token = all.at("/you/token").stringValue();
        pseudonym = all.at("/you/pseudonym").stringValue();
        assertThat(all.at("/state/step").intValue()).isEqualTo(17);
        assertThat(all.at("/content/problem/expression").stringValue()).isEqualTo("x^2");
        student.say("{\"vote\": 1}");
        student.await(m -> m.has("voted"));
      }
      try (var student = new Client("{\"join\": \"" + token + "\"}")) {
        assertThat(student.await(m -> true).at("/you/pseudonym").stringValue())
            .isEqualTo(pseudonym);
        student.say("{\"vote\": 0}");
        student.await(m -> m.has("voted"));
        JsonNode counted = teacher.await(m -> m.at("/state/rounds/0/0").intValue(0) == 1);
        assertThat(counted.at("/state/votes").intValue()).isEqualTo(1);
      }
    }
  }

  @Test
  void onlyTheKeyTeaches() throws Exception {
    try (var student = new Client("{\"join\": null}");
        var liar = new Client("{\"key\": \"guessed\"}");
        var silent = new Client("{\"vote\": 0}")) {
      student.await(m -> m.has("you"));
      student.say("{\"state\": {\"question\": \"revealed\"}}");
      assertThat(student.await(m -> m.has("refused")).get("key").stringValue())
          .isEqualTo("class.key");
      assertThat(liar.await(m -> m.has("refused")).get("key").stringValue()).isEqualTo("class.key");
      assertThat(silent.await(m -> m.has("refused")).get("key").stringValue())
          .isEqualTo("class.first");
    }
    assertThat(send("GET", path("/results.csv"), "", "").statusCode()).isEqualTo(403);
    assertThat(send("DELETE", path(""), "guessed", "").statusCode()).isEqualTo(403);
    assertThat(send("GET", "/api/classes/AAAAAA", "", "").statusCode()).isEqualTo(404);
    assertThat(send("POST", "/api/classes", "", "{\"experiment\": \"nothing\"}").statusCode())
        .isEqualTo(404);
    assertThat(send("POST", "/api/classes", "", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void hostileMessagesAreRefusedAndTheirSenderSentAway() throws Exception {
    try (var student = new Client("{\"join\": null}");
        var hostile = new Client("{\"join\": null}")) {
      for (String bad :
          List.of("", "nonsense", "[]", "{\"vote\": \"x\"}", "{\"vote\": 1, \"more\": 2}", "{}")) {
        hostile.say(bad);
        hostile.await(m -> m.has("refused"));
      }
      for (int i = 0; i < 20 && !hostile.closed.isDone(); i++) {
        hostile.say("[".repeat(100_000));
      }
      assertThat(hostile.closed.get(30, TimeUnit.SECONDS)).isEqualTo(1008);
      student.say("{\"vote\": 0}");
      student.await(m -> m.has("refused"));
    }
  }

  @Test
  void anotherExperimentReachesAllWithoutItsAnswer() throws Exception {
    try (var teacher = new Client("{\"key\": \"" + key + "\"}");
        var student = new Client("{\"join\": null}")) {
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

  @Test
  void aGuessIsTakenOnceForEachAndShownWhenNoneIsAskedAnyMore() throws Exception {
    try (var teacher = new Client("{\"key\": \"" + key + "\"}");
        var student = new Client("{\"join\": null}")) {
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
      assertThat(json(send("GET", path(""), "", "")).has("guesses")).isFalse();
      assertThat(json(send("GET", path(""), "", "")).get("guessed").intValue()).isEqualTo(1);

      teacher.say("{\"state\": {\"choose\": \"\"}}");
      JsonNode shown = student.await(m -> m.at("/state/guesses").size() > 0);
      assertThat(shown.at("/state/guesses/0/values/0").doubleValue()).isEqualTo(0.25);
      student.say("{\"guess\": {\"end\": [0]}}");
      student.await(m -> m.has("refused"));
      assertThat(send("GET", path("/results.csv"), key, "").body())
          .contains(",end,")
          .contains(",0.25,");
    }
  }

  @Test
  void theTrueCurveIsDrawnBeneathWhatWasChosen() throws Exception {
    try (var teacher = new Client("{\"key\": \"" + key + "\"}");
        var student = new Client("{\"join\": null}")) {
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
}
