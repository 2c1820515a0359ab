package descent.ui.lesson;

import static descent.ui.lesson.LessonFacts.accuracy;
import static descent.ui.lesson.LessonFacts.compared;
import static descent.ui.lesson.LessonFacts.distance;
import static descent.ui.lesson.LessonFacts.lines;
import static descent.ui.lesson.LessonFacts.seeds;
import static descent.ui.lesson.LessonFacts.switchedOff;
import static descent.ui.lesson.LessonFacts.trace;
import static descent.ui.lesson.LessonFacts.traces;
import static descent.ui.lesson.LessonFacts.trained;
import static descent.ui.lesson.LessonFacts.trainingLoss;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.gradientcheck.CheckSettings;
import descent.gradientcheck.CheckSettings.Dropping;
import descent.gradientcheck.Comparison;
import descent.gradientcheck.GradientCheck;
import descent.gradientcheck.GradientVerdict;
import descent.network.Fault;
import descent.network.Shape;
import descent.run.Ending.Reason;
import descent.run.NetworkRun;
import descent.trace.Trace;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No lesson lies: its answer, and the numbers that it tells, are computed from its experiment. */
class LessonTruthTest {
  /** What an answer is, and by the way that the numbers of its explanation are right. */
  private static final Map<String, ToIntFunction<Experiment>> ANSWERS =
      Map.ofEntries(
          entry("zigzag", LessonTruthTest::zigzag),
          entry("hollow", LessonTruthTest::hollow),
          entry("ridge", LessonTruthTest::ridge),
          entry("noise", LessonTruthTest::noise),
          entry("batches", LessonTruthTest::batches),
          entry("seeds", LessonTruthTest::manySeeds),
          entry("limit", LessonTruthTest::limit),
          entry("friction", LessonTruthTest::lowestLoss),
          entry("nesterov", LessonTruthTest::nesterov),
          entry("adagrad", LessonTruthTest::adagrad),
          entry("rmsprop", LessonTruthTest::rmsprop),
          entry("correction", LessonTruthTest::correction),
          entry("adam", LessonTruthTest::adam),
          entry("decay", LessonTruthTest::lowestLoss),
          entry("rates", LessonTruthTest::rates),
          entry("drop", LessonTruthTest::drop),
          entry("restarts", LessonTruthTest::restarts),
          entry("parabola", LessonTruthTest::parabola),
          entry("newton", LessonTruthTest::newton),
          entry("attraction", LessonTruthTest::attraction),
          entry("cubed", e -> choice(Math.pow(10, 3), 10, 100, 1000)),
          entry("bfgs", LessonTruthTest::bfgs),
          entry("lbfgs", LessonTruthTest::lbfgs),
          entry("ensemble", LessonTruthTest::ensemble),
          entry("snapshots", LessonTruthTest::snapshots),
          entry("average", LessonTruthTest::average),
          entry("keep", LessonTruthTest::keep),
          entry("overfitting", LessonTruthTest::overfitting),
          entry("switching", LessonTruthTest::switching),
          entry("subnetworks", e -> choice(Math.pow(2, droppable(e)), 10, 20, 1024)),
          entry("expectation", LessonTruthTest::expectation),
          entry("exact", LessonTruthTest::exact),
          entry("scaling", LessonTruthTest::scaling),
          entry("check", LessonTruthTest::check),
          entry("step", LessonTruthTest::step),
          entry("kink", LessonTruthTest::kink),
          entry("fault", LessonTruthTest::fault));

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

  private static int batches(Experiment e) {
    assertThat(trained(e).getFirst().parts().training().rows()).isEqualTo(280);
    double one = told(trainingLoss(e, 0), 0.18, 0.005);
    double ten = told(trainingLoss(e, 1), 0.116, 0.0005);
    double full = told(trainingLoss(e, 2), 0.113, 0.0005);
    assertThat(full).isLessThan(one);
    return choice(full / ten, 1 / 28.0, 0.5, 1);
  }

