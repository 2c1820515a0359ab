package descent.browser.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import descent.FreePort;
import descent.browser.Playground;
import descent.browser.Server;
import descent.database.Postgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two servers with one PostgreSQL behind a balancer, one of which is killed under load. */
@ExtendWith(Playground.class)
@Timeout(600)
class ClusterIT {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int STUDENTS = 20;
  private static final String ASKING =
      """
      {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]}, "steps": 20,
       "question": {"text": "Which?", "choices": ["a", "b", "c"], "answer": 1, "explanation": "Because."},
       "runs": [{"optimizer": {"type": "sgd"}}, {"optimizer": {"type": "adam"}}],
       "sweep": {"type": "seeds", "seeds": 20}}
      """;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aServerAloneIsPutTogetherByTheBuildAndLoadsNothingOfDatabaseAndCluster(Page page)
      throws IOException {
    page.navigate("/");
    assertThat(Files.readString(Playground.CLASSES))
        .contains(" descent.Server ", " descent.Descent__ApplicationContextInitializer ")
        .doesNotContain(
            "com.hazelcast.",
            "org.postgresql.",
            "com.zaxxer.hikari.",
            "org.flywaydb.",
            " descent.cluster.",
            " descent.database.");
  }

  private static String freePorts() throws IOException {
    return "127.0.0.1:%d,127.0.0.1:%d".formatted(FreePort.find(), FreePort.find());
  }

  private HttpResponse<String> send(String method, String address, String key, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header("Class-Key", key);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** One who is in a class, over whatever server the balancer gives, again and again. */
  private final class Member implements WebSocket.Listener {
    private final URI address;
    private final BlockingQueue<JsonNode> unread = new LinkedBlockingQueue<>();
    private final StringBuilder message = new StringBuilder();
    private String first;
    private @Nullable WebSocket socket;

    /** What was answered last. */
    int acknowledged = -1;

    Member(URI address, String first) {
      this.address = address;
      this.first = first;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        unread.add(MAPPER.readTree(message.toString()));
        message.setLength(0);
      }
      from.request(1);
      return null;
    }

    /** Until the server answers; as who one was, where one was somebody. */
    void enter() throws InterruptedException {
      while (true) {
        try {
          if (socket != null) {
            socket.abort();
          }
          unread.clear();
          message.setLength(0);
          socket = http.newWebSocketBuilder().buildAsync(address, this).get(10, TimeUnit.SECONDS);
          socket.sendText(first, true).get(10, TimeUnit.SECONDS);
          JsonNode answer = await(m -> m.has("you"), 10);
          if (answer != null) {
            JsonNode token = answer.at("/you/token");
            first = token.isString() ? "{\"join\": \"" + token.stringValue() + "\"}" : first;
            return;
          }
        } catch (ExecutionException | TimeoutException e) {
          Thread.sleep(50);
        }
      }
    }

    /** Null where nothing comes any more. */
    @Nullable JsonNode await(Predicate<JsonNode> expected, int seconds)
        throws InterruptedException {
      for (JsonNode next = unread.poll(seconds, TimeUnit.SECONDS);
          next != null;
          next = unread.poll(seconds, TimeUnit.SECONDS)) {
        if (expected.test(next)) {
          return next;
        }
      }
      return null;
    }

    /** Says something; false where the connection is gone. */
    boolean say(String text) throws InterruptedException {
      try {
        socket.sendText(text, true).get(10, TimeUnit.SECONDS);
        return true;
      } catch (ExecutionException | TimeoutException e) {
        return false;
      }
    }

    /** Votes until the vote is answered, over a new connection where the old one is gone. */
    void vote(int choice) throws InterruptedException {
      while (true) {
        if (say("{\"vote\": " + choice + "}")) {
          JsonNode answer = await(m -> m.has("voted"), 2);
          if (answer != null) {
            acknowledged = answer.at("/voted/choice").intValue();
            return;
          }
        }
        enter();
      }
    }
  }

