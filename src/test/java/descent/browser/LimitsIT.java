package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import descent.experiment.json.ExperimentJson;
import descent.ui.Stores;
import descent.ui.link.Links;
import descent.ui.link.Opening;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server with small limits keeps to each that its operator has set, and names it to whoever
 * reaches it. Those that take two who ask at once are in the tests of their parts.
 */
class LimitsIT {
  private static final Map<String, String> SET =
      Map.ofEntries(
          Map.entry("LIMIT_STEPS", "300"),
          Map.entry("LIMIT_CONTENDERS", "3"),
          Map.entry("LIMIT_VARIABLES", "4"),
          Map.entry("LIMIT_NUMBERS", "7000"),
          Map.entry("LIMIT_OPERATIONS", "20000"),
          Map.entry("LIMIT_SEEDS", "5"),
          Map.entry("LIMIT_POINTS", "300"),
          Map.entry("LIMIT_BODY_BYTES", "20000"),
          Map.entry("LIMIT_BODY_SECONDS", "5"),
          Map.entry("LIMIT_REQUESTS_PER_MINUTE", "20"),
          Map.entry("LIMIT_TRAINING_STEPS", "1000"),
          Map.entry("LIMIT_TRAINING_CONTENDERS", "2"),
          Map.entry("LIMIT_TRAINING_ROWS", "400"),
          Map.entry("LIMIT_TRAINING_PARAMETERS", "500"),
          Map.entry("LIMIT_TRAINING_OPERATIONS", "5e7"),
          Map.entry("LIMIT_CHECK_PARAMETERS", "50"),
          Map.entry("LIMIT_COMPARISON_OPERATIONS", "1e5"),
          Map.entry("LIMIT_COMPARISON_TRAINING_OPERATIONS", "1e6"),
          Map.entry("LIMIT_EXPLANATION_OPERATIONS", "1e6"),
          Map.entry("LIMIT_LINK_BYTES_EACH", "900"),
          Map.entry("LIMIT_LINK_PER_VISITOR", "2"),
          Map.entry("LIMIT_LINK_BYTES_PER_VISITOR", "1000"),
          Map.entry("LIMIT_LINK_EXPERIMENTS", "9"),
          Map.entry("LIMIT_CLASS_PER_ADDRESS", "1"),
          Map.entry("LIMIT_CLASS_CLASSES", "2"));
  private static final int PATIENCE_SECONDS = 60;
  private static final int SLOW = 200;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static @Nullable Server server;

