package descent.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.experiment.edit.Edits;
import descent.experiment.json.ExperimentJson;
import descent.gradientcheck.CheckSettings;
import descent.gradientcheck.CheckSettings.Dropping;
import descent.gradientcheck.Comparison;
import descent.message.Translation;
import descent.objective.Curvature;
import descent.run.NetworkRun;
import descent.run.NetworkRun.Line;
import descent.schedule.Schedules;
import descent.trace.Trace;
import descent.ui.field.ScheduleMenu;
import descent.ui.text.Phrases;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The task after an answer can be done, and is not done already: the {@code solution} in a lesson's
 * file does it.
 */
class TasksTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** What is done on the page of the gradient check, not to its experiment. */
  private static final Map<String, CheckSettings> SETTINGS =
      Map.of(
          "check", new CheckSettings(0.1, true, false, true, Dropping.FIXED, null),
          "step", new CheckSettings(2e-6, true, false, true, Dropping.FIXED, null));

  static Stream<Lesson> lessons() {
    // Which mistake was planted is guessed on the page alone.
    return Lesson.all().stream().filter(lesson -> !lesson.key().equals("fault"));
  }

  @Test
  void everyLessonHasATask() {
    assertThat(Lesson.all())
        .allSatisfy(lesson -> assertThat(lesson.shown().required("goals")).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void theTaskIsNotDoneByTheLessonAndIsDoneByItsSolution(Lesson lesson) {
    Experiment given = lesson.experiment();
    assertThat(done(lesson, given, CheckSettings.usual())).as("without doing anything").isFalse();
    assertThat(
            done(
                lesson, solved(lesson), SETTINGS.getOrDefault(lesson.key(), CheckSettings.usual())))
        .as(lesson.key())
        .isTrue();
  }

  static Stream<Lesson> ofLabs() {
    return lessons().filter(lesson -> lesson.place() != Lesson.Place.CHECK);
  }

  @ParameterizedTest
  @MethodSource("ofLabs")
  void theControlsOfAPresentationReachTheSolutionOfTheTask(Lesson lesson) {
    Experiment moved = lesson.experiment();
    for (Live live : lesson.live()) {
      if (live instanceof Live.Value value) {
        assertThat(value.in(moved)).isBetween(value.from(), value.to());
        for (Locale language : Translation.LANGUAGES) {
          assertThat(value.name(moved, new Phrases(language)))
              .isNotBlank()
              .doesNotContain("/problem", "[");
        }
      }
    }
    for (var edit : solution(lesson).properties()) {
      moved = byHand(lesson, moved, edit.getKey(), edit.getValue());
    }
    assertThat(moved).isEqualTo(solved(lesson));
  }

  /** What the controls of a presentation make of an experiment, one movement after the other. */
  private static Experiment byHand(Lesson lesson, Experiment from, String path, JsonNode to) {
    Experiment moved = from;
    if (to.isArray()) {
      for (int i = 0; i < to.size(); i++) {
        moved = byHand(lesson, moved, path + "/" + i, to.get(i));
      }
      return moved;
    }
    if (!to.isObject()) {
      assertThat(lesson.live())
          .as(path)
          .anyMatch(
              live ->
                  live instanceof Live.Value value
                      && value.path().equals(path)
                      && value.from() <= to.doubleValue()
                      && to.doubleValue() <= value.to());
      return Edits.at(moved, path, plain(to));
    }
    Live.Rates rates =
        lesson.live().stream()
            .filter(Live.Rates.class::isInstance)
            .map(Live.Rates.class::cast)
            .findAny()
            .orElseThrow();
    assertThat(path).isEqualTo("/runs/" + rates.run() + "/schedule");
    var chosen = Schedules.byType(to.required("type").stringValue()).orElseThrow();
    moved =
        Edits.withRun(
            moved,
            rates.run(),
            run -> run.with(ScheduleMenu.follow(run.plan(), chosen, from.steps())));
    for (var number : to.properties()) {
      if (!number.getKey().equals("type")) {
        moved = Edits.at(moved, path + "/" + number.getKey(), plain(number.getValue()));
      }
    }
    return moved;
  }

  private static JsonNode solution(Lesson lesson) {
    return LessonFile.read(lesson).required("solution");
  }

  private static Experiment solved(Lesson lesson) {
    Experiment changed = lesson.experiment();
    for (var edit : solution(lesson).properties()) {
      changed = Edits.at(changed, edit.getKey(), plain(edit.getValue()));
    }
    return changed;
  }

  private static Object plain(JsonNode value) {
    return MAPPER.convertValue(value, Object.class);
  }

  /** A goal without a run is for any one run to reach, all such goals for the same one. */
  private static boolean done(Lesson lesson, Experiment e, CheckSettings settings) {
    JsonNode goals = lesson.shown().required("goals");
    return IntStream.range(0, e.runs().size())
        .anyMatch(
            any ->
                goals
                    .valueStream()
                    .allMatch(
                        goal -> {
                          int run = goal.path("run").intValue(any);
                          double value =
                              lesson.place() == Lesson.Place.CHECK
                                  ? checked(goal, e, settings)
                                  : value(goal, e, run);
                          return value < goal.path("below").doubleValue(Double.POSITIVE_INFINITY)
                              && value > goal.path("above").doubleValue(Double.NEGATIVE_INFINITY);
                        }));
  }

  private static double checked(JsonNode goal, Experiment e, CheckSettings settings) {
    List<Comparison> comparisons = LessonFacts.compared(e, settings, null).comparisons();
    return switch (goal.required("of").stringValue()) {
      case "worst" ->
          comparisons.stream().mapToDouble(Comparison::relativeError).max().orElseThrow();
      case "kinks" -> comparisons.stream().filter(c -> c.note() == Comparison.Note.KINK).count();
      default -> throw new AssertionError(goal);
    };
  }

  private static double value(JsonNode goal, Experiment e, int run) {
    String of = goal.path("of").stringValue("loss");
    return switch (goal.required("measure").stringValue()) {
      case "setting" ->
          ExperimentJson.tree(ExperimentJson.write(e))
              .at(goal.get("path").stringValue())
              .doubleValue();
      case "condition" -> {
        var problem = e.function();
        double[] start = LessonFacts.trace(e, run).pointAt(0);
        yield Curvature.at(problem.objective(problem.compile()), start).conditionNumber();
      }
      case "masks" -> Math.pow(2, NetworkTruths.droppable(e));
      case "snapshots" -> LessonFacts.trained(e).get(run).snapshots().size();
      case "measured" ->
          of.equals("distance")
              ? LessonFacts.distance(e, run)
              : LessonFacts.switchedOff(e).get(run)[5];
      default ->
          e.problem() instanceof NetworkProblem
              ? ofNetwork(goal, e, run, of)
              : ofFunction(goal, LessonFacts.trace(e, run), e.function().variables().indexOf(of));
    };
  }

  private static double ofNetwork(JsonNode goal, Experiment e, int run, String of) {
    NetworkRun trained = LessonFacts.trained(e).get(run);
    if (goal.get("measure").stringValue().equals("steps")) {
      return trained.step();
    }
    Line line =
        Objects.requireNonNull(LessonFacts.lines(e, run).get(goal.path("member").stringValue("")));
    return of.equals("train_loss") ? line.row().training().loss() : LessonFacts.accuracy(line);
  }

  private static double ofFunction(JsonNode goal, Trace trace, int variable) {
    double[] values = variable < 0 ? trace.loss() : trace.point()[variable];
    int last = trace.rows() - 1;
    int step = goal.path("step").intValue(last);
    return switch (goal.get("measure").stringValue()) {
      case "at" -> values[step];
      case "move" -> values[step] - values[step - 1];
      case "sides" ->
          IntStream.rangeClosed(1, last).filter(i -> values[i] * values[i - 1] < 0).count();
      case "farthest" -> Arrays.stream(values, 0, last + 1).max().orElseThrow();
      case "mean" ->
          Arrays.stream(values, step + 1, Math.min(last, goal.get("to").intValue()) + 1)
              .average()
              .orElse(Double.NaN);
      case "first" ->
          IntStream.rangeClosed(0, last)
              .filter(i -> values[i] < goal.get("value").doubleValue())
              .findFirst()
              .orElse(Integer.MAX_VALUE);
      case "steps" -> trace.ending().step();
      default -> throw new AssertionError(goal);
    };
  }
}
