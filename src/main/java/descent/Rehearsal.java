package descent;

import descent.cli.CommandLine;
import descent.live.race.Races;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the program once and uses it a little, while Java records in its ahead-of-time cache (JEP
 * 483, 514 and 515) which classes and profiles that needs. A build does it twice: {@code commands}
 * for the commands, which need no server, and {@code server}.
 */
final class Rehearsal {
  private static final String FUNCTION =
      """
      {"problem": {"type": "function", "expression": "a*x^2 + exp(y)*y^2", "variables": ["x", "y"],
                   "parameters": {"a": 2}, "start": [-4, 1]},
       "steps": 50,
       "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"type": "cosine", "learningRate": 0.1, "over": 50}},
                {"optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.1}},
                {"optimizer": {"type": "lbfgs"}}]}
      """;

  /** Many runs at once. */
  private static final String MAP =
      """
      {"experiment": {"problem": {"type": "function", "expression": "x^2 + 3*y^2", "variables": ["x", "y"], "start": [-4, 1]},
       "steps": 100, "runs": [{"name": "m", "optimizer": {"type": "momentum"}}],
       "sweep": {"type": "map", "run": "m", "x": {"field": "learningRate", "from": 0.001, "to": 1, "points": 32, "scale": "log"},
                 "y": {"field": "momentum", "from": 0, "to": 0.9, "points": 32}}}}
      """;

  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 40},
                   "layers": [{"units": 4, "activation": "tanh", "keepProbability": 0.5}]},
       "steps": 20, "runs": [{"optimizer": {"type": "momentum"}}]}
      """;

  private static final List<String> PAGES =
      List.of("/", "/networks", "/compare", "/check", "/lessons", "/actuator/health");

  private Rehearsal() {}

  /** Rehearses {@code commands} or {@code server}, and ends with an exit code. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args[0].equals("server")) {
      server();
    } else {
      commands();
    }
    System.exit(0);
  }

  private static void commands() {
    command("", "help");
    command("", "evaluate", "x^2 + sin(y)", "--at", "x=1,y=2");
    command("x,y,label\n1,2,a\n3,4,b\n", "data", "-");
    for (String experiment : List.of(FUNCTION, NETWORK)) {
      command(experiment, "trace", "-");
      command(experiment, "check", "-");
      command(experiment, "code", "-", "--framework", "pytorch");
      command(experiment, "explain", "-");
    }
  }

  private static void command(String input, String... args) {
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    int code = CommandLine.run(args, in, OutputStream.nullOutputStream(), System.err);
    if (code != 0) {
      throw new IllegalStateException(String.join(" ", args) + " ended with " + code);
    }
  }

  private static void server() throws IOException, InterruptedException {
    try (ConfigurableApplicationContext server = Server.start("--server.port=0");
        HttpClient visitor = HttpClient.newHttpClient()) {
      String address =
          "http://localhost:" + server.getEnvironment().getProperty("local.server.port");
      for (String page : PAGES) {
        visit(visitor, HttpRequest.newBuilder(URI.create(address + page)));
      }
      server.getBean(Races.class).warmUp();
      ask(visitor, address + "/api/race", FUNCTION);
      ask(visitor, address + "/api/compare/map", MAP);
    }
  }

  private static void ask(HttpClient visitor, String address, String json)
      throws IOException, InterruptedException {
    visit(
        visitor,
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private static void visit(HttpClient visitor, HttpRequest.Builder wanted)
      throws IOException, InterruptedException {
    HttpRequest request = wanted.header("Accept", "text/html, */*").build();
    int status = visitor.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IllegalStateException(request.uri() + " answered " + status);
    }
  }
}