  private static int manySeeds(Experiment e) {
    double[] small = sorted(seeds(e).get(0));
    double[] large = sorted(seeds(e).get(1));
    assertThat(small[0]).isCloseTo(0.06, within(0.005));
    assertThat(small[19]).isCloseTo(0.27, within(0.005));
    assertThat(large[0]).isCloseTo(0.048, within(0.0005));
    assertThat(large[19]).isCloseTo(0.05, within(0.0005));
    return small[19] > 2 * small[0] && large[19] < 1.1 * large[0] ? 0 : 2;
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

  private static int rates(Experiment e) {
    assertThat(trained(e).get(0).ending()).extracting("reason").isEqualTo(Reason.DIVERGED);
    double high = told(trainingLoss(e, 1), 0.051, 0.0005);
    double good = told(trainingLoss(e, 2), 0.012, 0.0005);
    assertThat(trainingLoss(e, 3)).isCloseTo(0.34, within(0.005));
    return high > good ? 2 : 0;
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

  private static int lbfgs(Experiment e) {
    double full = told(trainingLoss(e, 0), 0.01, 0.0005);
    double batches = told(trainingLoss(e, 1), 0.26, 0.005);
    return full < batches ? 0 : 1;
  }

  private static int ensemble(Experiment e) {
    var lines = lines(e, 0);
    double sum = 0;
    double[] told = {0.83, 0.75, 0.74, 0.77, 0.74};
    for (int i = 0; i < 5; i++) {
      double member = accuracy(Objects.requireNonNull(lines.get(String.valueOf(i + 1))));
      sum += told(member, told[i], 0.0051);
    }
    assertThat(sum / 5).isCloseTo(0.765, within(0.0005));
    return choice(together(e, 0), 0.765, 0.787, 0.84);
  }

  private static double together(Experiment e, int run) {
    return accuracy(Objects.requireNonNull(lines(e, run).get(NetworkRun.ENSEMBLE)));
  }

  private static int snapshots(Experiment e) {
    long independent = trained(e).get(0).gradientEvaluations();
    long snapshots = trained(e).get(1).gradientEvaluations();
    assertThat(independent).isEqualTo(10_000);
    assertThat(snapshots).isEqualTo(2000);
    assertThat(trained(e).get(1).snapshots()).hasSize(5);
    assertThat(together(e, 1)).isCloseTo(0.86, within(0.005));
    assertThat(together(e, 0)).isCloseTo(0.79, within(0.005));
    return choice((double) snapshots / independent, 0.2, 0.5, 1);
  }

  private static int average(Experiment e) {
    assertThat(accuracy(e, 0)).isCloseTo(0.77, within(0.005));
    var average = Objects.requireNonNull(lines(e, 0).get(NetworkRun.AVERAGE));
    return choice(accuracy(average), 0.86, 0.77, 0.68);
  }

  private static int keep(Experiment e) {
    double[] told = {0.82, 0.84, 0.88, 0.50};
    double[] wrong =
        IntStream.range(0, 4).mapToDouble(i -> -told(accuracy(e, i), told[i], 0.0051)).toArray();
    return smallest(wrong);
  }

  private static int overfitting(Experiment e) {
    assertThat(accuracy(e, 0)).isCloseTo(0.82, within(0.0051));
    assertThat(accuracy(e, 1)).isCloseTo(0.88, within(0.0051));
    double without = told(trainingLoss(e, 0), 0.19, 0.005);
    double with = told(trainingLoss(e, 1), 0.42, 0.005);
    return without < with ? 0 : 1;
  }

  private static int switching(Experiment e) {
    double without = told(switchedOff(e).get(0)[5], 0.62, 0.005);
    double with = told(switchedOff(e).get(1)[5], 0.77, 0.005);
    return without > with ? 0 : 1;
  }

  private static int droppable(Experiment e) {
    return e.network().layers().stream()
        .filter(layer -> layer.keepProbability() < 1)
        .mapToInt(layer -> layer.units())
        .sum();
  }

  private static int expectation(Experiment e) {
    assertThat(1 << droppable(e)).isEqualTo(4096);
    assertThat(Math.pow(2, 100)).isCloseTo(1.3e30, within(0.05e30));
    return choice(Math.log10(Math.pow(2, 100)), 4, 6, 30);
  }

  private static int exact(Experiment e) {
    boolean one = distance(e, 0) < 1e-12;
    boolean two = distance(e, 1) < 1e-12;
    assertThat(distance(e, 1)).isGreaterThan(1e-3);
    return one ? (two ? 2 : 0) : (two ? 1 : 3);
  }

  private static int scaling(Experiment e) {
    assertThat(trainingLoss(e, 2)).isCloseTo(0.69, within(0.005));
    assertThat(trainingLoss(e, 0)).isCloseTo(0.42, within(0.005));
    return choice(1 / e.network().layers().getFirst().keepProbability(), 0.5, 1, 2);
  }

  private static int check(Experiment e) {
    GradientCheck check = compared(e, CheckSettings.usual(), null);
    assertThat(check.verdict()).isIn(GradientVerdict.RIGHT, GradientVerdict.FINE);
    double error = check.worstRelativeError();
    return error < 1e-6 ? 2 : error < 1e-3 ? 1 : 0;
  }

  private static int step(Experiment e) {
    var fine = new CheckSettings(1e-12, true, false, true, Dropping.FIXED, null);
    double usual = worst(compared(e, CheckSettings.usual(), null));
    double tiny = worst(compared(e, fine, null));
    return tiny > 100 * usual ? 2 : 0;
  }

  /** The largest relative error, whatever explains it. */
  private static double worst(GradientCheck check) {
    return check.comparisons().stream().mapToDouble(Comparison::relativeError).max().orElseThrow();
  }

  private static int kink(Experiment e) {
    GradientCheck check = compared(e, CheckSettings.usual(), null);
    Comparison x =
        check.comparisons().stream().filter(c -> c.parameter() == 0).findFirst().orElseThrow();
    assertThat(x.note()).isEqualTo(Comparison.Note.KINK);
    return choice(x.numeric() - x.analytic(), 0, 0.5, 1);
  }

  private static int fault(Experiment e) {
    int planted = Integer.parseInt(Lesson.find("fault").orElseThrow().panel().substring(6));
    Shape shape = trained(e).getFirst().shape();
    assertThat(Fault.of(shape, false).get(planted))
        .isEqualTo(new Fault(Fault.Kind.FORGOTTEN_DERIVATIVE, 1));
    GradientCheck check = compared(e, CheckSettings.usual(), planted);
    int second = shape.weight(1, 0, 0);
    int third = shape.weight(2, 0, 0);
    boolean[] wrong = new boolean[3];
    for (Comparison c : check.comparisons()) {
      int layer = c.parameter() < second ? 0 : c.parameter() < third ? 1 : 2;
      wrong[layer] |= c.relativeError() > 1e-2;
    }
    return wrong[1] ? (wrong[0] ? (wrong[2] ? 2 : 1) : 0) : -1;
  }

  /** A number, held to what the lesson tells of it. */
  private static double told(double computed, double told, double tolerance) {
    assertThat(computed).isCloseTo(told, within(tolerance));
    return computed;
  }

  /** Which of the offered numbers is nearest, on the scale of the offers. */
  private static int choice(double computed, double... offered) {
    return smallest(Arrays.stream(offered).map(offer -> Math.abs(computed - offer)).toArray());
  }

  private static int smallest(double[] numbers) {
    return IntStream.range(0, numbers.length)
        .boxed()
        .min(Comparator.comparingDouble(i -> numbers[i]))
        .orElseThrow();
  }

  /** The one run whose last point is so; the number for none or for several. */
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

  /** Of the rows behind one, up to another. */
  private static double meanLoss(Trace trace, int behind, int to) {
    return Arrays.stream(trace.loss(), behind + 1, to + 1).average().orElseThrow();
  }

  private static double farthest(Trace trace) {
    return Arrays.stream(trace.point()[0]).max().orElseThrow();
  }

  private static double[] sorted(double[] numbers) {
    double[] ascending = numbers.clone();
    Arrays.sort(ascending);
    return ascending;
  }
}
