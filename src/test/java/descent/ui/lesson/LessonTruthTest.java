package descent.ui.lesson;

import static descent.ui.lesson.LessonFacts.choice;
import static descent.ui.lesson.LessonFacts.smallest;
import static descent.ui.lesson.LessonFacts.told;
import static descent.ui.lesson.LessonFacts.trace;
import static descent.ui.lesson.LessonFacts.traces;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.commentary.Commentary;
import descent.commentary.Verdict;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.edit.Edits;
import descent.objective.Objective;
import descent.run.Ending.Reason;
import descent.trace.Trace;
import descent.ui.text.Phrases;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No lesson lies: its answer, and the numbers that it tells, are computed from its experiment. */
class LessonTruthTest {
  /** Computes the right choice, and checks the numbers of its explanation on the way. */
  private static final Map<String, ToIntFunction<Experiment>> ANSWERS =
      Map.ofEntries(
          entry("zigzag", LessonTruthTest::zigzag),
          entry("hollow", LessonTruthTest::hollow),
          entry("ridge", LessonTruthTest::ridge),
          entry("noise", LessonTruthTest::noise),
          entry("batches", NetworkTruths::batches),
          entry("samples", ComparisonTruths::samples),
          entry("seeds", NetworkTruths::manySeeds),
          entry("limit", LessonTruthTest::limit),
          entry("friction", LessonTruthTest::lowestLoss),
          entry("polyak", ComparisonTruths::polyak),
          entry("nesterov", LessonTruthTest::nesterov),
          entry("adagrad", LessonTruthTest::adagrad),
          entry("rmsprop", LessonTruthTest::rmsprop),
          entry("correction", LessonTruthTest::correction),
          entry("adam", LessonTruthTest::adam),
          entry("tries", ComparisonTruths::tries),
          entry("decay", LessonTruthTest::lowestLoss),
          entry("rates", NetworkTruths::rates),
          entry("drop", LessonTruthTest::drop),
          entry("restarts", LessonTruthTest::restarts),
          entry("parabola", LessonTruthTest::parabola),
          entry("newton", LessonTruthTest::newton),
          entry("attraction", LessonTruthTest::attraction),
          entry("cubed", e -> choice(Math.pow(10, 3), 10, 100, 1000)),
          entry("bfgs", LessonTruthTest::bfgs),
          entry("lbfgs", NetworkTruths::lbfgs),
          entry("ensemble", NetworkTruths::ensemble),
          entry("snapshots", NetworkTruths::snapshots),
          entry("average", NetworkTruths::average),
          entry("keep", NetworkTruths::keep),
          entry("overfitting", NetworkTruths::overfitting),
          entry("switching", NetworkTruths::switching),
          entry("subnetworks", e -> choice(Math.pow(2, NetworkTruths.droppable(e)), 10, 20, 1024)),
          entry("expectation", NetworkTruths::expectation),
          entry("exact", NetworkTruths::exact),
          entry("scaling", NetworkTruths::scaling),
          entry("check", NetworkTruths::check),
          entry("step", NetworkTruths::step),
          entry("kink", NetworkTruths::kink),
          entry("fault", NetworkTruths::fault));

  static List<Lesson> lessons() {
    return Lesson.all();
  }

