package descent.comparison.trial;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.objective.Norm;
import descent.objective.TypedFunction;
import descent.optimizer.Lanes;
import descent.optimizer.Optimizer;
import descent.run.Ending.Reason;
import descent.schedule.Schedule;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many runs of one function side by side, all at the same step, as a structure of arrays. The
 * result of each is that of its {@link Trial}, to the bit. The caller owns the loop.
 */
public final class Lockstep {
  private final TypedFunction function;
  private final Experiment experiment;
  private final double[][] w;
  private final double[][] g;
  private final double[] rates;
  private final Lanes lanes;
  private final Schedule.@Nullable Rates[] schedules;

  /** Of each lane the number of its run; a run that has ended leaves its lane to the last one. */
  private final int[] runs;

  private final double[] losses;

  /** Of each lane a sum that is finite only if all numbers of its row are. */
  private final double[] sums;

  private final Losses noted;
  private final Finish[] finishes;

  /** Of each run the point at its end, n numbers. */
  private final double[][] ends;

  private int under;
  private int step;

  private Lockstep(
      List<Experiment> cells, TypedFunction function, double target, Lanes lanes, int dimension) {
    this.function = function;
    this.lanes = lanes;
    experiment = cells.getFirst();
    under = cells.size();
    w = new double[dimension][under];
    g = new double[dimension][under];
    rates = new double[under];
    losses = new double[under];
    sums = new double[under];
    runs = new int[under];
    schedules = new Schedule.Rates[under];
    noted = new Losses(under, experiment.steps(), target);
    finishes = new Finish[under];
    ends = new double[under][];
    begin(cells);
  }

  /**
   * Cells at their start.
   *
   * @param cells experiments with one contender each; they may differ in their contenders and
   *     starts
   * @return null where they cannot go side by side: noise, rows left out, a rule without lanes
   */
  public static @Nullable Lockstep of(
      List<Experiment> cells, TypedFunction function, double target) {
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
    int dimension = function.dimension();
    Lanes lanes = each.getFirst().lanes(each, dimension);
    return lanes == null ? null : new Lockstep(cells, function, target, lanes, dimension);
  }

  private void begin(List<Experiment> cells) {
    for (int k = 0; k < cells.size(); k++) {
      Contender contender = cells.get(k).runs().getFirst();
      double[] start = cells.get(k).function().startPoint();
      for (int i = 0; i < w.length; i++) {
        w[i][k] = start[i];
      }
      runs[k] = k;
      Schedule.Rates own = contender.plan().start();
      boolean constant = contender.plan().schedule().isConstant() && contender.plan().warmup() == 0;
      schedules[k] = constant ? null : own;
      rates[k] = constant ? own.at(0) : Double.NaN;
    }
    look();
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
        schedule.hear(losses[k]);
      }
    }
    lanes.step(w, g, rates, under);
    step++;
    look();
    return under > 0;
  }

  /** Looks at where the runs are now, and ends those that have come to their end. */
  private void look() {
    function.gradients(w, g, losses, under);
    if (!areFinite()) {
      // Backward: a lane that ends is filled with the last one, which has been checked already.
      for (int k = under - 1; k >= 0; k--) {
        if (!isFinite(k)) {
          end(k, Reason.DIVERGED, "diverged");
        }
      }
    }
    noted.note(step, losses, under);
    Experiment.Stop stop = experiment.stop();
    Double limit = stop.loss();
    if (step == experiment.steps() || stop.gradientNorm() > 0 || limit != null) {
      for (int k = under - 1; k >= 0; k--) {
        if (stop.gradientNorm() > 0 && Norm.of(at(g, k)) < stop.gradientNorm()) {
          end(k, Reason.CONVERGED, Finish.GRADIENT_NORM);
        } else if (limit != null && losses[k] < limit) {
          end(k, Reason.CONVERGED, "loss");
        } else if (step == experiment.steps()) {
          end(k, Reason.STEPS, "steps");
        }
      }
    }
  }

  /** Whether all numbers of all rows are finite; false also where squares of them overflow. */
  private boolean areFinite() {
    for (int k = 0; k < under; k++) {
      sums[k] = Math.abs(losses[k]);
    }
    for (int i = 0; i < w.length; i++) {
      double[] wi = w[i];
      double[] gi = g[i];
      for (int k = 0; k < under; k++) {
        sums[k] += Math.abs(wi[k]) + gi[k] * gi[k];
      }
    }
    double most = 0;
    for (int k = 0; k < under; k++) {
      most = Math.max(most, sums[k]);
    }
    return most <= Double.MAX_VALUE;
  }

  private boolean isFinite(int lane) {
    return Double.isFinite(sums[lane])
        || (Double.isFinite(losses[lane])
            && Double.isFinite(Norm.of(at(g, lane)))
            && Arrays.stream(at(w, lane)).allMatch(Double::isFinite));
  }

  /** The numbers of one lane. */
  private static double[] at(double[][] columns, int lane) {
    double[] numbers = new double[columns.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = columns[i][lane];
    }
    return numbers;
  }

  private void end(int lane, Reason reason, String ending) {
    Outcome outcome = noted.outcome(lane, reason, Double.NaN);
    finishes[runs[lane]] = new Finish(outcome, noted.last(lane), noted.step(), -1, ending);
    ends[runs[lane]] = at(w, lane);
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
    noted.move(last, lane);
  }

  /** Where a run is at its end, length n; of one that has diverged it is not finite. */
  public double[] end(int run) {
    return ends[run];
  }

  /** The result of a run at its end. */
  public Finish finish(int run) {
    return finishes[run];
  }
}
