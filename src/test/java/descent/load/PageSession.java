package descent.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An open page as its server knows it: a session, and in it a page of Vaadin that has gone to its
 * lab and gives signs of life. Each comes from an address of its own, as if behind a balancer.
 */
final class PageSession {
  private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
  private static final Pattern PAGE = Pattern.compile("\"v-uiId\":(\\d+)");
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int THREADS = 4;

  static {
    // Sooner than the server closes a silent connection: a question that meets that has no answer.
    System.setProperty("jdk.httpclient.keepalive.timeout", "5");
  }

  private final HttpClient http;
  private final String server;
  private final String address;
  private final String cookie;
  private final String page;

  /** What all pages speak through. */
  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .executor(Executors.newFixedThreadPool(THREADS))
        .build();
  }

  /**
   * Opens a page.
   *
   * @param path of a lab, from /
   * @param number of the visitor
   */
  PageSession(HttpClient http, String server, String path, int number)
      throws IOException, InterruptedException {
    this(http, server, path, number, new Waiting());
  }

  /**
   * Opens a page, and waits for room as a browser does that shows the page in its place.
   *
   * @param waiting where that is noted, and who says that nobody waits any more
   */
  PageSession(HttpClient http, String server, String path, int number, Waiting waiting)
      throws IOException, InterruptedException {
    this.http = http;
    this.server = server;
    address = "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255);
    HttpResponse<String> first = first(path, "");
    while (first.statusCode() == 503 && !waiting.isOver()) {
      waiting.told(number, first.body());
      Thread.sleep(Duration.ofSeconds(first.headers().firstValueAsLong("Refresh").orElse(1)));
      first = first(path, cookie(first, "waiting"));
    }
    expect(first.statusCode());
    waiting.entered();
    cookie = cookie(first, "JSESSIONID");
    if (cookie.isEmpty()) {
      throw new IOException("no session");
    }
    String location = path.substring(1);
    HttpResponse<String> begun =
        http.send(
            question("/?v-r=init&location=" + location + "&query=&v-pv=VISIBLE").GET().build(),
            BodyHandlers.ofString());
    expect(begun.statusCode());
    page = found(PAGE, begun.body());
    String go =
        """
        {"csrfToken": "%s", "rpc": [{"type": "event", "node": 1, "event": "ui-navigate", "data": {
          "route": "%s", "query": "", "appShellTitle": "", "historyState": {"idx": 0}, "trigger": ""}}],
         "syncId": 0, "clientId": 0}
        """
            .formatted(found(KEY, begun.body()), location);
    HttpResponse<String> gone =
        http.send(
            question("/?v-r=uidl&v-uiId=" + page)
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(go))
                .build(),
            BodyHandlers.ofString());
    expect(gone.statusCode());
    if (!gone.body().contains("shell-header")) {
      throw new IOException("the page has not gone to its lab: " + gone.body());
    }
  }

  private HttpResponse<String> first(String path, String cookies)
      throws IOException, InterruptedException {
    var question =
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Accept", "text/html")
            .header("X-Forwarded-For", address)
            .timeout(PATIENCE);
    if (!cookies.isEmpty()) {
      question.header("Cookie", cookies);
    }
    return http.send(question.build(), BodyHandlers.ofString());
  }

  /** What an answer sets, as the next question brings it; empty where it sets none. */
  private static String cookie(HttpResponse<?> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(set -> set.startsWith(name + "="))
        .map(set -> set.substring(0, set.indexOf(';') < 0 ? set.length() : set.indexOf(';')))
        .findFirst()
        .orElse("");
  }

  private static void expect(int status) throws IOException {
    if (status != 200) {
      throw new IOException("page " + status);
    }
  }

  private static String found(Pattern pattern, String text) throws IOException {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IOException("no page: " + text);
    }
    return found.group(1);
  }

  /** A question as this page asks it. */
  HttpRequest.Builder question(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .header("Cookie", cookie)
        .header("X-Forwarded-For", address)
        .timeout(PATIENCE);
  }

  /** What each of its questions has in its head, line by line. */
  String fields() {
    return "Host: %s\r\nCookie: %s\r\nX-Forwarded-For: %s\r\n"
        .formatted(URI.create(server).getAuthority(), cookie, address);
  }

  /** Tells the server that the page is still open. */
  void live(Tally tally) {
    HttpRequest sign =
        question("/?v-r=heartbeat&v-uiId=" + page)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    var unused =
        http.sendAsync(sign, BodyHandlers.discarding())
            .whenComplete(
                (answer, failure) -> {
                  if (failure != null || answer.statusCode() != 200) {
                    tally.fail("heartbeat " + (failure == null ? answer.statusCode() : failure));
                  }
                });
  }

  /** Tells the server that the page is closed, as a browser's beacon does. */
  void close() throws IOException, InterruptedException {
    var unused =
        http.send(
            question("/?v-r=uidl&v-uiId=" + page)
                .POST(HttpRequest.BodyPublishers.ofString("{\"UNLOAD\": true}"))
                .build(),
            BodyHandlers.discarding());
  }
}
