package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import descent.cli.CommandLine;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.Visitor;
import descent.live.job.Jobs;
import descent.live.job.Traces;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.live.training.Trainings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class TraceControllerTest {
  private static final String FUNCTION =
      """
      {"problem": {"type": "function", "expression": "x^2 + 30*y^2", "variables": ["x", "y"],
                   "start": [-4, 1], "gradientNoise": 0.1},
       "runs": [{"name": "S, \\"G\\" D", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.01}},
                {"optimizer": {"type": "sgd"}, "schedule": {"learningRate": 1e200}}]}\
      """;
  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 40}, "layers": [{"units": 4}]},
       "steps": 20, "runs": [{"optimizer": {"type": "adam"}, "averaging": {"decay": 0.9}}]}\
      """;

  private final Trainings trainings = new Trainings(TrainingLimits.standard(), 1);
  private final Jobs jobs = new Jobs(Jobs.Bounds.STANDARD, 1);
  private final MockMvc web =
      MockMvcBuilders.standaloneSetup(
              new TraceController(new Traces(new Races(Limits.STANDARD, 1), trainings, jobs)))
          .setControllerAdvice(new Refusals())
          .build();

  @AfterEach
  void close() {
    trainings.close();
    jobs.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {FUNCTION, NETWORK})
  void isThatOfTheCommandToTheByte(String json) throws Exception {
    var out = new ByteArrayOutputStream();
    CommandLine.run(
        new String[] {"trace", "-"},
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

    MockHttpServletResponse trace = ask(json);
    assertThat(trace.getStatus()).isEqualTo(200);
    assertThat(trace.getContentType()).startsWith("text/csv");
    assertThat(trace.getContentAsByteArray()).isEqualTo(out.toByteArray()).hasSizeGreaterThan(500);
  }

  @Test
  void aLimitThatIsReachedOnTheWayIsToldInTheLastLine() throws Exception {
    var bounds = Jobs.Bounds.STANDARD;
    var none =
        new Jobs.Bounds(
            bounds.jobs(),
            bounds.perVisitor(),
            bounds.perAddress(),
            bounds.nanoseconds(),
            0,
            bounds.bytes());
    Experiment experiment =
        ExperimentJson.read(FUNCTION.replace("\"runs\"", "\"steps\": 9000, \"runs\""));
    var answer = new MockHttpServletResponse();
    try (var hurried = new Jobs(none, 1)) {
      var traces = new Traces(new Races(Limits.STANDARD, 1), trainings, hurried);
      var ticket = new Jobs.Ticket(Visitor.alone("::1"), "trace");
      assertThatThrownBy(
              () ->
                  ShareController.csv(
                      "trace",
                      new MockHttpServletRequest(),
                      answer,
                      receiver -> traces.write(ticket, experiment, receiver)))
          .as("the connection is broken off")
          .isInstanceOf(IOException.class);
    }
    List<String> lines = answer.getContentAsString().lines().toList();
    assertThat(lines).hasSizeGreaterThan(3);
    assertThat(lines.getLast())
        .startsWith("# incomplete: This took 0 seconds of computing")
        .contains("LIMIT_JOB_CSV_SECONDS");
    assertThat(lines.subList(1, lines.size() - 1)).allMatch(line -> line.startsWith("\"S,"));
  }

  @Test
  void whatIsTooMuchOrWrongIsRefusedInASentence() throws Exception {
    for (String wrong :
        new String[] {
          FUNCTION.replace("\"runs\"", "\"steps\": 1000000, \"runs\""),
          FUNCTION.replace("30*y", "30*"),
          "no experiment"
        }) {
      MockHttpServletResponse answer = ask(wrong);
      assertThat(answer.getStatus()).isEqualTo(400);
      assertThat(answer.getContentAsString()).contains("\"error\"");
    }
  }

  private MockHttpServletResponse ask(String json) throws Exception {
    return web.perform(
            post("/api/trace")
                .contentType("application/json")
                .content(json.getBytes(StandardCharsets.UTF_8)))
        .andReturn()
        .getResponse();
  }
}