  @Test
  void everyLessonIsProvedHere() {
    assertThat(ANSWERS.keySet())
        .containsExactlyInAnyOrderElementsOf(lessons().stream().map(Lesson::key).toList());
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void theAnswerIsTrue(Lesson lesson) {
    int answer = Objects.requireNonNull(ANSWERS.get(lesson.key())).applyAsInt(lesson.experiment());
    assertThat(answer).as(lesson.key()).isEqualTo(lesson.answer());
  }

  /** Beside the explanation stands the verdict; the other words are also used of other settings. */
  @ParameterizedTest
  @MethodSource("races")
  void whatAnExplanationCallsOnItsWayIsARunOfThatVerdict(Lesson lesson) {
    Experiment experiment = lesson.experiment();
    var problem = experiment.function();
    boolean called =
        Stream.of(Locale.ENGLISH, Locale.CHINESE)
            .map(Phrases::new)
            .anyMatch(
                phrases ->
                    phrases
                        .of("lessons." + lesson.key() + ".why")
                        .contains(phrases.of(Verdict.PROGRESSING.message())));
    if (called) {
      assertThat(isOnItsWay(experiment, problem.objective(problem.compile()))).isTrue();
    }
  }

  private static boolean isOnItsWay(Experiment experiment, Objective objective) {
    return Commentary.of(experiment, objective, traces(experiment)).judgements().stream()
        .anyMatch(judgement -> judgement.verdict() == Verdict.PROGRESSING);
  }

  static List<Lesson> races() {
    return lessons().stream()
        .filter(lesson -> lesson.experiment().problem() instanceof FunctionProblem)
        .toList();
  }

  private static int zigzag(Experiment e) {
    Trace sgd = trace(e, 0);
    long sides =
        IntStream.rangeClosed(1, 200)
            .filter(row -> sgd.point()[1][row] * sgd.point()[1][row - 1] < 0)
            .count();
    assertThat(sgd.point()[1][1] / sgd.point()[1][0]).isCloseTo(-0.8, within(1e-12));
    assertThat(sgd.point()[0][1] / sgd.point()[0][0]).isCloseTo(0.982, within(1e-12));
    return choice(sides, 0, 10, 200);
  }

  private static int hollow(Experiment e) {
    assertThat(last(trace(e, 0))[0]).isCloseTo(-2.9, within(0.05));
    return only(e, point -> Math.hypot(point[0], point[1]) < 0.01, 2);
  }

  private static int ridge(Experiment e) {
    Experiment noisy = Edits.at(e, "/problem/gradientNoise", 0.01);
    assertThat(traces(noisy)).allSatisfy(run -> assertThat(lastLoss(run)).isLessThan(-0.999));
    assertThat(traces(e))
        .allSatisfy(run -> assertThat(Math.hypot(last(run)[0], last(run)[1])).isLessThan(0.01));
    return only(e, point -> point[1] != 0, 3);
  }

  private static int noise(Experiment e) {
    double high = meanLoss(trace(e, 0), 200, 400);
    double low = meanLoss(trace(e, 1), 200, 400);
    assertThat(high).isGreaterThan(10 * low);
    return high < low ? 0 : 1;
  }

  private static int limit(Experiment e) {
    Trace below = trace(e, 0);
    Trace above = trace(e, 1);
    assertThat(below.point()[1][1]).isCloseTo(-0.9, within(1e-9));
    assertThat(above.point()[1][1]).isCloseTo(-1.1, within(1e-9));
    assertThat(lastLoss(below)).isLessThan(0.01);
    return lastLoss(above) > 1e18 ? 2 : 0;
  }

  private static int lowestLoss(Experiment e) {
    return smallest(traces(e).stream().mapToDouble(LessonTruthTest::lastLoss).toArray());
  }

  private static int nesterov(Experiment e) {
    double momentum = told(farthest(trace(e, 0)), 0.61, 0.005);
    double nesterov = told(farthest(trace(e, 1)), 0.48, 0.005);
    return momentum > nesterov ? 0 : 1;
  }

  private static int adagrad(Experiment e) {
    Trace run = trace(e, 0);
    double[] x = run.point()[0];
    assertThat(x[1] - x[0]).isCloseTo(0.1, within(1e-6));
    assertThat(x[200] - x[199]).isPositive().isLessThan(0.01);
    return choice(x[200], 0, 1, -1.7);
  }

  private static int rmsprop(Experiment e) {
    Trace run = trace(e, 1);
    double[] y = run.point()[1];
    for (int row = 150; row <= 200; row++) {
      assertThat(Math.abs(y[row])).isCloseTo(0.05, within(0.005));
      assertThat(y[row] * y[row - 1]).isNegative();
    }
    return 1;
  }

  private static int correction(Experiment e) {
    double[] first = trace(e, 0).point()[0];
    assertThat(first[1]).isCloseTo(3.16, within(0.005));
    assertThat(first[12] - first[11]).isCloseTo(6.6, within(0.05));
    double[] adam = trace(e, 1).point()[0];
    for (int row = 1; row <= 12; row++) {
      assertThat(adam[row] - adam[row - 1]).isCloseTo(1, within(1e-6));
    }
    var shorter = Edits.at(e, "/runs/0/optimizer/beta2", 0.9);
    assertThat(trace(shorter, 0).point()[0][1]).isCloseTo(0.32, within(0.005));
    return choice(first[1], 0.1, 1, 3.2);
  }

  private static int adam(Experiment e) {
    double[] sgd = trace(e, 0).pointAt(1);
    assertThat(sgd[0] + 4).isCloseTo(0.07, within(0.005));
    assertThat(1 - sgd[1]).isCloseTo(1.8, within(0.005));
    double[] adam = trace(e, 1).pointAt(1);
    assertThat(adam[0] + 4).isCloseTo(0.1, within(1e-6));
    return choice((1 - adam[1]) / (adam[0] + 4), 25, 1, Double.MAX_VALUE);
  }

  private static int drop(Experiment e) {
    Trace run = trace(e, 0);
    double before = meanLoss(run, 75, 150);
    assertThat(before).as("the loss had stopped falling").isGreaterThan(meanLoss(run, 25, 75) / 2);
    return meanLoss(run, 200, 300) < before / 5 ? 1 : 0;
  }

  private static int restarts(Experiment e) {
    Trace run = trace(e, 0);
    for (int cycle = 100; cycle < 400; cycle += 100) {
      double end = meanLoss(run, cycle - 5, cycle);
      assertThat(meanLoss(run, cycle + 10, cycle + 40)).isGreaterThan(2 * end);
      assertThat(meanLoss(run, cycle + 95, cycle + 100))
          .isLessThan(meanLoss(run, cycle + 10, cycle + 40) / 2);
    }
    return 1;
  }

  private static int parabola(Experiment e) {
    double[] x = trace(e, 0).point()[0];
    for (int row = 1; row < x.length; row++) {
      assertThat(x[row]).isCloseTo(-Math.pow(x[row - 1], 3), within(1e-5 * Math.abs(x[row])));
    }
    var near = trace(Edits.at(e, "/problem/start", List.of(0.9)), 0);
    assertThat(Math.abs(near.point()[0][6])).isLessThan(1e-6);
    return choice(x[1], 0, 0.5, -3.4);
  }

  private static int newton(Experiment e) {
    assertThat(lastLoss(trace(e, 2))).isGreaterThan(1e-3);
    Trace newton = trace(e, 0);
    int steps =
        IntStream.range(0, newton.rows())
            .filter(row -> newton.loss()[row] < 1e-20)
            .findFirst()
            .orElseThrow();
    return choice(steps, 1, 10, 100);
  }

  private static int attraction(Experiment e) {
    return only(e, point -> Math.hypot(point[0], point[1]) < 1e-6, 3);
  }

  private static int bfgs(Experiment e) {
    assertThat(trace(e, 0).ending().step()).isEqualTo(6);
    assertThat(trace(e, 2).ending().reason()).isEqualTo(Reason.STEPS);
    return choice(trace(e, 1).ending().step(), 6, 40, 201);
  }

  /**
   * The only run whose last point satisfies this; if none does, or several do, the other number.
   */
  private static int only(Experiment e, Predicate<double[]> is, int otherwise) {
    List<Trace> traces = traces(e);
    int[] found =
        IntStream.range(0, traces.size()).filter(i -> is.test(last(traces.get(i)))).toArray();
    return found.length == 1 ? found[0] : otherwise;
  }

  private static double[] last(Trace trace) {
    return trace.pointAt(trace.rows() - 1);
  }

  private static double lastLoss(Trace trace) {
    return trace.loss()[trace.rows() - 1];
  }

  /** The mean of the losses in the rows after one, up to another. */
  private static double meanLoss(Trace trace, int behind, int to) {
    return Arrays.stream(trace.loss(), behind + 1, to + 1).average().orElseThrow();
  }

  private static double farthest(Trace trace) {
    return Arrays.stream(trace.point()[0]).max().orElseThrow();
  }
}
