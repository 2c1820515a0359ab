package descent.load;

import descent.FreePort;
import descent.browser.Server;
import descent.load.watched.DashboardPicture;
import descent.load.watched.Prometheus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server under load that a real Prometheus watches: every question of the dashboard has an answer
 * afterwards, every rule is evaluated, and the figures in it are there. Draws the dashboard as the
 * load has filled it. Started by {@code scripts/benchmark watched}.
 */
public final class WatchedBenchmark {
  private static final Path PLACE = Server.PLACE.resolve("prometheus").toAbsolutePath();
  private static final Path PICTURE = PLACE.resolve("dashboard.svg");
  private static final int MOST = 500;
  private static final Pattern FIGURE =
      Pattern.compile("\\b(up|(?:descent|jvm|http|process)_[a-z_]+)\\b");

  /** What only a store that fails has, which none does here. */
  private static final String FAILED = "outcome=\"failed\"";

  private final HttpClient http;
  private final Server server;
  private final Prometheus prometheus;
  private int visitors;
  private int empty;

  private WatchedBenchmark(HttpClient http, Server server, Prometheus prometheus) {
    this.http = http;
    this.server = server;
    this.prometheus = prometheus;
  }

  /**
   * Ends with code 1 where a question has no answer.
   *
   * @param args seconds of load (60), how many drag (4), how many watch (2)
   */
  public static void main(String[] args) throws Exception {
    long seconds = number(args, 0, 60, 20, 3600);
    int dragging = (int) number(args, 1, 4, 1, MOST);
    int watching = (int) number(args, 2, 2, 1, MOST);
    int management = FreePort.find();
    var http = PageSession.client();
    Map<String, String> environment = Map.of("MANAGEMENT_PORT", Integer.toString(management));
    boolean whole;
    try (var server = Server.start(environment, PLACE.resolve("server.log"), "-Xmx512m");
        var prometheus = Prometheus.start(http, management, PLACE)) {
      var benchmark = new WatchedBenchmark(http, server, prometheus);
      Instant begun = Instant.now();
      benchmark.load(seconds / 3, dragging - dragging / 2, watching - watching / 2);
      benchmark.load(seconds / 3, dragging, watching);
      benchmark.load(seconds / 3, dragging - dragging / 2, watching - watching / 2);
      benchmark.askAll(begun, Instant.now());
      whole = benchmark.empty == 0;
    }
    System.exit(whole ? 0 : 1);
  }

  private static long number(String[] args, int place, long standard, long least, long most) {
    return args.length > place ? Math.clamp(Long.parseLong(args[place]), least, most) : standard;
  }

  private void load(long seconds, int dragging, int watching) throws Exception {
    var drags = new Tally();
    var frames = new Tally();
    try (var crowd =
        new Crowd(http, server.address(), visitors, dragging, watching, drags, frames)) {
      visitors += dragging + watching;
      for (long second = 0; second < seconds; second += 5) {
        // Somebody shares, and somebody asks for more than there is.
        post("/api/experiments", Greed.race(1, 100 + (int) second));
        post("/api/race", Greed.race(1, 1_000_000));
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

  private void post(String path, String body) throws Exception {
    var question =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var unused = http.send(question, BodyHandlers.discarding());
  }

  private void askAll(Instant from, Instant to) throws Exception {
    String dashboard = Files.readString(Prometheus.DEPLOY.resolve("dashboard.json"));
    var picture = new DashboardPicture(from, to);
    for (JsonNode panel : JsonMapper.shared().readTree(dashboard).get("panels")) {
      List<JsonNode> answers = new ArrayList<>();
      for (JsonNode target : panel.path("targets")) {
        String question = target.get("expr").stringValue();
        expect(panel.get("title").stringValue(), question, question.contains(FAILED));
        answers.add(prometheus.ask(question, from, to));
      }
      picture.add(panel, answers);
    }
    Files.writeString(PICTURE, picture.svg());
    System.out.println("the dashboard: " + PICTURE);
    List<String> ill = new ArrayList<>();
    int rules = 0;
    for (JsonNode group : prometheus.rules()) {
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

  private void expect(String what, String question, boolean mayBeEmpty)
      throws IOException, InterruptedException {
    JsonNode answer = prometheus.ask(question);
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
}