  @Test
  void oneOfTwoServersIsKilledInTheMidstOfAClass() throws Exception {
    var shared = Map.of("DATABASE_URL", Postgres.shared().address(), "CLUSTER", freePorts());
    try (var starting = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = starting.submit(() -> start(shared, "one"));
      var second = starting.submit(() -> start(shared, "two"));
      try (Server one = first.get();
          Server two = second.get();
          var balancer = new Balancer(List.of(one, two))) {
        String id =
            MAPPER
                .readTree(send("POST", one.address() + "/api/experiments", "", ASKING).body())
                .get("id")
                .stringValue();
        assertThat(send("GET", two.address() + "/api/experiments/" + id, "", "").statusCode())
            .isEqualTo(200);
        assertThat(sweep(one, id)).isEqualTo(sweep(two, id)).contains("final_loss");

        JsonNode begun =
            MAPPER.readTree(
                send("POST", one.address() + "/api/classes", "", "{\"experiment\": \"" + id + "\"}")
                    .body());
        String code = begun.get("code").stringValue();
        String key = begun.get("key").stringValue();
        URI live = URI.create("ws://" + balancer.address() + "/api/classes/" + code + "/live");

        var teacher = new Member(live, "{\"key\": \"" + key + "\"}");
        teacher.enter();
        teacher.say("{\"state\": {\"question\": \"open\"}}");
        assertThat(teacher.await(m -> m.at("/state/question").stringValue("").equals("open"), 30))
            .isNotNull();
        var students = new ArrayList<Member>();
        for (int i = 0; i < STUDENTS; i++) {
          var student = new Member(live, "{\"join\": null}");
          student.enter();
          students.add(student);
        }

        // Two at each server.
        List<Watcher> watchers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          var watcher = new Watcher(http, balancer.address());
          watchers.add(watcher);
          await(() -> watcher.shown > 0);
        }

        var over = new AtomicBoolean();
        var killed = new AtomicLong();
        List<Callable<Void>> all = new ArrayList<>();
        for (Member student : students) {
          all.add(
              () -> {
                for (int vote = 0; !over.get() || vote < 10; vote++) {
                  student.vote((students.indexOf(student) + vote) % 3);
                }
                return null;
              });
        }
        all.add(
            () -> {
              TimeUnit.MILLISECONDS.sleep(300);
              one.process().destroyForcibly().waitFor();
              killed.set(System.nanoTime());
              awaitAll(watchers, killed.get());
              TimeUnit.SECONDS.sleep(1);
              over.set(true);
              return null;
            });
        for (var each : starting.invokeAll(all)) {
          each.get();
        }

        assertThat(watchers).as("whose server was killed").anyMatch(each -> each.cut > 0);
        watchers.forEach(Watcher::close);
        teacher.enter();
        int[] counts = new int[3];
        students.forEach(student -> counts[student.acknowledged]++);
        JsonNode state =
            MAPPER.readTree(send("GET", two.address() + "/api/classes/" + code, key, "").body());
        assertThat(state.at("/rounds/0").toString()).isEqualTo(MAPPER.writeValueAsString(counts));
        assertThat(state.get("votes").intValue()).isEqualTo(STUDENTS);
        assertThat(state.get("teacher").booleanValue()).isTrue();
        assertThat(
                send("GET", two.address() + "/api/classes/" + code + "/results.csv", key, "")
                    .body()
                    .lines())
            .hasSize(1 + STUDENTS);
        teacher.say("{\"state\": {\"question\": \"revealed\"}}");
        assertThat(
                students
                    .getFirst()
                    .await(m -> m.at("/state/question").stringValue("").equals("revealed"), 30))
            .isNotNull();
        assertThat(send("GET", two.address() + "/x/" + id, "", "").statusCode()).isEqualTo(200);
      }
    }
  }

  private static void await(BooleanSupplier expected) throws InterruptedException {
    while (!expected.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /** Until each who watched a network on the server that was killed watches it on the other. */
  private static void awaitAll(List<Watcher> watchers, long killed) throws InterruptedException {
    await(() -> watchers.stream().filter(each -> each.cut > 0).count() == 2);
    await(() -> watchers.stream().allMatch(each -> each.cut == 0 || each.shown > killed));
    System.out.printf(
        Locale.ROOT,
        "a server killed: who watched a network there sees it on the other after %.1f s%n",
        (System.nanoTime() - killed) / 1e9);
  }

  private String sweep(Server server, String id) throws IOException, InterruptedException {
    return send("GET", server.address() + "/api/experiments/" + id + "/sweep.csv", "", "").body();
  }

  private static Server start(Map<String, String> shared, String name) {
    return Server.startBriefly(shared, Server.PLACE.resolve("server-" + name + ".log"), "-Xmx300m");
  }
}
