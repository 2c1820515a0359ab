package descent.commentary;

import descent.message.Message;
import descent.objective.Curvature;
import descent.objective.Norm;
import descent.objective.Objective;
import descent.trace.Trace;
import java.util.Arrays;

/** Why a run that stands still cannot move. */
final class Standstill {
  private static final double[] NEAR = {1e-9, 1e-8, 1e-7};

  /**
   * At a kink the gradient changes, within a tiny distance, by this part of the steepest on the
   * path.
   */
  private static final double JUMP = 0.1;

  private final Objective objective;
  private final Trace trace;
  private final Motion motion;
  private final double[] end;
  private final double[] gradient;
  private final double norm;

  private Standstill(Objective objective, Trace trace, Motion motion) {
    this.objective = objective;
    this.trace = trace;
    this.motion = motion;
    end = motion.endPoint();
    gradient = new double[end.length];
    objective.gradient(end, gradient);
    norm = Norm.of(gradient);
  }

  /** The reason, from the rates, the gradient, and what lies close by. */
  static Message of(Objective objective, Trace trace, Motion motion) {
    return new Standstill(objective, trace, motion).told();
  }

  private Message told() {
    int step = motion.frozenFrom();
    double rate = motion.lastRate();
    if (rate == 0) {
      return Message.of(
          "judgement.rateZero", "Its rate is 0 from step {0} on: it cannot move.", step);
    }
    if (norm == 0) {
      return Message.of(
          "judgement.noGradient",
          "From step {0} on the gradient is exactly 0 at a place that is not a minimum.",
          step);
    }
    if (!trace.contender().optimizer().searchesLine()) {
      // Where the rule's first step would move it, what the rule remembers lets it make none.
      return wouldMove(rate)
          ? Message.of(
              "judgement.noMove",
              "From step {0} on its rule does not move it, although the gradient is not 0.",
              step)
          : Message.of(
              "judgement.rounding",
              "From step {0} on its steps are too short to change the numbers: they are lost in"
                  + " rounding.",
              step);
    }
    if (isEdge()) {
      return Message.of(
          "judgement.edge",
          "From step {0} on its line search finds no length that lowers the loss: it stands at the"
              + " edge of the set on which the function has finite values.",
          step);
    }
    double wall = wall();
    if (wall > 0) {
      return Message.of(
          "judgement.wall",
          "From step {0} on its line search finds no length that lowers the loss: it stands before"
              + " a jump, beyond which the loss is higher by {1}.",
          step,
          Figures.shown(wall));
    }
    return isKink()
        ? Message.of(
            "judgement.kink",
            "From step {0} on its line search finds no length that lowers the loss: it stands at a"
                + " kink.",
            step)
        : Message.of(
            "judgement.noLength",
            "From step {0} on its line search finds no length that lowers the loss by enough.",
            step);
  }

  /** Whether the rule, begun afresh here, would make a step that the numbers can hold. */
  private boolean wouldMove(double rate) {
    double[] x = end.clone();
    trace.contender().optimizer().start(x.length).step(objective, x, gradient.clone(), rate);
    return !Arrays.equals(x, end);
  }

  /** A point so far against the gradient, or, with a length below 0, along it. */
  private double[] moved(double length) {
    double[] x = end.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] -= length * Rest.scale(end) * gradient[i] / norm;
    }
    return x;
  }

  private boolean isEdge() {
    if (!Double.isFinite(norm)) {
      return true;
    }
    for (double length : NEAR) {
      if (!Double.isFinite(objective.value(moved(length)))) {
        return true;
      }
    }
    return false;
  }

  /** By how much the loss rises at once ahead, however short the way; 0 where it does not. */
  private double wall() {
    double here = objective.value(end);
    double close = objective.value(moved(NEAR[0])) - here;
    double farther = objective.value(moved(NEAR[NEAR.length - 1])) - here;
    return close > 0 && close >= 0.99 * farther ? close : 0;
  }

  private boolean isKink() {
    double[] other = new double[end.length];
    double bend =
        end.length <= Rest.MOST_VARIABLES ? Curvature.at(objective, end).largest() : Double.NaN;
    for (double length : NEAR) {
      objective.gradient(moved(length), other);
      for (int i = 0; i < other.length; i++) {
        other[i] -= gradient[i];
      }
      double change = Norm.of(other);
      // A change that the curvature makes on this length is no jump.
      boolean curved = change <= 2 * bend * Math.abs(length) * Rest.scale(end);
      if (change >= JUMP * motion.steepest() && !curved) {
        return true;
      }
    }
    return false;
  }
}
