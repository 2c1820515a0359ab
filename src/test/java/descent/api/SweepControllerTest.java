package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import descent.cli.CommandLine;
import descent.comparison.SweepCsv;
import descent.comparison.SweepTable;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.Visitor;
import descent.live.job.Comparisons;
import descent.live.job.Jobs;
import descent.live.job.Sweeps;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.share.Bounds;
import descent.share.LinkFolder;
import descent.share.Store;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class SweepControllerTest {
  private static final String FUNCTION =
      """
      {"problem": {"type": "function", "expression": "x^2 + 50*y^2", "variables": ["x", "y"], "start": [-4, 1]},
       "steps": 300, "runs": [{"name": "动量", "optimizer": {"type": "momentum"}}],
       "sweep": {"type": "map", "run": "动量", "x": {"field": "learningRate", "from": 1e-3, "to": 1, "points": 30, "scale": "log"},
                 "y": {"field": "momentum", "from": 0, "to": 0.99, "points": 30, "scale": "linear"}}}
      """;

  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 60},
                   "layers": [{"units": 5, "keepProbability": 0.6}], "batchSize": 8},
       "steps": 70, "runs": [{"name": "five", "optimizer": {"type": "adam"}}],
       "sweep": {"type": "rates", "from": 0.01, "to": 1, "perDecade": 2, "seeds": 2, "target": 0.5}}
      """;

  private final Jobs jobs = new Jobs(Jobs.Bounds.STANDARD, 2);

  @TempDir private Path folder;
  private Store store;
  private MockMvc web;

  @BeforeEach
  void serve() {
    store = new Store(new LinkFolder(folder), Bounds.STANDARD);
    var races = new Races(Limits.STANDARD, 1);
    var comparisons = new Comparisons(TrainingLimits.standard(), races);
    web =
        MockMvcBuilders.standaloneSetup(new SweepController(store, new Sweeps(comparisons, jobs)))
            .setControllerAdvice(new Refusals())
            .build();
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  private MockHttpServletResponse sweep(String json) throws Exception {
    String id = store.put("here", ExperimentJson.read(json)).text();
    return web.perform(get("/api/experiments/" + id + "/sweep.csv")).andReturn().getResponse();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {FUNCTION, NETWORK})
  void theBytesAreThoseOfTheCommand(String json) throws Exception {
    var out = new ByteArrayOutputStream();
    int code =
        CommandLine.run(
            new String[] {"sweep", "-"},
            new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
            out,
            new ByteArrayOutputStream());
    assertThat(code).isZero();
    MockHttpServletResponse answer = sweep(json);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentType()).isEqualToIgnoringCase("text/csv;charset=utf-8");
    assertThat(sha256(answer.getContentAsByteArray())).isEqualTo(sha256(out.toByteArray()));
    MockHttpServletResponse sent =
        web.perform(post("/api/compare/sweep.csv").content(json.getBytes(StandardCharsets.UTF_8)))
            .andReturn()
            .getResponse();
    assertThat(sha256(sent.getContentAsByteArray())).isEqualTo(sha256(out.toByteArray()));
    assertThat(jobs.running()).isZero();
    for (int threads : new int[] {1, 5}) {
      assertThat(sha256(served(json, threads)))
          .as("on %s threads", threads)
          .isEqualTo(sha256(out.toByteArray()));
    }
    assertThat(sha256(oneByOne(json, false))).isEqualTo(sha256(out.toByteArray()));
    assertThat(sha256(oneByOne(json, true))).isEqualTo(sha256(out.toByteArray()));
  }

  private static byte[] served(String json, int threads) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var races = new Races(Limits.STANDARD, 1);
        var jobs = new Jobs(Jobs.Bounds.STANDARD, threads)) {
      new Sweeps(new Comparisons(TrainingLimits.standard(), races), jobs)
          .write(
              new Jobs.Ticket(Visitor.alone("visitor"), ""),
              ExperimentJson.read(json),
              bytes::writeBytes);
    }
    return bytes.toByteArray();
  }

  /** The file on this thread alone, cell after cell, from the last to the first if told so. */
  private static byte[] oneByOne(String json, boolean backwards) {
    SweepTable table = SweepTable.of(ExperimentJson.read(json));
    var csv = new SweepCsv(table);
    String[] lines = new String[table.size()];
    for (int i = 0; i < lines.length; i++) {
      int index = backwards ? lines.length - 1 - i : i;
      lines[index] = csv.line(index).text();
    }
    return (csv.header() + String.join("", lines)).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void anExperimentWithoutASweepIsRefused() throws Exception {
    MockHttpServletResponse answer = sweep(FUNCTION.replaceAll("(?s),\\s*\"sweep.*", "}"));
    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString()).contains("has no sweep");
  }

  @Test
  void whatIsTooMuchForTheServerIsRefused() throws Exception {
    MockHttpServletResponse answer =
        sweep(FUNCTION.replace("300", "10000").replace("\"points\": 30", "\"points\": 900"));
    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString()).contains("too much work");
  }
}
