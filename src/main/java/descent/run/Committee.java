package descent.run;

import descent.network.MeanPrediction;
import descent.network.Propagation.Measure;
import descent.run.NetworkRun.Line;
import descent.run.NetworkRun.Row;
import descent.run.Setup.Scores;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Networks that answer together: the mean of their predictions is measured. Their training loss
 * includes the mean of their penalties, so that it can be compared with that of one network.
 */
final class Committee {
  private final Setup setup;
  private final MeanPrediction training;
  private final @Nullable MeanPrediction validation;
  private double penalties;

  Committee(Setup setup) {
    this.setup = setup;
    training = new MeanPrediction(setup.problem().loss(), setup.training());
    validation =
        setup.validation() == null
            ? null
            : new MeanPrediction(setup.problem().loss(), setup.validation());
  }

  private Committee(Committee other) {
    setup = other.setup;
    training = other.training.copy();
    validation = other.validation == null ? null : other.validation.copy();
    penalties = other.penalties;
  }

  Committee copy() {
    return new Committee(this);
  }

  void add(Scores scores, double[] w) {
    training.add(scores.training());
    if (validation != null && scores.validation() != null) {
      validation.add(scores.validation());
    }
    penalties += setup.penalty().value(w);
  }

  /** The measures of all members together; there is at least one. */
  Row row() {
    Measure plain = training.measure();
    return new Row(
        new Measure(plain.loss() + penalties / training.networks(), plain.accuracy()),
        validation == null ? null : validation.measure());
  }

  /** The measures of some networks at a step, and of all of them together. */
  static List<Line> lines(Setup setup, List<Learner> members, int step) {
    var lines = new ArrayList<Line>();
    var committee = new Committee(setup);
    long cost = 0;
    for (int i = 0; i < members.size(); i++) {
      Learner member = members.get(i);
      cost += member.gradientEvaluations();
      Row row = member.row();
      Scores scores = member.scores();
      if (row != null && scores != null && member.step() == step) {
        String name = Integer.toString(i + 1);
        lines.add(new Line(name, row, member.rate(), member.gradientEvaluations()));
        committee.add(scores, member.point());
      }
    }
    lines.add(new Line(NetworkRun.ENSEMBLE, committee.row(), Double.NaN, cost));
    return lines;
  }
}
