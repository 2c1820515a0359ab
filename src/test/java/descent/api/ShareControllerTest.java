package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import descent.classroom.ClassFolder;
import descent.classroom.ClassLimits;
import descent.classroom.Classes;
import descent.cli.CommandLine;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.job.Jobs;
import descent.live.job.Traces;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.live.training.Trainings;
import descent.share.Bounds;
import descent.share.LinkFolder;
import descent.share.LinkStore;
import descent.share.Store;
import jakarta.servlet.ServletOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShareControllerTest {
  private static final String FUNCTION =
      """
      {"title": "谷, \\"ravine\\"",
       "problem": {"type": "function", "expression": "a*x^2 + b*y^2", "variables": ["x", "y"],
                   "parameters": {"a": 0.5, "b": 50}, "start": [-4, 1], "gradientNoise": 0.1},
       "runs": [{"name": "S, \\"G\\" D", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.018}},
                {"optimizer": {"type": "sgd"}, "schedule": {"learningRate": 1e200}}]}\
      """;
  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 60},
                   "layers": [{"units": 5, "keepProbability": 0.6}], "batchSize": 8},
       "steps": 70,
       "runs": [{"name": "five", "optimizer": {"type": "adam"}, "ensemble": {"type": "independent", "members": 3}},
                {"name": "mean", "optimizer": {"type": "momentum"}, "averaging": {"decay": 0.9}},
                {"name": "off", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 1e9}}]}\
      """;

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final Trainings trainings = new Trainings(TrainingLimits.standard(), 1);
  private final Jobs jobs = new Jobs(Jobs.Bounds.STANDARD, 1);

  @TempDir private Path folder;
  private MockMvc web;
  private Classes classes;

  @BeforeEach
  void serve() {
    classes =
        new Classes(
            new ClassFolder(folder.resolve("classes")),
            ClassLimits.STANDARD,
            InstantSource.system());
    web = serve(folder, Bounds.STANDARD);
  }

  private MockMvc serve(Path place, Bounds bounds) {
    return serve(place, bounds, "");
  }

  private MockMvc serve(Path place, Bounds bounds, String publicUrl) {
    var traces = new Traces(new Races(Limits.STANDARD, 1), trainings, jobs);
    return MockMvcBuilders.standaloneSetup(
            new ShareController(
                new Store(new LinkFolder(place), bounds), traces, classes, publicUrl))
        .setControllerAdvice(new Refusals())
        .build();
  }

  @AfterEach
  void close() {
    classes.close();
    trainings.close();
    jobs.close();
  }

  private static MockHttpServletResponse keep(MockMvc web, String json) throws Exception {
    return web.perform(
            post("/api/experiments")
                .contentType("application/json")
                .content(json.getBytes(StandardCharsets.UTF_8)))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse open(String path) throws Exception {
    return web.perform(get("/api/experiments/" + path)).andReturn().getResponse();
  }

  private JsonNode tree(MockHttpServletResponse response) throws IOException {
    return mapper.readTree(response.getContentAsByteArray());
  }

  private String id(String json) throws Exception {
    MockHttpServletResponse response = keep(web, json);
    assertThat(response.getStatus()).isEqualTo(201);
    return tree(response).get("id").stringValue();
  }

  @Test
  void anExperimentIsKeptAndGivenBack() throws Exception {
    MockHttpServletResponse kept = keep(web, FUNCTION);
    assertThat(kept.getStatus()).isEqualTo(201);
    String id = tree(kept).get("id").stringValue();
    assertThat(id).matches("[0-9a-z]{12}");
    assertThat(tree(kept).get("url").stringValue()).isEqualTo("http://localhost/x/" + id);
    assertThat(kept.getHeader("Location")).isEqualTo("http://localhost/api/experiments/" + id);

    MockHttpServletResponse found = open(id);
    assertThat(found.getStatus()).isEqualTo(200);
    assertThat(found.getContentType()).startsWith("application/json");
    assertThat(ExperimentJson.read(found.getContentAsString(StandardCharsets.UTF_8)))
        .isEqualTo(ExperimentJson.read(FUNCTION));
    assertThat(tree(found))
        .isEqualTo(mapper.readTree(ExperimentJson.write(ExperimentJson.read(FUNCTION))));
  }

  @Test
  void theSameExperimentHasOneIdHoweverItIsWritten() throws Exception {
    String id = id(FUNCTION);
    assertThat(id(FUNCTION)).isEqualTo(id);
    assertThat(id(ExperimentJson.write(ExperimentJson.read(FUNCTION)))).isEqualTo(id);
    assertThat(id(FUNCTION.replace("{\"a\": 0.5, \"b\": 50}", "{\"b\":5e1,\"a\":0.50}")))
        .isEqualTo(id);
    assertThat(id(FUNCTION.replace("0.018", "0.019"))).isNotEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {FUNCTION, NETWORK})
  void theTraceIsThatOfTheCommandToTheByte(String json) throws Exception {
    var out = new ByteArrayOutputStream();
    int code =
        CommandLine.run(
            new String[] {"trace", "-"},
            new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    assertThat(code).isZero();
    assertThat(out.size()).isGreaterThan(1000);

    MockHttpServletResponse trace = open(id(json) + "/trace.csv");
    assertThat(trace.getStatus()).isEqualTo(200);
    assertThat(trace.getContentType()).isEqualToIgnoringCase("text/csv;charset=utf-8");
    assertThat(trace.getContentAsByteArray()).isEqualTo(out.toByteArray());
    assertThat(jobs.running()).isZero();
  }

  @Test
  void aSpreadsheetGetsNamesThatAreNoFormulas() throws Exception {
    String json = FUNCTION.replace("S, \\\"G\\\" D", "=cmd(\\\"a\\\")");
    String id = id(json);
    String plain = open(id + "/trace.csv").getContentAsString();
    assertThat(plain).contains("\n\"=cmd(\"\"a\"\")\",0,").contains(",-");

    String asked = open(id + "/trace.csv?spreadsheet").getContentAsString();

    assertThat(asked).isEqualTo(plain.replace("\"=cmd", "\"'=cmd"));
    var out = new ByteArrayOutputStream();
    CommandLine.run(
        new String[] {"trace", "-", "--spreadsheet"},
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        out,
        new ByteArrayOutputStream());
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(asked);
  }

  @Test
  void whatIsTakenDownAnswersGone() throws Exception {
    String id = id(FUNCTION);
    new LinkFolder(folder).put(id, LinkStore.TAKEN_DOWN);
    for (String path : new String[] {id, id + "/trace.csv"}) {
      MockHttpServletResponse answer = open(path);
      assertThat(answer.getStatus()).isEqualTo(410);
      assertThat(tree(answer).get("error").stringValue()).contains(id).contains("taken");
    }
  }

  @Test
  void theHeadOfATraceComputesNothing() throws Exception {
    String id = id(NETWORK);
    jobs.close();
    MockHttpServletResponse asked =
        web.perform(head("/api/experiments/" + id + "/trace.csv")).andReturn().getResponse();
    assertThat(asked.getStatus()).isEqualTo(200);
    assertThat(asked.getContentType()).startsWith("text/csv");
  }

  @Test
  void aTraceThatIsTooMuchForTheServerIsRefused() throws Exception {
    MockHttpServletResponse trace =
        open(id(FUNCTION.replace("\"runs\"", "\"steps\": 1000000, \"runs\"")) + "/trace.csv");
    assertThat(trace.getStatus()).isEqualTo(400);
    assertThat(tree(trace).get("error").stringValue()).contains("at most");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "000000000000",
        "nothing",
        "..%2F..%2Fetc%2Fpasswd",
        "0%00",
        "%E8%B0%B7",
        "0.json"
      })
  void whatIsNotThereIsASentence(String id) throws Exception {
    for (String path : new String[] {id, id + "/trace.csv"}) {
      var address = URI.create("/api/experiments/" + path);
      MockHttpServletResponse response = web.perform(get(address)).andReturn().getResponse();
      assertThat(response.getStatus()).isEqualTo(404);
      assertThat(tree(response).get("error").stringValue()).startsWith("There is no experiment");
    }
  }

  @Test
  void aWrongExperimentIsASentenceWithItsPlace() throws Exception {
    MockHttpServletResponse missing = keep(web, FUNCTION.replace("\"start\"", "\"begin\""));
    assertThat(missing.getStatus()).isEqualTo(400);
    assertThat(tree(missing).get("path").stringValue()).isEqualTo("problem.start");

    MockHttpServletResponse misspelt = keep(web, FUNCTION.replace("a*x^2", "a*(x^2"));
    assertThat(misspelt.getStatus()).isEqualTo(400);
    assertThat(tree(misspelt).get("path").stringValue()).isEqualTo("problem.expression");
    assertThat(tree(misspelt).get("position").isInt()).isTrue();

    MockHttpServletResponse broken = keep(web, "{\"problem\": ");
    assertThat(broken.getStatus()).isEqualTo(400);
    assertThat(tree(broken).get("error").stringValue()).startsWith("this is not JSON: line 1");
  }

  @Test
  void hostileTextIsRefusedAndNothingIsKept() throws Exception {
    String huge =
        FUNCTION.replace("\"title\"", "\"notes\": \"" + "x".repeat(300_000) + "\", \"title\"");
    String deep = "{\"problem\": " + "[".repeat(100_000);
    String bracketed = "[".repeat(100_000) + "]".repeat(100_000);
    String digits = FUNCTION.replace("50}", "5" + "0".repeat(200_000) + "}");
    String notes =
        FUNCTION.replace("\"title\"", "\"notes\": \"" + "x".repeat(30_000) + "\", \"title\"");
    for (String json :
        new String[] {huge, deep, bracketed, digits, notes, "", "null", "[]", "\u0000", "{}"}) {
      MockHttpServletResponse response = keep(web, json);
      assertThat(response.getStatus())
          .as(json.substring(0, Math.min(40, json.length())))
          .isEqualTo(400);
      assertThat(tree(response).get("error").stringValue()).isNotBlank().hasSizeLessThan(400);
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void whatSaysThatItIsNoJsonIsRefused() throws Exception {
    for (String type : new String[] {"text/html", "multipart/form-data; boundary=x", "image/png"}) {
      MockHttpServletResponse response =
          web.perform(
                  post("/api/experiments")
                      .header("Content-Type", type)
                      .content(FUNCTION.getBytes(StandardCharsets.UTF_8)))
              .andReturn()
              .getResponse();
      assertThat(response.getStatus()).isEqualTo(415);
    }
    MockHttpServletResponse untold =
        web.perform(post("/api/experiments").content(FUNCTION.getBytes(StandardCharsets.UTF_8)))
            .andReturn()
            .getResponse();
    assertThat(untold.getStatus()).isEqualTo(201);
  }

  @Test
  void aStoreThatTakesNoMoreAnswersWithItsOwnStatus() throws Exception {
    Bounds b = Bounds.STANDARD;
    var full =
        new Bounds(0, b.bytes(), b.bytesEach(), b.perVisitor(), b.bytesPerVisitor(), b.window());
    var count = new Bounds(9, b.bytes(), b.bytesEach(), 0, b.bytesPerVisitor(), b.window());
    var large = new Bounds(9, b.bytes(), 10, b.perVisitor(), b.bytesPerVisitor(), b.window());
    assertThat(keep(serve(folder, full), FUNCTION).getStatus()).isEqualTo(507);
    MockHttpServletResponse tooMany = keep(serve(folder, count), FUNCTION);
    assertThat(tooMany.getStatus()).isEqualTo(429);
    assertThat(Integer.parseInt(tooMany.getHeader("Retry-After"))).isBetween(1, 600);
    assertThat(keep(serve(folder, large), FUNCTION).getStatus()).isEqualTo(413);
    Path file = Files.writeString(folder.resolve("file"), "");
    MockHttpServletResponse broken = keep(serve(file, b), FUNCTION);
    assertThat(broken.getStatus()).isEqualTo(503);
    assertThat(tree(broken).get("error").stringValue())
        .contains("cannot keep")
        .doesNotContain("file:");
  }

  /** Who goes away ends the job, and half a trace is never taken for a whole one. */
  @Test
  void whoGoesAwayEndsTheTrace() throws Exception {
    String id = id(NETWORK.replace("\"steps\": 70", "\"steps\": 100000"));
    var response =
        new MockHttpServletResponse() {
          @Override
          public ServletOutputStream getOutputStream() {
            return new DelegatingServletOutputStream(
                new OutputStream() {
                  @Override
                  public void write(int b) throws IOException {
                    throw new IOException("gone");
                  }
                });
          }
        };
    var request = new MockHttpServletRequest("GET", "/");
    var controller =
        new ShareController(
            new Store(new LinkFolder(folder), Bounds.STANDARD),
            new Traces(new Races(Limits.STANDARD, 1), trainings, jobs),
            classes,
            "");
    assertThatThrownBy(() -> controller.trace(id, request, response)).hasMessage("gone");
    assertThat(jobs.running()).isZero();
  }

  @Test
  void aPublicAddressBeginsTheLinksWhateverTheRequestSays() throws Exception {
    var answer = keep(serve(folder, Bounds.STANDARD, "https://descent.example/lab"), FUNCTION);
    String id = JsonMapper.shared().readTree(answer.getContentAsString()).get("id").stringValue();
    assertThat(answer.getContentAsString())
        .contains("\"url\":\"https://descent.example/lab/x/" + id + "\"");
    assertThat(answer.getHeader("Location"))
        .isEqualTo("https://descent.example/lab/api/experiments/" + id);
  }
}
