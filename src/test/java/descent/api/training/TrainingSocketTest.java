package descent.api.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.live.Access;
import descent.live.training.TrainingLimits;
import descent.live.training.Trainings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class TrainingSocketTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int STEPS = 3000;

  /** The status of a connection that ended before its farewell arrived (RFC 6455, 7.1.5). */
  private static final int CUT = 1006;

  private static final String EXPERIMENT =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 60},
         "layers": [{"units": 8, "keepProbability": 0.5}], "batchSize": 7},
       "steps": %d, "runs": [{"name": "a", "optimizer": {"type": "adam"}}, {"name": "b", "optimizer": {"type": "sgd"}}]}
      """
          .formatted(STEPS);
  private static ConfigurableApplicationContext server;
  private static HttpClient http;

  @Configuration
  @Import(TrainingSocket.class)
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
  })
  static class Program {
    @Bean
    Trainings trainings() {
      return new Trainings(TrainingLimits.standard(), 2);
    }

    @Bean
    Access access() {
      return Access.standard();
    }

    @Bean
    Door door() {
      return new Door();
    }
  }

  /** Gives a session to whoever asks, as any page does. */
  @RestController
  static class Door {
    @GetMapping("/session")
    String session(HttpServletRequest request) {
      return request.getSession().getId();
    }
  }

  @BeforeAll
  static void start() {
    server =
        new SpringApplicationBuilder(Program.class)
            .properties("spring.main.banner-mode=off", "logging.level.root=warn")
            // A mere default would give way to the program's own setting.
            .run("--server.port=0");
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    server.close();
    http.close();
  }

  private static String port() {
    return server.getEnvironment().getRequiredProperty("local.server.port");
  }

  private static String session() throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/session"));
    return http.send(request.build(), BodyHandlers.ofString()).body();
  }

  /** A browser's end: it reads all frames, and acknowledges when it is told to. */
  private static final class Browser implements WebSocket.Listener, AutoCloseable {
    final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private ByteBuffer message = ByteBuffer.allocate(0);
    private final WebSocket socket;

    Browser(String session, String origin) throws Exception {
      var builder = http.newWebSocketBuilder();
      if (!session.isEmpty()) {
        builder.header("Cookie", "JSESSIONID=" + session);
      }
      if (!origin.isEmpty()) {
        builder.header("Origin", origin);
      }
      URI address = URI.create("ws://localhost:" + port() + TrainingSocket.PATH);
      socket = builder.buildAsync(address, this).get(20, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
      var all = ByteBuffer.allocate(message.remaining() + part.remaining());
      message = all.put(message).put(part).flip();
      if (last) {
        message.order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[message.getInt()];
        message.get(header);
        frames.add(MAPPER.readTree(new String(header, StandardCharsets.UTF_8)));
        message = ByteBuffer.allocate(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable cut) {
      closed.complete(CUT);
    }

    void say(String json) throws Exception {
      socket.sendText(json, true).get(20, TimeUnit.SECONDS);
    }

    JsonNode frame() throws Exception {
      JsonNode frame = frames.poll(20, TimeUnit.SECONDS);
      assertThat(frame).as("a frame").isNotNull();
      return frame;
    }

    JsonNode acknowledged() throws Exception {
      JsonNode frame = frame();
      if (frame.has("frame")) {
        say("{\"ack\": " + frame.get("frame").asInt() + "}");
      }
      return frame;
    }

    /** Listens until all runs are over. */
    JsonNode untilTheEnd() throws Exception {
      JsonNode frame = acknowledged();
      while (!isOver(frame)) {
        frame = acknowledged();
      }
      return frame;
    }

    private static boolean isOver(JsonNode frame) {
      return frame.has("runs")
          && frame.get("runs").valueStream().noneMatch(run -> run.get("ending").isNull());
    }

    @Override
    public void close() {
      socket.abort();
    }
  }

  private static Browser browser() throws Exception {
    return new Browser(session(), "http://localhost:" + port());
  }

  private static String open(String more) {
    return "{\"open\": " + EXPERIMENT + more + "}";
  }

  /** All rows that arrive, with those that have arrived before. */
  private static int rowsUntilTheEnd(Browser browser, int before) throws Exception {
    int rows = before;
    JsonNode frame;
    do {
      frame = browser.acknowledged();
      rows += rows(frame);
    } while (!Browser.isOver(frame));
    return rows;
  }

  private static int rows(JsonNode frame) {
    return frame
        .path("runs")
        .valueStream()
        .flatMap(run -> run.get("lines").valueStream())
        .mapToInt(line -> line.get("rows").asInt())
        .sum();
  }

  @Test
  void aTrainingBeginsWithItsDataAndEndsWithItsEndings() throws Exception {
    try (Browser browser = browser()) {
      browser.say(open(", \"play\": true, \"look\": {\"decision\": true}"));
      JsonNode first = browser.acknowledged();
      assertThat(first.get("facts").get(0).get("name").stringValue()).isEqualTo("a");
      assertThat(first.get("data").get("classes").size()).isEqualTo(2);
      JsonNode last = browser.untilTheEnd();
      assertThat(last.get("runs").get(1).get("step").asInt()).isEqualTo(STEPS);
      assertThat(last.has("facts")).isFalse();
    }
  }

  @Test
  void whoNeverAcknowledgesGetsThreeFramesAndHoldsUpNobody() throws Exception {
    try (Browser slow = browser();
        Browser quick = browser()) {
      slow.say(open(", \"play\": true, \"speed\": 1500, \"look\": {\"decision\": true}"));
      quick.say(open(", \"play\": true"));
      int all = rowsUntilTheEnd(quick, 0);
      int got = 0;
      for (int i = 0; i < Conversation.UNACKNOWLEDGED; i++) {
        got += rows(slow.frame());
      }
      assertThat(slow.frames.poll(300, TimeUnit.MILLISECONDS)).isNull();
      // The training went on meanwhile; what was missed comes after the acknowledgement.
      slow.say("{\"ack\": 3}");
      assertThat(rowsUntilTheEnd(slow, got)).isEqualTo(all);
    }
  }

  @Test
  void whoAsksHearsThatTheServerIsThere() throws Exception {
    try (Browser browser = browser()) {
      browser.say(open(", \"play\": true, \"speed\": 1500")); // Many frames on any machine.
      for (int i = 0; i < Conversation.UNACKNOWLEDGED; i++) {
        assertThat(browser.frame().get("kind").stringValue()).isEqualTo("update");
      }
      browser.say("{\"here\": true}");
      assertThat(browser.frame().get("kind").stringValue()).isEqualTo("here");
    }
  }

  @Test
  void aCutConnectionIsResumedBehindWhatHasArrived() throws Exception {
    String session = session();
    int told = 0;
    String token;
    try (Browser browser = new Browser(session, "")) {
      browser.say(open(", \"advanceTo\": 600"));
      JsonNode frame;
      do {
        frame = browser.acknowledged();
        told += rows(frame);
      } while (frame.get("runs").get(1).get("step").asInt() < 600
          || frame.get("runs").get(0).get("step").asInt() < 600);
      token = frame.get("token").stringValue();
    }
    try (Browser back = new Browser(session, "")) {
      back.say("{\"resume\": \"" + token + "\", \"have\": [600, 600], \"play\": true}");
      JsonNode first = back.acknowledged();
      assertThat(first.has("data")).isFalse();
      int more = rows(first);
      JsonNode frame = first;
      while (!Browser.isOver(frame)) {
        frame = back.acknowledged();
        more += rows(frame);
      }
      // 42 training rows in batches of 7: a row every 6 updates, of two runs.
      assertThat(told).isEqualTo(2 * 101);
      assertThat(more).isEqualTo(2 * (STEPS / 6 - 100));
    }
  }

  @Test
  void nobodyResumesTheTrainingOfAnother() throws Exception {
    try (Browser mine = browser();
        Browser other = browser()) {
      mine.say(open(""));
      String token = mine.frame().get("token").stringValue();
      other.say("{\"resume\": \"" + token + "\", \"have\": []}");
      assertThat(other.frame().get("kind").stringValue()).isEqualTo("gone");
    }
  }

  @Test
  void anOpenTrainingIsToldThatTheServerEnds() throws Exception {
    try (Browser browser = browser()) {
      browser.say(open(""));
      String kind = browser.frame().get("kind").stringValue();
      assertThat(kind).isEqualTo("update");

      server.getBean(TrainingSocket.class).tellTheEnd(new ContextClosedEvent(server));

      while (kind.equals("update")) {
        kind = browser.acknowledged().get("kind").stringValue();
      }
      assertThat(kind).isEqualTo("closing");
    }
  }

  @Test
  void strangersAreTurnedAway() throws Exception {
    String session = session();
    assertThatThrownBy(() -> new Browser(session, "http://elsewhere.example"))
        .hasRootCauseMessage("Unexpected HTTP response status code 403");
  }

  @Test
  void aPageThatOutlivedItsServerGoesOnWhereItWas() throws Exception {
    try (Browser back = new Browser("", "")) {
      back.say("{\"resume\": \"of the former server\", \"have\": [600, 600]}");
      assertThat(back.frame().get("kind").stringValue()).isEqualTo("gone");
      back.say(open(", \"advanceTo\": 6"));
      JsonNode frame = back.acknowledged();
      while (frame.get("runs").get(1).get("step").asInt() < 6) {
        frame = back.acknowledged();
      }
      String token = frame.get("token").stringValue();
      try (Browser other = new Browser("", "")) {
        other.say("{\"resume\": \"" + token + "\", \"have\": []}");
        assertThat(other.frame().get("kind").stringValue()).isEqualTo("gone");
      }
    }
  }

  @Test
  void whatCannotBeReadIsAnsweredWithASentenceAndLosesNothing() throws Exception {
    try (Browser browser = browser()) {
      browser.say(open(", \"advanceTo\": 6"));
      JsonNode frame = browser.acknowledged();
      while (frame.get("runs").get(1).get("step").asInt() < 6) {
        frame = browser.acknowledged();
      }
      for (String bad :
          new String[] {
            "{",
            "[]",
            "{\"dance\": true}",
            "{\"look\": {\"members\": [\"nobody\"]}}",
            "{\"speed\": -1}",
            "{\"open\": {\"problem\": {\"type\": \"network\"}}}",
            open("").replace("3000", "300000"),
            "[".repeat(5000)
          }) {
        browser.say(bad);
        JsonNode answer = browser.acknowledged();
        while (answer.get("kind").stringValue().equals("update")) {
          answer = browser.acknowledged();
        }
        assertThat(answer.get("kind").stringValue()).as(bad).isEqualTo("refused");
        assertThat(answer.toString()).doesNotContain("Exception").doesNotContain("at descent");
        assertThat(answer.get("error").stringValue()).isNotBlank();
      }
      browser.say("{\"play\": true}");
      browser.untilTheEnd();
    }
  }

  @Test
  void messagesAreBounded() throws Exception {
    try (Browser browser = browser()) {
      try {
        browser.say("{\"open\": \"" + "x".repeat(700_000) + "\"}");
      } catch (ExecutionException e) {
        // It was cut off while it spoke.
      }
      assertThat(browser.closed.get(20, TimeUnit.SECONDS)).isIn(1009, CUT);
    }
  }
}
