package descent.run;

import descent.message.Message;
import descent.optimizer.MatrixStep;

/**
 * Why a run ended.
 *
 * @param reason the kind of end
 * @param step the step at which it happened
 * @param message the same as a sentence
 */
public record Ending(Reason reason, int step, Message message) {
  /** The kinds of ends. */
  public enum Reason {
    /** The number of steps was used up. */
    STEPS,
    /** A row fell below a stop value. */
    CONVERGED,
    /** A number was not finite any more. */
    DIVERGED
  }

  /**
   * The reason as a word of CSV: {@code steps}, {@code gradientNorm}, {@code loss} or {@code
   * diverged}.
   */
  public String word() {
    return switch (reason) {
      case STEPS -> "steps";
      case CONVERGED -> message.key().equals("ending.loss") ? "loss" : "gradientNorm";
      case DIVERGED -> "diverged";
    };
  }

  /** The end of a run that made all its steps. */
  public static Ending steps(int step) {
    return new Ending(
        Reason.STEPS, step, Message.of("ending.steps", "all {0} steps are done", step));
  }

  static Ending gradientNorm(int step, double limit) {
    return new Ending(
        Reason.CONVERGED,
        step,
        Message.of(
            "ending.gradientNorm",
            "converged at step {0}: the gradient norm fell below {1}",
            step,
            Message.plain(limit)));
  }

  static Ending loss(int step, double limit) {
    return new Ending(
        Reason.CONVERGED,
        step,
        Message.of(
            "ending.loss",
            "converged at step {0}: the loss fell below {1}",
            step,
            Message.plain(limit)));
  }

  /** The end of a run in which a number stopped being finite; the first culprit is named. */
  public static Ending diverged(int step, double[] point, double loss) {
    for (double coordinate : point) {
      if (!Double.isFinite(coordinate)) {
        return Double.isNaN(coordinate)
            ? diverged(
                step, "ending.parameterNaN", "diverged at step {0}: a parameter is not a number")
            : diverged(
                step, "ending.parameterOverflow", "diverged at step {0}: a parameter overflowed");
      }
    }
    if (Double.isNaN(loss)) {
      return diverged(
          step, "ending.lossNaN", "diverged at step {0}: the loss is not a number there");
    }
    if (loss == Double.NEGATIVE_INFINITY) {
      return diverged(
          step, "ending.bottomless", "ended at step {0}: the loss fell below every number");
    }
    return Double.isInfinite(loss)
        ? diverged(step, "ending.lossOverflow", "diverged at step {0}: the loss overflowed")
        : diverged(
            step, "ending.gradient", "diverged at step {0}: the gradient is not finite there");
  }

  /**
   * The end of a run whose schedule gives no number.
   *
   * @param step the update that could not be made, counted from 1
   * @param t what the schedule was asked for, counted from 0
   */
  static Ending rate(int step, long t) {
    return new Ending(
        Reason.DIVERGED,
        step,
        t == 0
            ? Message.of(
                "ending.rateAtStart",
                "ended at step {0}: the rate is not finite at t = 0, and t counts from 0",
                step)
            : Message.of(
                "ending.rate", "ended at step {0}: the rate is not finite at t = {1}", step, t));
  }

  /** The end of a run whose method has no finite step from a point that is not far out. */
  static Ending stepless(int step, MatrixStep method) {
    return method instanceof MatrixStep.InverseHessian
        ? diverged(
            step,
            "ending.inverseOverflow",
            "diverged at step {0}: the step is not finite, as the Hessian has no inverse there")
        : diverged(
            step,
            "ending.curvatureOverflow",
            "diverged at step {0}: what the method has learnt of the curvature overflowed");
  }

  private static Ending diverged(int step, String key, String english) {
    return new Ending(Reason.DIVERGED, step, Message.of(key, english, step));
  }
}
