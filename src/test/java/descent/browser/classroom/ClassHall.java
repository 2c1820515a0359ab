package descent.browser.classroom;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A class, its teacher and its followers, each a socket that does what a page would. */
final class ClassHall {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;
  private final String code;
  private final String key;

  /** When the teacher said each step. */
  private final Map<Integer, Long> said = new ConcurrentHashMap<>();

  /** How late each follower heard a step, in milliseconds. */
  final ConcurrentLinkedQueue<Double> lags = new ConcurrentLinkedQueue<>();

  /** How late each had the picture of a step that is hidden before. */
  final ConcurrentLinkedQueue<Double> pictures = new ConcurrentLinkedQueue<>();

  /** What followers have read. */
  final AtomicLong bytes = new AtomicLong();

  ClassHall(String address, String experiment) throws Exception {
    this.address = address;
    String id = post("/api/experiments", experiment).get("id").stringValue();
    JsonNode begun = post("/api/classes", "{\"experiment\": \"" + id + "\"}");
    code = begun.get("code").stringValue();
    key = begun.get("key").stringValue();
  }

  /** The address of a student's page. */
  String page() {
    return address + "/c/" + code;
  }

  Follower teacher() {
    return new Follower("{\"key\": \"" + key + "\"}", true);
  }

  List<Follower> followers(int count) {
    return Stream.generate(() -> new Follower("{\"join\": null, \"rows\": true}", false))
        .limit(count)
        .toList();
  }

  /** The teacher says this step now. */
  void said(int step) {
    said.put(step, System.nanoTime());
  }

  /** Measures anew. */
  void forget() {
    said.clear();
    lags.clear();
    pictures.clear();
    bytes.set(0);
  }

  private static double since(long nanoTime) {
    return (System.nanoTime() - nanoTime) * 1e-6;
  }

  /** The quantile of some values at a fraction; NaN where there are none. */
  static double at(Collection<Double> values, double part) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(part * (sorted.length - 1))];
  }

  private JsonNode post(String path, String json) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return MAPPER.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  /** One end of the class; the teacher is one too. */
  final class Follower implements WebSocket.Listener {
    private final boolean teaches;
    private final StringBuilder message = new StringBuilder();
    private WebSocket socket;
    volatile String token = "";
    volatile String question = "";
    volatile boolean voted;
    volatile int votes;
    volatile int dots;

    /** What it has said over this connection. */
    int told;

    private String mine = "";
    private int experiment;
    private int step;
    private int pictured = -1;
    private boolean asks;

    Follower(String first, boolean teaches) {
      this.teaches = teaches;
      socket = connect(first);
    }

    private WebSocket connect(String first) {
      WebSocket made =
          http.newWebSocketBuilder()
              .buildAsync(
                  URI.create(address.replaceFirst("http", "ws") + "/api/classes/" + code + "/live"),
                  this)
              .join();
      made.sendText(first, true).join();
      return made;
    }

    void say(String text) {
      told++;
      socket.sendText(text, true).join();
    }

    /** Comes back as who it was. */
    void renew() {
      // Before the last answer came it is still who it was.
      mine = token.isEmpty() ? mine : token;
      socket.abort();
      token = "";
      dots = 0;
      told = 0;
      socket = connect("{\"join\": \"" + mine + "\", \"rows\": true}");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      if (!teaches) {
        bytes.addAndGet(part.length());
      }
      message.append(part);
      if (last) {
        hear(MAPPER.readTree(message.toString()));
        message.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void hear(JsonNode news) {
      if (news.has("you")) {
        token = news.at("/you/token").stringValue("teacher");
      }
      if (news.has("voted")) {
        voted = true;
      }
      JsonNode state = news.path("state");
      if (state.isObject()) {
        follow(state, news.path("rows"));
      }
      if (news.has("dots")) {
        dots += news.get("dots").size();
      }
    }

    private void follow(JsonNode state, JsonNode rows) {
      question = state.path("question").stringValue("");
      votes = state.path("votes").intValue(0);
      if (state.path("experiment").intValue(0) != experiment) {
        experiment = state.path("experiment").intValue(0);
        dots = 0;
        hasPicture(-1);
      }
      int now = state.path("step").intValue(0);
      Long since = said.get(now);
      if (now != step && since != null && !teaches) {
        lags.add(since(since));
      }
      step = now;
      if (rows.isObject() && rows.get("after").intValue() <= pictured) {
        if (rows.get("until").intValue() >= now && since != null) {
          pictures.add(since(since));
        }
        hasPicture(rows.get("until").intValue());
      }
      askPicture();
    }

    private synchronized void hasPicture(int until) {
      pictured = until;
    }

    /** A page asks for what may be seen now, one thing after the other. */
    private synchronized void askPicture() {
      if (teaches || asks || question.equals("revealed") || pictured >= step) {
        return;
      }
      asks = true;
      int asked = step;
      int of = experiment;
      var request =
          HttpRequest.newBuilder(
                  URI.create(
                      address + "/api/classes/" + code + "/race?of=" + experiment + ":" + asked))
              .header("Accept-Encoding", "gzip")
              .build();
      var unused =
          http.sendAsync(request, BodyHandlers.ofByteArray())
              .thenAccept(
                  answer -> {
                    bytes.addAndGet(answer.body().length);
                    Long since = said.get(asked);
                    if (since != null) {
                      pictures.add(since(since));
                    }
                    got(of, asked);
                  });
    }

    private void got(int of, int asked) {
      synchronized (this) {
        asks = false;
        if (of == experiment) {
          pictured = Math.max(pictured, asked);
        }
      }
      askPicture();
    }
  }
}
