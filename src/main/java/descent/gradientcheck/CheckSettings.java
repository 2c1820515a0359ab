package descent.gradientcheck;

import descent.network.Fault;
import org.jspecify.annotations.Nullable;

/**
 * How a gradient is checked.
 *
 * @param step h, above 0
 * @param centred whether the difference looks to both sides, which errs by h^2, or to one, by h
 * @param single whether the loss is computed in float
 * @param penalty whether the L2 penalty is part of the loss
 * @param dropping what dropout does
 * @param fault a mistake planted in the analytic gradient of a network; null for none
 */
public record CheckSettings(
    double step,
    boolean centred,
    boolean single,
    boolean penalty,
    Dropping dropping,
    @Nullable Fault fault) {
  /** The step of the lecture. */
  public static final double USUAL_STEP = 1e-5;

  /** What dropout does while a gradient is checked. */
  public enum Dropping {
    /** Nothing is dropped, as at test time. */
    OFF,
    /** All evaluations drop the same units. */
    FIXED,
    /** Every evaluation drops others, which spoils the check. */
    FRESH
  }

  /** Centred differences in double, of the loss as it is trained, with its masks held fixed. */
  public static CheckSettings usual() {
    return new CheckSettings(USUAL_STEP, true, false, true, Dropping.FIXED, null);
  }

  /** The same with a mistake planted, or none. */
  public CheckSettings withFault(@Nullable Fault fault) {
    return new CheckSettings(step, centred, single, penalty, dropping, fault);
  }

  CheckSettings withStep(double step) {
    return new CheckSettings(step, centred, single, penalty, dropping, fault);
  }

  CheckSettings inDouble() {
    return new CheckSettings(step, centred, false, penalty, dropping, fault);
  }

  CheckSettings withBothSides() {
    return new CheckSettings(step, true, single, penalty, dropping, fault);
  }

  /** The spacing of numbers at 1. */
  double machineEpsilon() {
    return single ? Math.ulp(1f) : Math.ulp(1.0);
  }
}
