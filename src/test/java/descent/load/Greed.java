package descent.load;

import descent.browser.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One address that tries to use something up, until it is closed. */
abstract sealed class Greed implements AutoCloseable {
  private static final String ADDRESS = "192.0.2.1";
  private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
  private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
  final URI server;

  Greed(Server server) {
    this.server = URI.create(server.address());
  }

  /** So many clients do the same, each again and again. */
  final void clients(int count, Work work) {
    for (int i = 0; i < count; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      while (!Thread.interrupted()) {
                        again(work);
                      }
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }));
    }
  }

  private static void again(Work work) throws InterruptedException {
    try {
      work.run();
    } catch (IOException e) {
      // It is turned away, and comes again.
      Thread.sleep(200);
    }
  }

  /** Something that is done again and again. */
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  final Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
    sockets.add(socket);
    return socket;
  }

  static String race(int contenders, int steps) {
    var runs = new ArrayList<String>();
    for (int i = 0; i < contenders; i++) {
      runs.add("{\"name\": \"run %d\", \"optimizer\": {\"type\": \"adam\"}}".formatted(i));
    }
    return """
    {"problem": {"type": "function", "expression": "sin(3x)*cos(2y) + log(1 + x^2*y^2) + exp(-x^2) + tanh(x*y)",
     "variables": ["x", "y"], "start": [%s, 1]}, "steps": %d, "runs": [%s]}
    """
        .formatted(Math.random(), steps, String.join(", ", runs));
  }

  final HttpRequest question(String path, String body) {
    return asked(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  final HttpRequest page(String path) {
    return asked(path).header("Accept", "text/html").build();
  }

  private HttpRequest.Builder asked(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .header("X-Forwarded-For", ADDRESS)
        .timeout(PageSession.PATIENCE);
  }

  @Override
  public void close() throws IOException {
    threads.forEach(Thread::interrupt);
    for (Socket socket : List.copyOf(sockets)) {
      socket.close();
    }
  }

  /** Thirty clients ask for races of 16 contenders, each the next as soon as the last is there. */
  static final class Processor extends Greed {
    Processor(Server server, HttpClient http) {
      super(server);
      clients(
          30, () -> http.send(question("/api/race", race(16, 1000)), BodyHandlers.discarding()));
    }
  }

  /** Forty clients ask for tens of megabytes and do not read them. */
  static final class Heap extends Greed {
    Heap(Server server) {
      super(server);
      byte[] body = race(16, 10_000).getBytes(StandardCharsets.UTF_8);
      String head =
          "POST /api/race HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(ADDRESS, body.length);
      clients(
          40,
          () -> {
            Socket socket = connect();
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            Thread.sleep(5000);
          });
    }
  }

  /** Thousands of connections that say nothing, or begin a request and do not end it. */
  static final class Connections extends Greed {
    Connections(Server server) {
      super(server);
      clients(
          20,
          () -> {
            for (int j = 0; j < 100; j++) {
              Socket socket = connect();
              if (j % 2 == 0) {
                socket.getOutputStream().write("GET / HT".getBytes(StandardCharsets.UTF_8));
              }
            }
            Thread.sleep(5000);
          });
    }
  }

  /** Forty clients ask what is refused, each again as soon as it is. */
  static final class Refused extends Greed {
    private static final String UNKNOWN =
        "{\"problem\": {\"type\": \"function\", \"expression\": \"sine(x)\"}}";

    Refused(Server server, HttpClient http) {
      super(server);
      clients(
          40,
          () -> {
            http.send(question("/api/race", UNKNOWN), BodyHandlers.discarding());
            http.send(question("/api/race", race(1, 2_000_000_000)), BodyHandlers.discarding());
            http.send(question("/api/unheard", "{"), BodyHandlers.discarding());
          });
    }
  }

  /** Forty clients open whole pages, each the next as soon as the last is there. */
  static final class Pages extends Greed {
    Pages(Server server, HttpClient http) {
      super(server);
      clients(40, () -> http.send(page("/networks"), BodyHandlers.discarding()));
    }
  }

  /** Forty clients ask for long computations: traces of networks. */
  static final class Jobs extends Greed {
    private static final String NETWORK =
        """
        {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 500}, "layers": [{"units": 64}, {"units": 64}]},
         "steps": 100000, "runs": [{"optimizer": {"type": "adam"}}]}
        """;

    Jobs(Server server, HttpClient http) {
      super(server);
      clients(
          40,
          () -> {
            http.send(question("/api/trace", NETWORK), BodyHandlers.discarding());
            Thread.sleep(100);
          });
    }
  }

  /**
   * Forty clients train large networks as fast as it goes, and do not say that they have seen them.
   */
  static final class Trainings extends Greed {
    private static final String ASK =
        """
        GET /api/training HTTP/1.1\r
        Host: localhost\r
        X-Forwarded-For: %s\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """;
    private static final String OPEN =
        """
        {"open": {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 2000}, "layers": [{"units": 200}, {"units": 200}]},
         "steps": 5000, "runs": [{"optimizer": {"type": "adam"}}]}, "play": true, "speed": 100000, "look": {"decision": true}}
        """;

    Trainings(Server server) {
      super(server);
      clients(
          40,
          () -> {
            try (var connection = new Connection(server.address())) {
              connection.upgrade(ASK.formatted(ADDRESS).getBytes(StandardCharsets.US_ASCII));
              connection.say(OPEN);
              while (!connection.header().contains("\"refused\"")) {}
            }
            Thread.sleep(200);
          });
    }
  }
}
