package descent.api.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import descent.api.Refusals;
import descent.api.ShareController;
import descent.api.guard.Unread;
import descent.api.race.RaceController;
import descent.classroom.ClassFolder;
import descent.classroom.ClassLessons;
import descent.classroom.ClassLimits;
import descent.classroom.ClassTrials;
import descent.classroom.Classes;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.Access;
import descent.live.Limits;
import descent.live.job.Jobs;
import descent.live.job.Traces;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.live.training.Trainings;
import descent.share.Bounds;
import descent.share.LinkFolder;
import descent.share.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server, one for all tests, with another class for each test that is asked something, and what
 * browsers of it say and hear.
 */
final class TaughtClass implements BeforeEachCallback {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** From one address. */
  static final int SOCKETS = 310;

  /** A second, over one connection. */
  static final int MESSAGES = 30;

  /** The status of a connection that ended before its farewell arrived (RFC 6455, 7.1.5). */
  static final int CUT = 1006;

  static final String SECRET = "Adam-divides-each-direction-by-its-size";
  static final String ASKING =
      """
      {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]}, "steps": 20,
       "question": {"text": "Which is ahead?", "choices": ["a", "b"], "answer": 1, "explanation": "%s"},
       "runs": [{"optimizer": {"type": "sgd"}}, {"optimizer": {"type": "adam"}}]}
      """
          .formatted(SECRET);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Until the last test. */
  private record Running(ConfigurableApplicationContext program) implements AutoCloseable {
    @Override
    public void close() {
      program.close();
    }
  }

  private ConfigurableApplicationContext server;
  private String code = "";
  private String key = "";

  @Configuration
  @Import({
    ClassSocket.class,
    ClassController.class,
    ClassPictures.class,
    RaceController.class,
    ShareController.class,
    Refusals.class
  })
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
  })
  static class Program {
    @Bean
    Store store(@Value("${folder}") Path folder) {
      return new Store(new LinkFolder(folder.resolve("links")), Bounds.STANDARD);
    }

    @Bean
    Classes classes(@Value("${folder}") Path folder) {
      return new Classes(
          new ClassFolder(folder.resolve("classes")),
          new ClassLimits(500, 100, 2000, 100_000, 24, SOCKETS, MESSAGES, 5000),
          InstantSource.system());
    }

    /** One lesson, of another alphabet in another language. */
    @Bean
    ClassLessons lessons() {
      return new ClassLessons() {
        @Override
        public Optional<Experiment> find(String key, String language) {
          return key.equals("ahead")
              ? Optional.of(in(ExperimentJson.read(ASKING), language))
              : Optional.empty();
        }

        @Override
        public Experiment in(Experiment experiment, String language) {
          String text = ExperimentJson.write(experiment);
          return ExperimentJson.read(
              language.equals("zh") ? text.replace("Which is ahead?", "谁领先？") : text);
        }
      };
    }

    @Bean
    Races races() {
      return new Races(Limits.STANDARD, 1);
    }

    @Bean
    Unread unread() {
      return new Unread(Access.standard());
    }

    @Bean
    Traces traces(Races races) {
      return new Traces(
          races, new Trainings(TrainingLimits.standard(), 1), new Jobs(Jobs.Bounds.STANDARD, 1));
    }

    @Bean
    ClassTrials trials(Traces traces) {
      return new ClassTrials(traces, 5000);
    }
  }

  @Override
  public void beforeEach(ExtensionContext test) throws Exception {
    server =
        test.getRoot()
            .getStore(ExtensionContext.Namespace.create(TaughtClass.class))
            .computeIfAbsent(Running.class, unstarted -> start(), Running.class)
            .program();
    begin();
  }

  private static Running start() {
    try {
      return new Running(
          new SpringApplicationBuilder(Program.class)
              .run("--server.port=0", "--folder=" + Files.createTempDirectory("classes")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins another class. */
  void begin() throws Exception {
    String id = json(send("POST", "/api/experiments", "", ASKING)).get("id").stringValue();
    HttpResponse<String> begun =
        send("POST", "/api/classes", "", "{\"experiment\": \"" + id + "\"}");
    assertThat(begun.statusCode()).isEqualTo(201);
    code = json(begun).get("code").stringValue();
    key = json(begun).get("key").stringValue();
    assertThat(json(begun).get("url").stringValue()).isEqualTo("/c/" + code);
  }

  private String address(String scheme) {
    return scheme
        + "://localhost:"
        + server.getEnvironment().getRequiredProperty("local.server.port");
  }

  HttpResponse<String> send(String method, String path, String key, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(address("http") + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (!key.isEmpty()) {
      request.header("Class-Key", key);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  /** What a page gets of the pictures. */
  byte[] bytes(String path) throws Exception {
    return bytes(HttpRequest.newBuilder(URI.create(address("http") + path)).build());
  }

  /** The race of an experiment that nobody teaches. */
  byte[] race(String experiment) throws Exception {
    return bytes(
        HttpRequest.newBuilder(URI.create(address("http") + "/api/race"))
            .POST(BodyPublishers.ofString(experiment))
            .build());
  }

  private byte[] bytes(HttpRequest request) throws Exception {
    return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
  }

  static JsonNode json(HttpResponse<String> answer) {
    return MAPPER.readTree(answer.body());
  }

  /** An address of the class. */
  String path(String rest) {
    return "/api/classes/" + code + rest;
  }

  /** The teacher's secret. */
  String key() {
    return key;
  }

  /**
   * Comes to the class.
   *
   * @param first what is said first
   */
  Client client(String first) throws Exception {
    return client(first, "en");
  }

  Client client(String first, String language) throws Exception {
    return new Client(first, language);
  }

  /** One end of a class. */
  final class Client implements WebSocket.Listener, AutoCloseable {
    final BlockingQueue<JsonNode> unread = new LinkedBlockingQueue<>();
    final List<String> all = new ArrayList<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;

    Client(String first, String language) throws Exception {
      String live = address("ws") + path("/live?language=" + language);
      socket =
          HTTP.newWebSocketBuilder().buildAsync(URI.create(live), this).get(20, TimeUnit.SECONDS);
      sayAsFarAsHeard(first); // who is refused at the door may be cut off before speaking
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        synchronized (all) {
          all.add(message.toString());
        }
        unread.add(MAPPER.readTree(message.toString()));
        message.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      closed.complete(status);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable cut) {
      closed.complete(CUT);
    }

    void say(String text) throws Exception {
      socket.sendText(text, true).get(20, TimeUnit.SECONDS);
    }

    /** Says what the server may answer by closing while it is said. */
    void sayAsFarAsHeard(String text) throws Exception {
      try {
        say(text);
      } catch (ExecutionException e) {
        // What has been answered is still read.
      }
    }

    /** The first message from here on that is as expected. */
    JsonNode await(Predicate<JsonNode> expected) throws InterruptedException {
      while (true) {
        JsonNode next = unread.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("a message in time").isNotNull();
        if (expected.test(next)) {
          return next;
        }
      }
    }

    JsonNode awaitQuestion(String phase) throws InterruptedException {
      return await(m -> m.at("/state/question").stringValue("").equals(phase)).get("state");
    }

    @Override
    public void close() throws Exception {
      try {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        // The server has closed it already.
      }
    }
  }
}
