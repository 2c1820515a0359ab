package descent.browser.benchmark;

import descent.browser.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fifty sessions that watch networks train, with decision maps, for as many seconds as the argument
 * says. Every tenth stops acknowledging, as a hidden page does. Reports the memory that is in use
 * after a collection, again and again, then frames a second and the time between a session's
 * frames.
 */
final class SessionsBenchmark {
  private static final int SESSIONS = 50;
  private static final int SILENT = 10;
  private static final int REPORTS = 12;
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final Pattern FRAME = Pattern.compile("\"frame\":(\\d+)");
  private static final String OPEN =
      """
      {"open": {"problem": {"type": "network",
         "dataset": {"type": "moons", "samples": 500, "noise": 0.2}, "trainingSamples": 100, "labelNoise": 0.2,
         "layers": [{"units": 64, "keepProbability": %s}, {"units": 64, "keepProbability": %s}], "batchSize": 10},
       "steps": 150000, "seed": %d, "runs": [
         {"name": "without", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.02}},
         {"name": "with", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": 0.02},
          "network": {"layers": [{"units": 64, "keepProbability": 0.5}, {"units": 64, "keepProbability": 0.5}]}}]},
       "play": true, "look": {"decision": true}}
      """;

  private SessionsBenchmark() {}

  public static void main(String[] args) throws Exception {
    long seconds = args.length > 0 ? Long.parseLong(args[0]) : 600;
    try (var server = Server.start("-Xmx1g")) {
      List<Session> sessions = new ArrayList<>();
      for (int i = 0; i < SESSIONS; i++) {
        sessions.add(new Session(server.address(), i));
      }
      for (int report = 0; report <= REPORTS; report++) {
        System.out.printf(
            Locale.ROOT, "%4d s  %6.1f MB%n", report * seconds / REPORTS, megabytes(server));
        if (report < REPORTS) {
          TimeUnit.MILLISECONDS.sleep(seconds * 1000 / REPORTS);
        }
      }
      report(sessions, seconds);
    }
  }

  /** What is in use after a collection. */
  private static double megabytes(Server server) throws IOException, InterruptedException {
    jcmd(server, "GC.run");
    Matcher used = USED.matcher(jcmd(server, "GC.heap_info"));
    return used.find() ? Long.parseLong(used.group(1)) / 1024.0 : Double.NaN;
  }

  private static String jcmd(Server server, String command)
      throws IOException, InterruptedException {
    Process asked =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(server.process().pid()),
                command)
            .start();
    String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asked.waitFor();
    return said;
  }

  private static void report(List<Session> sessions, long seconds) {
    double[] pauses =
        sessions.stream()
            .filter(session -> !session.silent)
            .flatMap(session -> session.pauses().stream())
            .mapToDouble(nanoseconds -> nanoseconds / 1e6)
            .sorted()
            .toArray();
    long silent = sessions.stream().filter(s -> s.silent).mapToLong(s -> s.frames).sum();
    System.out.printf(
        Locale.ROOT,
        "%d sessions, %d s: %.0f frames a second in all, %.1f for each that draws; between two of"
            + " its frames: median %.0f ms, 95th percentile %.0f ms; %d silent sessions got %d"
            + " frames; %.1f MB a second%n",
        sessions.size(),
        seconds,
        pauses.length / (double) seconds,
        pauses.length / (double) seconds / sessions.stream().filter(s -> !s.silent).count(),
        pauses[pauses.length / 2],
        pauses[(int) (0.95 * pauses.length)],
        sessions.stream().filter(s -> s.silent).count(),
        silent,
        sessions.stream().mapToLong(s -> s.bytes).sum() / 1e6 / seconds);
  }

  /** A browser that draws nothing; it counts frames and the time between them. */
  private static final class Session implements WebSocket.Listener {
    final boolean silent;
    private final List<Long> pauses = new ArrayList<>();
    private @Nullable ByteBuffer first;
    private long last = System.nanoTime();
    volatile long frames;
    volatile long bytes;

    Session(String address, int number) throws Exception {
      silent = number % SILENT == SILENT - 1;
      HttpClient http = HttpClient.newHttpClient();
      var page = HttpRequest.newBuilder(URI.create(address + "/")).header("Accept", "text/html");
      String cookie =
          http
              .send(page.build(), HttpResponse.BodyHandlers.ofString())
              .headers()
              .allValues("Set-Cookie")
              .stream()
              .filter(set -> set.startsWith("JSESSIONID"))
              .findFirst()
              .orElseThrow();
      WebSocket socket =
          http.newWebSocketBuilder()
              .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
              .buildAsync(URI.create(address.replace("http", "ws") + "/api/training"), this)
              .join();
      socket.sendText(OPEN.formatted("1", "1", number + 1), true).join();
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean end) {
      bytes += part.remaining();
      if (first == null) {
        first = part;
      }
      if (end) {
        arrived(socket, first);
        first = null;
      }
      socket.request(1);
      return null;
    }

    private void arrived(WebSocket socket, ByteBuffer begin) {
      long now = System.nanoTime();
      synchronized (pauses) {
        pauses.add(now - last);
      }
      last = now;
      frames++;
      int length = Math.min(begin.order(ByteOrder.LITTLE_ENDIAN).getInt(), begin.remaining());
      byte[] header = new byte[length];
      begin.get(header);
      String text = new String(header, StandardCharsets.UTF_8);
      if (text.contains("\"refused\"")) {
        System.out.println(text);
      }
      Matcher number = FRAME.matcher(text);
      if (!silent && number.find()) {
        socket.sendText("{\"ack\": " + number.group(1) + "}", true);
      }
    }

    List<Long> pauses() {
      synchronized (pauses) {
        return List.copyOf(pauses.subList(Math.min(1, pauses.size()), pauses.size()));
      }
    }
  }
}
