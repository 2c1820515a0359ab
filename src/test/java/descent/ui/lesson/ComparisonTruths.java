package descent.ui.lesson;

import static descent.ui.lesson.LessonFacts.trace;
import static descent.ui.lesson.LessonFacts.trained;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.comparison.Iteration;
import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.optimizer.Optimizer;
import descent.run.NetworkRun;
import descent.trace.Trace;
import java.util.List;
import java.util.stream.IntStream;

/** The answers of the lessons on what Compare shows: batches, momentum by theory, tuning. */
final class ComparisonTruths {
  /** The rate at which the task of the lesson is done. */
  private static final double TASK_RATE = 0.0176;

  private ComparisonTruths() {}

  /** Updates fall by half from 64 rows to all, and the rows seen rise tenfold. */
  static int samples(Experiment e) {
    List<NetworkRun> runs = trained(e);
    assertThat(runs.getFirst().parts().training().rows()).isEqualTo(1258);
    assertThat(runs).extracting(NetworkRun::step).containsExactly(125, 30, 15);
    assertThat(30 * 64).isEqualTo(1920);
    assertThat(15 * 1258).isEqualTo(18_870);
    NetworkRun quicker = new NetworkRun(faster(e), faster(e).runs().getFirst());
    while (quicker.advance()) {
      assertThat(quicker.step()).isLessThan(110);
    }
    return runs.get(1).step() / runs.get(2).step() == 2 ? 1 : 0;
  }

  private static Experiment faster(Experiment e) {
    return Edits.at(e, "/runs/0/schedule/learningRate", 0.316);
  }

  static int polyak(Experiment e) {
    Optimizer.Best best = e.runs().getFirst().optimizer().bestOnQuadratic(100, 1).orElseThrow();
    assertThat(best.rate()).isCloseTo(0.033, within(0.0001));
    assertThat(best.momentum()).isCloseTo(0.67, within(0.001));
    double[] told = {0.82, 0.89, 0.97};
    for (int run = 0; run < told.length; run++) {
      for (double eigenvalue : new double[] {1, 100}) {
        double radius =
            Iteration.of(e.runs().get(run).optimizer(), 0.033, eigenvalue).orElseThrow().radius();
        assertThat(radius).isCloseTo(told[run], within(0.006));
      }
    }
    Experiment less = Edits.at(e, "/runs/0/optimizer/momentum", 0.64);
    assertThat(lastLoss(less, 0)).isGreaterThan(lastLoss(e, 0) * 1e10);
    assertThat(lastLoss(Edits.at(e, "/runs/1/schedule/learningRate", TASK_RATE), 1))
        .isLessThan(1e-8);
    return lowest(e, 0, e.runs().size());
  }

  static int tries(Experiment e) {
    double[] losses = IntStream.range(0, 6).mapToDouble(run -> lastLoss(e, run)).toArray();
    double sgd = (losses[0] + losses[1] + losses[2]) / 3;
    double adam = (losses[3] + losses[4] + losses[5]) / 3;
    assertThat(sgd).isCloseTo(0.057, within(0.0005));
    assertThat(adam).isCloseTo(4.4e-6, within(5e-8));
    double sgdBest = losses[lowest(e, 0, 3)];
    double adamBest = losses[lowest(e, 3, 6)];
    assertThat(sgdBest).isCloseTo(1e-20, within(1e-21));
    assertThat(adamBest).isCloseTo(1.7e-6, within(5e-8));
    if (adam < sgd) {
      return adamBest < sgdBest ? 0 : 1;
    }
    return 2;
  }

  private static int lowest(Experiment e, int from, int to) {
    return IntStream.range(from, to)
        .boxed()
        .min((a, b) -> Double.compare(lastLoss(e, a), lastLoss(e, b)))
        .orElseThrow();
  }

  private static double lastLoss(Experiment e, int run) {
    Trace trace = trace(e, run);
    return trace.loss()[trace.rows() - 1];
  }
}
