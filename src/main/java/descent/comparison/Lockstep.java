package descent.comparison;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.objective.Norm;
import descent.objective.Objective;
import descent.optimizer.Lanes;
import descent.optimizer.Optimizer;
import descent.schedule.Schedule;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many runs of one function side by side, all at the same step, as a structure of arrays. What each
 * comes to is what its {@link Trial} comes to, to the bit. The caller owns the loop.
 */
public final class Lockstep {
  private final Objective objective;
  private final Experiment experiment;
  private final double[][] w;
  private final double[][] g;
  private final double[] rates;
  private final Lanes lanes;
  private final Schedule.@Nullable Rates[] schedules;

  /** Of each lane the number of its run; a run that has ended leaves its lane to the last one. */
  private final int[] runs;

  /** Of the run that is looked at. */
  private final double[] point;

  private final double[] gradient;
  private final double[] losses;
  private final Losses[] noted;
  private final String[] endings;
  private int under;
  private int step;

  private Lockstep(
      List<Experiment> cells, Objective objective, double target, Lanes lanes, int dimension) {
    this.objective = objective;
    this.lanes = lanes;
    experiment = cells.getFirst();
    under = cells.size();
    w = new double[dimension][under];
    g = new double[dimension][under];
    point = new double[dimension];
    gradient = new double[dimension];
    rates = new double[under];
    losses = new double[under];
    runs = new int[under];
    schedules = new Schedule.Rates[under];
    noted = new Losses[under];
    endings = new String[under];
    begin(cells, target);
  }

  /**
   * Cells at their start.
   *
   * @param cells experiments with one contender each; they may differ in their contenders and
   *     starts
   * @return null where they cannot go side by side: noise, rows left out, a rule without lanes
   */
  public static @Nullable Lockstep of(List<Experiment> cells, Objective objective, double target) {
    Experiment first = cells.getFirst();
    List<Optimizer> each = cells.stream().map(cell -> cell.runs().getFirst().optimizer()).toList();
    for (Experiment cell : cells) {
      boolean alike =
          cell.every() == 1
              && cell.function().gradientNoise() == 0
              && cell.steps() == first.steps()
              && cell.stop().equals(first.stop())
              && cell.runs().getFirst().optimizer().getClass() == each.getFirst().getClass();
      if (!alike) {
        return null;
      }
    }
    int dimension = objective.dimension();
    Lanes lanes = each.getFirst().lanes(each, dimension);
    return lanes == null ? null : new Lockstep(cells, objective, target, lanes, dimension);
  }

  private void begin(List<Experiment> cells, double target) {
    for (int k = 0; k < cells.size(); k++) {
      Contender contender = cells.get(k).runs().getFirst();
      double[] start = cells.get(k).function().startPoint();
      for (int i = 0; i < w.length; i++) {
        w[i][k] = start[i];
      }
      runs[k] = k;
      noted[k] = new Losses(experiment.steps(), target);
      endings[k] = "";
      Schedule.Rates own = contender.plan().start();
      boolean constant = contender.plan().schedule().isConstant() && contender.plan().warmup() == 0;
      schedules[k] = constant ? null : own;
      rates[k] = constant ? own.at(0) : Double.NaN;
    }
    // From the last: a lane that ends is filled by the last one, which has been looked at.
    for (int k = under - 1; k >= 0; k--) {
      look(k);
      if (isFinite(losses[k])) {
        row(k);
      } else {
        end(k, "diverged");
      }
    }
  }

  /** Makes the next step of all runs that are under way; false where none is. */
  public boolean advance() {
    if (under == 0) {
      return false;
    }
    for (int k = 0; k < under; k++) {
      Schedule.Rates schedule = schedules[k];
      if (schedule != null) {
        rates[k] = schedule.at(step);
      }
    }
    lanes.step(w, g, rates, under);
    step++;
    for (int k = under - 1; k >= 0; k--) {
      Schedule.Rates schedule = schedules[k];
      if (schedule != null) {
        schedule.hear(losses[k]);
      }
      look(k);
      if (isFinite(losses[k])) {
        row(k);
      } else {
        end(k, "diverged");
      }
    }
    return under > 0;
  }

  private void look(int lane) {
    for (int i = 0; i < point.length; i++) {
      point[i] = w[i][lane];
    }
    losses[lane] = objective.gradient(point, gradient);
    for (int i = 0; i < point.length; i++) {
      g[i][lane] = gradient[i];
    }
  }

  /** Whether all numbers of a row are finite; almost always one sum says so. */
  private boolean isFinite(double loss) {
    double all = loss;
    for (int i = 0; i < point.length; i++) {
      all += Math.abs(point[i]) + gradient[i] * gradient[i];
    }
    if (Double.isFinite(all)) {
      return true;
    }
    return Double.isFinite(loss)
        && Double.isFinite(Norm.of(gradient))
        && Arrays.stream(point).allMatch(Double::isFinite);
  }

  private void row(int lane) {
    double loss = losses[lane];
    noted[runs[lane]].note(step, loss);
    Experiment.Stop stop = experiment.stop();
    Double limit = stop.loss();
    if (stop.gradientNorm() > 0 && Norm.of(gradient) < stop.gradientNorm()) {
      end(lane, "gradientNorm");
    } else if (limit != null && loss < limit) {
      end(lane, "loss");
    } else if (step == experiment.steps()) {
      end(lane, "steps");
    }
  }

  private void end(int lane, String ending) {
    endings[runs[lane]] = ending;
    int last = --under;
    if (lane == last) {
      return;
    }
    runs[lane] = runs[last];
    rates[lane] = rates[last];
    losses[lane] = losses[last];
    schedules[lane] = schedules[last];
    for (int i = 0; i < w.length; i++) {
      w[i][lane] = w[i][last];
      g[i][lane] = g[i][last];
    }
    lanes.move(last, lane);
  }

  /** What a run has come to at its end. */
  public Finish finish(int run) {
    Losses own = noted[run];
    String ending = endings[run];
    Outcome outcome = own.outcome(ending.equals("diverged"), ending.equals("steps"), Double.NaN);
    return new Finish(outcome, own.last(), own.step(), -1, ending);
  }
}
