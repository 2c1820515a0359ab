package descent.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.gradientcheck.CheckSettings;
import descent.gradientcheck.CheckSettings.Dropping;
import descent.gradientcheck.Comparison;
import descent.run.NetworkRun.Line;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept with lessons is what their experiments come to. After a change of one, run this test
 * with the environment variable {@code WRITE_SKETCHES=yes}: it writes the numbers anew.
 */
class LessonAnswersTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  static List<Lesson> lessons() {
    return Lesson.all();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyNumberThatIsKeptIsWhatTheExperimentComesTo(Lesson lesson) {
    ObjectNode answer = LessonAnswers.of(lesson);
    assertThat(answer.get("decides").stringValue()).isIn("map", "chart", "panel");
    assertThat(answer.get("goals")).isNotEmpty();
    for (JsonNode proof : answer.get("proofs")) {
      if (LessonAnswers.isKept(proof)) {
        double value = computed(lesson, proof);
        assertThat(proof.get("value").doubleValue())
            .as(lesson.key() + " " + proof.get("label"))
            .isCloseTo(value, within(1e-3 * Math.abs(value)));
      } else if (LessonAnswers.isTrained(lesson, proof)) {
        assertThat(proof.get("end").doubleValue()).isEqualTo(end(lesson, proof));
      }
    }
    assertThat(answer.path("kept")).isEqualTo(kept(lesson));
  }

  @Test
  void writesThemWhereItIsAsked() throws IOException {
    if (!"yes".equals(System.getenv("WRITE_SKETCHES"))) {
      return;
    }
    for (Lesson lesson : lessons()) {
      ObjectNode results = MAPPER.createObjectNode();
      for (JsonNode proof : lesson.shown().get("proofs")) {
        if (LessonAnswers.isKept(proof)) {
          results.withArray("values").add(rounded(computed(lesson, proof)));
        } else if (LessonAnswers.isTrained(lesson, proof)) {
          results.withArray("ends").add(end(lesson, proof));
        }
      }
      if (!kept(lesson).isMissingNode()) {
        results.set("kept", kept(lesson));
      }
      if (!results.isEmpty()) {
        LessonFile.keep(lesson, "results", results);
      }
    }
  }

  private static double rounded(double value) {
    return Double.parseDouble("%.4g".formatted(value));
  }

  /** What the label of a kept number promises. */
  private static double computed(Lesson lesson, JsonNode proof) {
    Experiment e = lesson.experiment();
    String label = proof.get("label").stringValue();
    int run = proof.path("run").intValue(0);
    return switch (label) {
      case "$280 / 10$" -> LessonFacts.trained(e).getFirst().parts().training().rows() / 10.0;
      case "$10^3$" -> Math.pow(10, 3);
      case "$10^2$" -> Math.pow(10, 2);
      case "$2^{100}$" -> Math.pow(2, 100);
      case "$\\sqrt{0.67}$" -> Math.sqrt(0.67);
      case "$\\sqrt{0.001}$" -> Math.sqrt(0.001);
      case "$1 - \\beta_1$" -> 0.1;
      case "wrong" -> 1e-2;
      case "uneasy" -> 1e-4;
      case "happy" -> 1e-7;
      case "noisyLoss" -> {
        var noisy = LessonFacts.trace(Edits.at(e, "/problem/gradientNoise", 0.01), 0);
        yield noisy.loss()[noisy.rows() - 1];
      }
      case "shorter" ->
          LessonFacts.trace(Edits.at(e, "/runs/0/optimizer/beta2", 0.9), 0).point()[0][1];
      case "least" -> Arrays.stream(LessonFacts.seeds(e).get(run)).min().orElseThrow();
      case "most" -> Arrays.stream(LessonFacts.seeds(e).get(run)).max().orElseThrow();
      case "memberMean" ->
          LessonFacts.lines(e, 0).values().stream()
              .filter(line -> line.member().matches("\\d+"))
              .mapToDouble(LessonFacts::accuracy)
              .average()
              .orElseThrow();
      case "one" -> LessonFacts.distance(e, 0);
      case "two" -> LessonFacts.distance(e, 1);
      case "h5" -> worst(e, CheckSettings.usual());
      case "h12" -> worst(e, new CheckSettings(1e-12, true, false, true, Dropping.FIXED, null));
      default -> throw new AssertionError(label);
    };
  }

  /** To the last digit: what the page's own run ends with, too. */
  private static double end(Lesson lesson, JsonNode proof) {
    var lines = LessonFacts.lines(lesson.experiment(), proof.get("run").intValue());
    Line line = Objects.requireNonNull(lines.get(proof.path("member").stringValue("")));
    if (proof.get("measure").stringValue().equals("steps")) {
      return LessonFacts.trained(lesson.experiment()).get(proof.get("run").intValue()).step();
    }
    String of = proof.get("of").stringValue();
    return switch (of) {
      case "train_loss" -> line.row().training().loss();
      case "validation_accuracy" -> LessonFacts.accuracy(line);
      case "gradient_evaluations" -> line.gradientEvaluations();
      default -> throw new AssertionError(of);
    };
  }

  private static double worst(Experiment e, CheckSettings settings) {
    return LessonFacts.compared(e, settings, null).comparisons().stream()
        .mapToDouble(Comparison::relativeError)
        .max()
        .orElseThrow();
  }

  /** What takes many runs; missing where nothing does. */
  private static JsonNode kept(Lesson lesson) {
    Experiment e = lesson.experiment();
    ObjectNode kept = MAPPER.createObjectNode();
    return switch (lesson.key()) {
      case "seeds" -> {
        var seeds = kept.putArray("seeds");
        for (int run = 0; run < e.runs().size(); run++) {
          double[] losses = LessonFacts.seeds(e).get(run);
          for (int i = 0; i < losses.length; i++) {
            seeds
                .addObject()
                .put("run", run)
                .put("seed", e.seed() + i)
                .put("loss", rounded(losses[i]));
          }
        }
        yield written(kept);
      }
      case "switching" -> {
        var off = kept.putObject("off");
        var runs = LessonFacts.degradations(e);
        off.put("draws", runs.getFirst().of());
        Arrays.stream(runs.getFirst().fractions()).forEach(off.putArray("fractions")::add);
        var accuracy = off.putArray("accuracy");
        var loss = off.putArray("loss");
        for (var one : runs) {
          var right = accuracy.addArray();
          Arrays.stream(Objects.requireNonNull(one.accuracy()))
              .map(LessonAnswersTest::rounded)
              .forEach(right::add);
          var losses = loss.addArray();
          Arrays.stream(one.loss()).map(LessonAnswersTest::rounded).forEach(losses::add);
        }
        yield written(kept);
      }
      default -> MAPPER.missingNode();
    };
  }

  /** As a reader finds it. */
  private static JsonNode written(ObjectNode kept) {
    return MAPPER.readTree(kept.toString());
  }
}
