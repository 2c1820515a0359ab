package descent.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A class of so many followers, each a socket of its own, while a teacher drags for so many
 * seconds; then all vote, a tenth of them over a connection that has just broken, then all try to
 * vote after the close, and then all choose a rate. Reports how late a follower sees the step, what
 * goes over the wire, votes that were lost or came too late, and how late the dots come.
 */
final class ClassBenchmark {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int DRAGS_A_SECOND = 20;
  private static final int LATE_VOTES = 10_000;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final String ASKING =
      """
      {"problem": {"type": "function", "expression": "0.5*x^2 + 50*y^2", "variables": ["x", "y"], "start": [-4, 1]},
       "steps": 200, "question": {"text": "Which?", "choices": ["a", "b", "c"], "answer": 1},
       "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"type": "constant", "learningRate": 0.018}}]}
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;
  private final List<Follower> followers = new ArrayList<>();

  /** When the teacher said each step. */
  private final ConcurrentHashMap<Integer, Long> said = new ConcurrentHashMap<>();

  private final ConcurrentLinkedQueue<Long> lags = new ConcurrentLinkedQueue<>();
  private final AtomicLong bytes = new AtomicLong();
  private String code = "";

  private ClassBenchmark(String address) {
    this.address = address;
  }

  /**
   * @param args seconds of dragging, 60 by default, and followers, 300 by default
   */
  public static void main(String[] args) throws Exception {
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 300;
    try (var server = Server.start("-Xmx1g")) {
      new ClassBenchmark(server.address()).run(seconds, count);
    }
  }

  private void run(int seconds, int count) throws Exception {
    String id = post("/api/experiments", ASKING).get("id").stringValue();
    JsonNode begun = post("/api/classes", "{\"experiment\": \"" + id + "\"}");
    code = begun.get("code").stringValue();
    var teacher = new Follower("{\"key\": \"" + begun.get("key").stringValue() + "\"}");
    for (int i = 0; i < count; i++) {
      followers.add(new Follower("{\"join\": null}"));
    }
    await(() -> followers.stream().noneMatch(follower -> follower.token.isEmpty()));
    drag(teacher, seconds);
    vote(teacher);
    choose();
  }

  private void drag(Follower teacher, int seconds) throws Exception {
    bytes.set(0);
    long begin = System.nanoTime();
    for (int i = 1; i <= seconds * DRAGS_A_SECOND; i++) {
      said.put(i, System.nanoTime());
      teacher.say("{\"state\": {\"step\": " + i + "}}");
      TimeUnit.MILLISECONDS.sleep(1000 / DRAGS_A_SECOND);
    }
    double elapsed = (System.nanoTime() - begin) * 1e-9;
    tell(
        "%d followers, %d s of dragging: behind the hand by median %.0f ms, 95th percentile %.0f"
            + " ms; %.1f Mbit/s%n",
        followers.size(), seconds, at(lags, 0.5), at(lags, 0.95), bytes.get() * 8e-6 / elapsed);
  }

  private void vote(Follower teacher) throws Exception {
    teacher.say("{\"state\": {\"question\": \"open\"}}");
    await(() -> followers.stream().allMatch(follower -> follower.question.equals("open")));
    for (int i = 0; i < followers.size(); i++) {
      Follower follower = followers.get(i);
      if (i % 10 == 0) {
        follower.socket.abort();
        follower = new Follower("{\"join\": \"" + follower.token + "\"}");
        followers.set(i, follower);
      }
      follower.say("{\"vote\": " + i % 3 + "}");
    }
    await(() -> followers.stream().allMatch(follower -> follower.voted));
    await(() -> teacher.votes >= followers.size());
    int counted = teacher.votes;
    teacher.say("{\"state\": {\"question\": \"closed\"}}");
    await(() -> followers.stream().allMatch(follower -> follower.question.equals("closed")));
    followers.forEach(follower -> follower.voted = false);
    int asked = 0;
    while (asked < LATE_VOTES) {
      for (Follower follower : followers) {
        // A message too many would send its sender away.
        follower.say("{\"vote\": 0}");
        asked++;
        if (follower.refusals > 12) {
          follower.renew();
        }
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    TimeUnit.SECONDS.sleep(2);
    long taken = followers.stream().filter(follower -> follower.voted).count();
    tell(
        "votes: %d of %d counted, a tenth of them after a broken connection; %d of %d late ones"
            + " taken%n",
        counted, followers.size(), taken, asked);
  }

  private void choose() throws Exception {
    followers.forEach(Follower::renew);
    await(() -> followers.stream().noneMatch(follower -> follower.token.isEmpty()));
    Follower watching = followers.getFirst();
    int before = watching.dots;
    long begin = System.nanoTime();
    for (int i = 0; i < followers.size(); i++) {
      followers.get(i).say("{\"choose\": {\"learningRate\": " + (0.0001 + i * 1e-5) + "}}");
    }
    await(() -> watching.dots >= before + followers.size());
    tell(
        "the last of %d dots came after %.2f s%n",
        followers.size(), (System.nanoTime() - begin) * 1e-9);
  }

  private static void tell(String text, Object... values) {
    System.out.printf(Locale.ROOT, text, values);
  }

  private static double at(Iterable<Long> nanoseconds, double part) {
    var all = new ArrayList<Long>();
    nanoseconds.forEach(all::add);
    long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[(int) (part * (sorted.length - 1))] * 1e-6;
  }

  private static void await(BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the class does not answer in time");
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
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
  private final class Follower implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();
    private WebSocket socket;
    volatile String token = "";
    volatile String question = "";
    volatile boolean voted;
    volatile int votes;
    volatile int dots;
    volatile int refusals;
    private int step;

    Follower(String first) {
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
      socket.sendText(text, true).join();
    }

    /** Comes back as who it was. */
    void renew() {
      String mine = token;
      socket.abort();
      token = "";
      dots = 0;
      refusals = 0;
      socket = connect("{\"join\": \"" + mine + "\"}");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      bytes.addAndGet(part.length());
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
      if (news.has("refused")) {
        refusals++;
      }
      if (news.has("voted")) {
        voted = true;
      }
      if (news.has("dots")) {
        dots += news.get("dots").size();
      }
      JsonNode state = news.path("state");
      if (state.isObject()) {
        question = state.path("question").stringValue("");
        votes = state.path("votes").intValue(0);
        int now = state.path("step").intValue(0);
        Long since = said.get(now);
        if (now != step && since != null && !token.equals("teacher")) {
          lags.add(System.nanoTime() - since);
        }
        step = now;
      }
    }
  }
}
