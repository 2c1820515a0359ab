package descent.load;

import descent.FreePort;
import descent.browser.Server;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server under load that a real Prometheus watches: every question of the dashboard has an answer
 * afterwards, every rule is evaluated, and the figures in it are there. Started by {@code
 * scripts/benchmark watched}.
 */
public final class WatchedBenchmark {
  private static final Path DEPLOY = Path.of("deploy").toAbsolutePath();
  private static final Path PLACE = Server.PLACE.resolve("prometheus").toAbsolutePath();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pattern FIGURE =
      Pattern.compile("\\b(up|(?:descent|jvm|http|process)_[a-z_]+)\\b");

  /** What only a store that fails has, which none does here. */
  private static final String FAILED = "outcome=\"failed\"";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String prometheus;
  private int empty;

  private WatchedBenchmark(String prometheus) {
    this.prometheus = prometheus;
  }

  /**
   * Ends with code 1 where a question has no answer.
   *
   * @param args seconds of load (60)
   */
  public static void main(String[] args) throws Exception {
    long seconds = args.length > 0 ? Math.clamp(Long.parseLong(args[0]), 20, 600) : 60;
    int management = FreePort.find();
    int port = FreePort.find();
    Map<String, String> environment = Map.of("MANAGEMENT_PORT", Integer.toString(management));
    var benchmark = new WatchedBenchmark("http://127.0.0.1:" + port);
    try (var server = Server.start(environment, PLACE.resolve("server.log"), "-Xmx512m")) {
      Process prometheus = start(port, management);
      try {
        benchmark.load(server, seconds);
        benchmark.askAll();
      } finally {
        prometheus.destroy();
      }
    }
    System.exit(benchmark.empty == 0 ? 0 : 1);
  }

  private static Process start(int port, int management) throws IOException {
    Files.createDirectories(PLACE);
    String config =
        Files.readString(DEPLOY.resolve("prometheus.yaml"))
            .replaceAll("targets: .*", "targets: [\"127.0.0.1:" + management + "\"]")
            .replace("alerts.yaml", DEPLOY.resolve("alerts.yaml").toString());
    Path file = Files.writeString(PLACE.resolve("prometheus.yaml"), config);
    return new ProcessBuilder(
            "prometheus",
            "--config.file=" + file,
            "--web.listen-address=127.0.0.1:" + port,
            "--storage.tsdb.path=" + Files.createTempDirectory(PLACE, "data"))
        .redirectErrorStream(true)
        .redirectOutput(PLACE.resolve("prometheus.log").toFile())
        .start();
  }

  private void load(Server server, long seconds) throws Exception {
    var drags = new Tally();
    var frames = new Tally();
    try (var crowd = new Crowd(http, server.address(), 0, 4, 2, drags, frames)) {
      for (long second = 0; second < seconds; second += 5) {
        // Somebody shares, and somebody asks for more than there is.
        post(server, "/api/experiments", Greed.race(1, 100 + (int) second));
        post(server, "/api/race", Greed.race(1, 1_000_000));
        TimeUnit.SECONDS.sleep(5);
      }
      System.out.printf(
          "%d drag, %d watch, %d s: %d redraws, %d frames, failures %s %s, load of the machine"
              + " %.1f%n",
          crowd.dragging(),
          crowd.watching(),
          seconds,
          drags.count(),
          frames.count(),
          drags.failures(),
          frames.failures(),
          Machine.load());
    }
  }

  private void post(Server server, String path, String body) throws Exception {
    var question =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var unused = http.send(question, BodyHandlers.discarding());
  }

  private void askAll() throws Exception {
    for (JsonNode panel :
        MAPPER.readTree(Files.readString(DEPLOY.resolve("dashboard.json"))).get("panels")) {
      for (JsonNode target : panel.path("targets")) {
        String question = target.get("expr").stringValue();
        expect(panel.get("title").stringValue(), question, question.contains(FAILED));
      }
    }
    List<String> ill = new ArrayList<>();
    int rules = 0;
    for (JsonNode group : get("/api/v1/rules").at("/data/groups")) {
      for (JsonNode rule : group.get("rules")) {
        rules++;
        String name = rule.get("name").stringValue();
        if (!rule.get("health").stringValue().equals("ok")) {
          ill.add(name + " " + rule.get("health") + " " + rule.path("lastError"));
        }
        var figures = FIGURE.matcher(rule.get("query").stringValue());
        while (figures.find()) {
          expect("rule " + name, figures.group(1), false);
        }
      }
    }
    System.out.printf("%d rules evaluated, of these ill: %s%n", rules, ill);
    System.out.printf("%d questions without an answer%n", empty);
    empty += ill.size() + (rules == 0 ? 1 : 0);
  }

  private void expect(String what, String question, boolean mayBeEmpty) throws Exception {
    JsonNode answer =
        get("/api/v1/query?query=" + URLEncoder.encode(question, StandardCharsets.UTF_8));
    JsonNode result = answer.at("/data/result");
    boolean answered = answer.path("status").stringValue("").equals("success") && result.size() > 0;
    empty += answered || mayBeEmpty ? 0 : 1;
    System.out.printf(
        "%-40s %-110s %s%n",
        what,
        question,
        answered
            ? result.size() + " series, " + result.get(0).at("/value/1").stringValue()
            : mayBeEmpty ? "nothing, as nothing failed" : "NOTHING");
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(prometheus + path)).build(), BodyHandlers.ofString());
    return MAPPER.readTree(answer.body());
  }
}
