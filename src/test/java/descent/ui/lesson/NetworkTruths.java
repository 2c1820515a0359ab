package descent.ui.lesson;

import static descent.ui.lesson.LessonFacts.accuracy;
import static descent.ui.lesson.LessonFacts.choice;
import static descent.ui.lesson.LessonFacts.compared;
import static descent.ui.lesson.LessonFacts.distance;
import static descent.ui.lesson.LessonFacts.lines;
import static descent.ui.lesson.LessonFacts.seeds;
import static descent.ui.lesson.LessonFacts.smallest;
import static descent.ui.lesson.LessonFacts.sorted;
import static descent.ui.lesson.LessonFacts.switchedOff;
import static descent.ui.lesson.LessonFacts.told;
import static descent.ui.lesson.LessonFacts.trained;
import static descent.ui.lesson.LessonFacts.trainingLoss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.experiment.Experiment;
import descent.gradientcheck.CheckSettings;
import descent.gradientcheck.CheckSettings.Dropping;
import descent.gradientcheck.Comparison;
import descent.gradientcheck.GradientCheck;
import descent.gradientcheck.GradientVerdict;
import descent.network.Fault;
import descent.network.Shape;
import descent.run.Ending.Reason;
import descent.run.NetworkRun;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The answers of the lessons on networks and on gradient checks, computed from their experiments.
 */
final class NetworkTruths {
  private NetworkTruths() {}

  static int batches(Experiment e) {
    assertThat(trained(e).getFirst().parts().training().rows()).isEqualTo(280);
    double one = told(trainingLoss(e, 0), 0.18, 0.005);
    double ten = told(trainingLoss(e, 1), 0.116, 0.0005);
    double full = told(trainingLoss(e, 2), 0.113, 0.0005);
    assertThat(full).isLessThan(one);
    return choice(full / ten, 1 / 28.0, 0.5, 1);
  }

  static int manySeeds(Experiment e) {
    double[] small = sorted(seeds(e).get(0));
    double[] large = sorted(seeds(e).get(1));
    assertThat(small[0]).isCloseTo(0.06, within(0.005));
    assertThat(small[19]).isCloseTo(0.27, within(0.005));
    assertThat(large[0]).isCloseTo(0.048, within(0.0005));
    assertThat(large[19]).isCloseTo(0.05, within(0.0005));
    return small[19] > 2 * small[0] && large[19] < 1.1 * large[0] ? 0 : 2;
  }

  static int rates(Experiment e) {
    assertThat(trained(e).get(0).ending()).extracting("reason").isEqualTo(Reason.DIVERGED);
    double high = told(trainingLoss(e, 1), 0.051, 0.0005);
    double good = told(trainingLoss(e, 2), 0.012, 0.0005);
    assertThat(trainingLoss(e, 3)).isCloseTo(0.34, within(0.005));
    return high > good ? 2 : 0;
  }

  static int lbfgs(Experiment e) {
    double full = told(trainingLoss(e, 0), 0.01, 0.0005);
    double batches = told(trainingLoss(e, 1), 0.26, 0.005);
    return full < batches ? 0 : 1;
  }

  static int ensemble(Experiment e) {
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

  static double together(Experiment e, int run) {
    return accuracy(Objects.requireNonNull(lines(e, run).get(NetworkRun.ENSEMBLE)));
  }

  static int snapshots(Experiment e) {
    long independent = trained(e).get(0).gradientEvaluations();
    long snapshots = trained(e).get(1).gradientEvaluations();
    assertThat(independent).isEqualTo(10_000);
    assertThat(snapshots).isEqualTo(2000);
    assertThat(trained(e).get(1).snapshots()).hasSize(5);
    assertThat(together(e, 1)).isCloseTo(0.86, within(0.005));
    assertThat(together(e, 0)).isCloseTo(0.79, within(0.005));
    return choice((double) snapshots / independent, 0.2, 0.5, 1);
  }

  static int average(Experiment e) {
    assertThat(accuracy(e, 0)).isCloseTo(0.77, within(0.005));
    var average = Objects.requireNonNull(lines(e, 0).get(NetworkRun.AVERAGE));
    return choice(accuracy(average), 0.86, 0.77, 0.68);
  }

  static int keep(Experiment e) {
    double[] told = {0.82, 0.84, 0.88, 0.50};
    double[] wrong =
        IntStream.range(0, 4).mapToDouble(i -> -told(accuracy(e, i), told[i], 0.0051)).toArray();
    return smallest(wrong);
  }

  static int overfitting(Experiment e) {
    assertThat(accuracy(e, 0)).isCloseTo(0.82, within(0.0051));
    assertThat(accuracy(e, 1)).isCloseTo(0.88, within(0.0051));
    double without = told(trainingLoss(e, 0), 0.19, 0.005);
    double with = told(trainingLoss(e, 1), 0.42, 0.005);
    return without < with ? 0 : 1;
  }

  static int switching(Experiment e) {
    double without = told(switchedOff(e).get(0)[5], 0.62, 0.005);
    double with = told(switchedOff(e).get(1)[5], 0.77, 0.005);
    return without > with ? 0 : 1;
  }

  static int droppable(Experiment e) {
    return e.network().layers().stream()
        .filter(layer -> layer.keepProbability() < 1)
        .mapToInt(layer -> layer.units())
        .sum();
  }

  static int expectation(Experiment e) {
    assertThat(1 << droppable(e)).isEqualTo(4096);
    assertThat(Math.pow(2, 100)).isCloseTo(1.3e30, within(0.05e30));
    return choice(Math.log10(Math.pow(2, 100)), 4, 6, 30);
  }

  static int exact(Experiment e) {
    boolean one = distance(e, 0) < 1e-12;
    boolean two = distance(e, 1) < 1e-12;
    assertThat(distance(e, 1)).isGreaterThan(1e-3);
    return one ? (two ? 2 : 0) : (two ? 1 : 3);
  }

  static int scaling(Experiment e) {
    assertThat(trainingLoss(e, 2)).isCloseTo(0.69, within(0.005));
    assertThat(trainingLoss(e, 0)).isCloseTo(0.42, within(0.005));
    return choice(1 / e.network().layers().getFirst().keepProbability(), 0.5, 1, 2);
  }

  static int check(Experiment e) {
    GradientCheck check = compared(e, CheckSettings.usual(), null);
    assertThat(check.verdict()).isIn(GradientVerdict.RIGHT, GradientVerdict.FINE);
    double error = check.worstRelativeError();
    return error < 1e-6 ? 2 : error < 1e-3 ? 1 : 0;
  }

  static int step(Experiment e) {
    var fine = new CheckSettings(1e-12, true, false, true, Dropping.FIXED, null);
    double usual = worst(compared(e, CheckSettings.usual(), null));
    double tiny = worst(compared(e, fine, null));
    return tiny > 100 * usual ? 2 : 0;
  }

  /** The largest relative error, whatever explains it. */
  static double worst(GradientCheck check) {
    return check.comparisons().stream().mapToDouble(Comparison::relativeError).max().orElseThrow();
  }

  static int kink(Experiment e) {
    GradientCheck check = compared(e, CheckSettings.usual(), null);
    Comparison x =
        check.comparisons().stream().filter(c -> c.parameter() == 0).findFirst().orElseThrow();
    assertThat(x.note()).isEqualTo(Comparison.Note.KINK);
    return choice(x.numeric() - x.analytic(), 0, 0.5, 1);
  }

  static int fault(Experiment e) {
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
}
