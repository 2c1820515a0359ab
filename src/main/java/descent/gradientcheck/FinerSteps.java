package descent.gradientcheck;

import descent.gradientcheck.Comparison.Agreement;
import descent.gradientcheck.Comparison.Note;
import descent.gradientcheck.Difference.Quotient;
import java.util.ArrayList;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks along the step at a derivative that differs by more than rounding: from the smallest step
 * whose rounding leaves something to be seen up to the one that was chosen, in double. A right
 * derivative agrees somewhere on the way; from a wrong one the quotients stay away.
 */
final class FinerSteps {
  /** Two derivatives that agree to this error, rounding included, are beyond doubt. */
  private static final double WELL = 1e-5;

  /** The fraction of a derivative that rounding is at the smallest step. */
  private static final double VISIBLE = 0.2;

  /** Rounding is not the cause of a difference that exceeds this many of its bounds. */
  private static final double SURELY = 4;

  /** Quotients have settled where they change by less than this fraction of the difference. */
  private static final double SETTLED = 0.25;

  /** A step of fewer spacings of numbers at w is lost in rounding. */
  private static final double SPACINGS = 8;

  private static final int DECADES = 12;

  /** What was found: what explains the difference, and where both agree, if they do. */
  record Finding(Note note, @Nullable Agreement agreement) {
    private static final Finding WRONG = new Finding(Note.NONE, null);
    private static final Finding HIDDEN = new Finding(Note.LARGE_STEP, null);
    private static final Finding DROWNED = new Finding(Note.SMALL_STEP, null);
  }

  private FinerSteps() {}

  /**
   * Looks at one parameter.
   *
   * @param a its analytic derivative
   * @param chosen the quotient, in double, at the chosen step
   * @param own how far rounding can bring the analytic derivative from its exact value; asked only
   *     where it matters
   */
  static Finding look(
      Difference difference,
      int parameter,
      CheckSettings exact,
      double a,
      Quotient chosen,
      DoubleSupplier own) {
    double h = exact.step();
    double scale = Math.max(Math.abs(a), Math.abs(chosen.derivative()));
    double first =
        Math.max(
            chosen.rounding() * h / (VISIBLE * scale),
            SPACINGS * Math.ulp(difference.coordinate(parameter)));
    if (!(first < h)) {
      double further = difference.by(parameter, exact.withStep(10 * h)).derivative();
      return settled(chosen.derivative(), further, a)
          ? exceeds(a, chosen, own) ? Finding.WRONG : Finding.DROWNED
          : Finding.HIDDEN;
    }
    int steps = (int) Math.min(DECADES, Math.floor(StrictMath.log10(h / first)));
    double step = h / StrictMath.pow(10, steps);
    var finer = new ArrayList<Quotient>();
    for (int k = 0; k <= steps; k++, step *= 10) {
      Quotient here = difference.by(parameter, exact.withStep(step));
      if (here.lost() || !Double.isFinite(here.derivative())) {
        continue;
      }
      double apart = apart(a, here);
      double larger = Math.max(Math.abs(a), Math.abs(here.derivative()));
      if (Math.max(apart, here.rounding()) <= WELL * larger) {
        return new Finding(Note.LARGE_STEP, new Agreement(step, apart / larger));
      }
      if (exceeds(a, here, own)) {
        double further = difference.by(parameter, exact.withStep(10 * step)).derivative();
        boolean moved = finer.stream().anyMatch(quotient -> excludes(quotient, here));
        return !moved && settled(here.derivative(), further, a) ? Finding.WRONG : Finding.HIDDEN;
      }
      finer.add(here);
    }
    return Finding.HIDDEN;
  }

  /** Whether the quotient at the chosen step is far from the limit, as it is for a large step. */
  static boolean isFarFromLimit(
      Difference difference, int parameter, CheckSettings exact, double fraction) {
    Quotient chosen = difference.by(parameter, exact);
    Quotient finer = difference.by(parameter, exact.withStep(exact.step() / 10));
    double moved = Math.abs(chosen.derivative() - finer.derivative());
    return moved > fraction * Math.abs(chosen.derivative()) + finer.rounding();
  }

  /** Whether two derivatives are farther apart than rounding surely brings them. */
  private static boolean exceeds(double a, Quotient quotient, DoubleSupplier own) {
    double apart = apart(a, quotient);
    return apart > SURELY * quotient.rounding()
        && apart > SURELY * (quotient.rounding() + own.getAsDouble());
  }

  /**
   * Whether a finer quotient shows that another is not the limit, though its own digits are few.
   */
  private static boolean excludes(Quotient finer, Quotient other) {
    return Math.abs(finer.derivative() - other.derivative())
        > SURELY * (finer.rounding() + other.rounding());
  }

  private static double apart(double a, Quotient quotient) {
    return Math.abs(a - quotient.derivative());
  }

  private static boolean settled(double here, double further, double a) {
    return Math.abs(further - here) <= SETTLED * Math.abs(a - here);
  }
}
