package descent.run;

import descent.run.NetworkRun.Line;
import descent.run.Setup.Scores;
import descent.schedule.Schedule.Cycles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a network was at the end of each cycle of its rate, and what these say together. */
final class Snapshots {
  private final Setup setup;
  private final Cycles cycles;
  private final int stepsPerCount;
  private final List<double[]> points = new ArrayList<>();
  private final List<Integer> steps = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final Committee committee;

  /** Of a contender whose schedule has cycles. */
  Snapshots(Setup setup, int updatesPerEpoch) {
    this(
        setup,
        Objects.requireNonNull(setup.contender().plan().schedule().cycles()),
        setup.contender().plan().perEpoch() ? updatesPerEpoch : 1,
        new Committee(setup));
  }

  private Snapshots(Setup setup, Cycles cycles, int stepsPerCount, Committee committee) {
    this.setup = setup;
    this.cycles = cycles;
    this.stepsPerCount = stepsPerCount;
    this.committee = committee;
  }

  Snapshots copy() {
    var copy = new Snapshots(setup, cycles, stepsPerCount, committee.copy());
    copy.points.addAll(points);
    copy.steps.addAll(steps);
    copy.lines.addAll(lines);
    return copy;
  }

  /** Takes one if a cycle ends here and the losses are finite. */
  void look(Learner learner) {
    int step = learner.step();
    boolean ends = cycles.ended(step / stepsPerCount) > cycles.ended((step - 1) / stepsPerCount);
    if (!ends) {
      return;
    }
    double[] point = learner.point().clone();
    Scores scores = learner.scores(point);
    var row = setup.row(scores, point);
    if (!row.isFinite()) {
      return;
    }
    points.add(point);
    steps.add(step);
    lines.add(
        new Line(Integer.toString(points.size()), row, Double.NaN, learner.gradientEvaluations()));
    committee.add(scores, point);
  }

  List<double[]> points() {
    return points;
  }

  List<Integer> steps() {
    return steps;
  }

  /** A line for each snapshot and, where there is one, the ensemble's. */
  List<Line> lines() {
    List<Line> all = new ArrayList<>(lines);
    if (!lines.isEmpty()) {
      all.add(
          new Line(
              NetworkRun.ENSEMBLE,
              committee.row(),
              Double.NaN,
              lines.getLast().gradientEvaluations()));
    }
    return all;
  }
}