  @BeforeAll
  static void start() {
    var environment = new HashMap<>(SET);
    environment.put("EXPERIMENTS", Server.PLACE.resolve("limits-" + System.nanoTime()).toString());
    server = Server.startBriefly(environment, Server.PLACE.resolve("limits.log"), "-Xmx256m");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static String function(int steps, int runs, String rest) {
    return """
    {"problem": {"type": "function", %s}, "steps": %d, "runs": [%s]}\
    """
        .formatted(rest, steps, runs(runs));
  }

  private static String runs(int count) {
    return IntStream.range(0, count)
        .mapToObj(run -> "{\"name\": \"%d\", \"optimizer\": {\"type\": \"adam\"}}".formatted(run))
        .collect(Collectors.joining(", "));
  }

  private static String bowl(int steps, int runs) {
    return function(
        steps,
        runs,
        "\"expression\": \"x^2 + y^2\", \"variables\": [\"x\", \"y\"], \"start\": [1, 2]");
  }

  private static String network(int rows, int units, int steps, int runs) {
    return """
    {"problem": {"type": "network", "dataset": {"type": "moons", "samples": %d}, "layers": [{"units": %d}]},
     "steps": %d, "runs": [%s]}\
    """
        .formatted(rows, units, steps, runs(runs));
  }

  private static String question(String what) {
    return switch (what) {
      case "steps" -> bowl(301, 1);
      case "contenders" -> bowl(10, 4);
      case "numbers" -> bowl(300, 3);
      case "bowl" -> bowl(100, 1);
      case "variables" ->
          function(
              10,
              1,
              "\"expression\": \"v^2\", \"variables\": [\"v\", \"w\", \"x\", \"y\", \"z\"],"
                  + " \"start\": [1, 1, 1, 1, 1]");
      case "terms" ->
          function(
              300,
              1,
              "\"expression\": \"%s\", \"variables\": [\"x\"], \"start\": [1]"
                  .formatted(String.join("+", Collections.nCopies(90, "sin(x)"))));
      case "seeds" -> "{\"experiment\": %s, \"run\": 0, \"seeds\": 6}".formatted(bowl(10, 1));
      case "grid" ->
          """
          {"problem": {"type": "function", "expression": "x^2 + y^2", "variables": ["x", "y"], "start": [1, 2]},
           "domain": [[-1, 1], [-1, 1]], "columns": 20, "rows": 20}
          """;
      case "long" -> bowl(10, 1) + " ".repeat(20_000);
      case "updates" -> network(100, 4, 1001, 1);
      case "networks" -> network(100, 4, 10, 3);
      case "rows" -> network(401, 4, 10, 1);
      case "units" -> network(100, 200, 10, 1);
      case "work" -> network(400, 60, 1000, 2);
      case "check" -> "{\"experiment\": %s}".formatted(network(100, 30, 10, 1));
      case "rates" -> "{\"experiment\": %s}".formatted(bowl(300, 2));
      case "learning" -> "{\"experiment\": %s}".formatted(network(100, 8, 1000, 1));
      case "explained" -> network(100, 20, 1000, 1);
      case "notes" -> bowl(10, 1).replaceFirst("\\{", "{\"notes\": \"" + "x".repeat(900) + "\", ");
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static HttpResponse<String> ask(String address, String path, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", address)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static void expect(HttpResponse<String> answer, int status, String limit) {
    JsonNode said = JsonMapper.shared().readTree(answer.body());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(said.path("limit").stringValue("")).as(answer.body()).isEqualTo(limit);
    assertThat(said.path("error").stringValue("")).endsWith(" (" + limit + ").");
  }

  /** Each visitor has an address of its own. */
  @ParameterizedTest
  @CsvSource({
    "LIMIT_STEPS, /api/race, steps",
    "LIMIT_STEPS, /api/trace, steps",
    "LIMIT_STEPS, /api/explain, steps",
    "LIMIT_CONTENDERS, /api/race, contenders",
    "LIMIT_VARIABLES, /api/race, variables",
    "LIMIT_NUMBERS, /api/race, numbers",
    "LIMIT_OPERATIONS, /api/race, terms",
    "LIMIT_SEEDS, /api/fan, seeds",
    "LIMIT_POINTS, /api/grid, grid",
    "LIMIT_BODY_BYTES, /api/race, long",
    "LIMIT_TRAINING_STEPS, /api/trace, updates",
    "LIMIT_TRAINING_CONTENDERS, /api/trace, networks",
    "LIMIT_TRAINING_ROWS, /api/trace, rows",
    "LIMIT_TRAINING_PARAMETERS, /api/explain, units",
    "LIMIT_TRAINING_OPERATIONS, /api/explain, work",
    "LIMIT_CHECK_PARAMETERS, /api/check, check",
    "LIMIT_COMPARISON_OPERATIONS, /api/compare/rates, rates",
    "LIMIT_COMPARISON_TRAINING_OPERATIONS, /api/compare/rates, learning",
    "LIMIT_EXPLANATION_OPERATIONS, /api/explain, explained",
  })
  void whatIsTooMuchIsRefusedByName(String limit, String path, String what) throws Exception {
    expect(ask(limit.length() + ".0.2." + what.length(), path, question(what)), 400, limit);
  }

  @Test
  void whatIsKeptIsBounded() throws Exception {
    String path = "/api/experiments";
    expect(ask("192.0.2.1", path, question("notes")), 413, "LIMIT_LINK_BYTES_EACH");
    String shared = "";
    for (int steps = 1; steps <= 2; steps++) {
      HttpResponse<String> kept = ask("192.0.2.1", path, bowl(steps, 1));
      assertThat(kept.statusCode()).isEqualTo(201);
      shared =
          "{\"experiment\": %s}".formatted(JsonMapper.shared().readTree(kept.body()).get("id"));
    }
    String classes = "/api/classes";
    assertThat(ask("192.0.2.40", classes, shared).statusCode()).isEqualTo(201);
    expect(ask("192.0.2.40", classes, shared), 429, "LIMIT_CLASS_PER_ADDRESS");
    assertThat(ask("192.0.2.41", classes, shared).statusCode()).isEqualTo(201);
    expect(ask("192.0.2.42", classes, shared), 429, "LIMIT_CLASS_CLASSES");
    expect(ask("192.0.2.1", path, bowl(3, 1)), 429, "LIMIT_LINK_PER_VISITOR");
    String large = bowl(4, 1).replaceFirst("\\{", "{\"notes\": \"" + "x".repeat(400) + "\", ");
    assertThat(ask("192.0.2.2", path, large).statusCode()).isEqualTo(201);
    expect(
        ask("192.0.2.2", path, large.replace("xxx", "yyy")), 429, "LIMIT_LINK_BYTES_PER_VISITOR");
    HttpResponse<String> last;
    int visitor = 3;
    do {
      last = ask("192.0.2." + visitor, path, bowl(visitor + 10, 1));
    } while (last.statusCode() == 201 && visitor++ < 20);
    expect(last, 507, "LIMIT_LINK_EXPERIMENTS");
  }

  /** What a visitor claims stands before what the trusted proxy adds, and does not count. */
  @Test
  void anAddressAsksSoOftenAMinuteWhateverItClaimsToBe() throws Exception {
    HttpResponse<String> last;
    int asked = 0;
    do {
      last = ask("203.0.113.%d, 198.51.100.1".formatted(asked % 200), "/api/race", "{}");
    } while (last.statusCode() == 400 && asked++ < 1000);
    expect(last, 429, "LIMIT_REQUESTS_PER_MINUTE");
    assertThat(asked).isGreaterThanOrEqualTo(19);
    assertThat(ask("198.51.100.2", "/api/race", "{}").statusCode()).isEqualTo(400);
  }

  /** Posts that send a byte now and then: each is given up, and others are answered meanwhile. */
  @Test
  void bodiesThatComeSlowlyKeepNobodyFromAnAnswer() throws Exception {
    var slow = new ArrayList<Socket>();
    var answers = new ArrayList<String>();
    try {
      for (int i = 0; i < SLOW; i++) {
        var socket =
            new Socket(InetAddress.getLoopbackAddress(), URI.create(server.address()).getPort());
        String head =
            "POST /api/race HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "X-Forwarded-For: 10.1.0.%d\r\n"
                + "Content-Length: 9999\r\n\r\n";
        socket.getOutputStream().write(head.formatted(i).getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      assertThat(ask("10.2.0.1", "/api/race", bowl(100, 1)).statusCode()).isEqualTo(200);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!slow.isEmpty() && System.nanoTime() < deadline) {
        slow.removeIf(socket -> isGivenUp(socket, answers));
        Thread.sleep(300);
      }
      assertThat(slow).isEmpty();
      assertThat(answers).anyMatch(answer -> answer.contains("(LIMIT_BODY_SECONDS)"));
      assertThat(ask("10.2.0.1", "/api/race", bowl(100, 1)).statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** Sends one byte more, unless there is an answer already, or the connection is cut. */
  private static boolean isGivenUp(Socket socket, List<String> answers) {
    try {
      if (socket.getInputStream().available() > 0) {
        byte[] answer = new byte[socket.getInputStream().available()];
        int read = socket.getInputStream().read(answer);
        answers.add(new String(answer, 0, Math.max(0, read), StandardCharsets.UTF_8));
        socket.close();
        return true;
      }
      socket.getOutputStream().write(' ');
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** What a socket of trainings says: the text of a frame, or the reason for its end. */
  private static String socket(String said) throws Exception {
    var told = new CompletableFuture<String>();
    WebSocket socket =
        HTTP.newWebSocketBuilder()
            .buildAsync(
                URI.create(server.address().replaceFirst("http", "ws") + "/api/training"),
                new WebSocket.Listener() {
                  @Override
                  public @Nullable CompletionStage<?> onBinary(
                      WebSocket from, ByteBuffer frame, boolean last) {
                    int length = frame.order(ByteOrder.LITTLE_ENDIAN).getInt();
                    byte[] text = new byte[length];
                    frame.get(text);
                    told.complete(new String(text, StandardCharsets.UTF_8));
                    return null;
                  }

                  @Override
                  public @Nullable CompletionStage<?> onClose(
                      WebSocket from, int code, String reason) {
                    told.complete(code + " " + reason);
                    return null;
                  }
                })
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    try {
      socket.sendText(said, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return told.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      socket.abort();
    }
  }

  @Test
  void aSocketSaysTheSameSentence() throws Exception {
    String overSocket = socket("{\"open\": " + question("updates") + "}");
    JsonNode overHttp =
        JsonMapper.shared().readTree(ask("203.0.113.1", "/api/trace", question("updates")).body());
    assertThat(overSocket)
        .contains(JsonMapper.shared().writeValueAsString(overHttp.get("error").stringValue()));
  }

  /** Each of its requests comes from an address of its own, as there are many for one page. */
  @Test
  void aLinkOpensAPageThatSaysTheSameSentence() throws Exception {
    var asked = new AtomicInteger();
    try (Chromium chromium = Chromium.launch()) {
      Page page =
          chromium
              .browser()
              .newPage(new Browser.NewPageOptions().setBaseURL(server.address()).setLocale("en"));
      page.route(
          "**",
          route -> {
            var headers = new HashMap<>(route.request().headers());
            headers.put("x-forwarded-for", "10.3.%d.1".formatted(asked.incrementAndGet() % 250));
            route.resume(new Route.ResumeOptions().setHeaders(headers));
          });
      for (String what : List.of("steps", "contenders", "updates", "rows")) {
        String experiment = question(what);
        String path = experiment.contains("network") ? "/networks" : "/";
        String error =
            JsonMapper.shared()
                .readTree(ask("203.0.113.2", "/api/explain", experiment).body())
                .get("error")
                .stringValue();
        page.navigate(path + link(experiment));
        assertThat(page.getByText(error).first()).isVisible();
      }
    }
  }

  private static String link(String experiment) {
    return "?"
        + new Links(Stores.temporary())
            .address(ExperimentJson.read(experiment), Opening.USUAL)
            .getQueryString();
  }
}
