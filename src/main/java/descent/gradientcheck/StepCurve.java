package descent.gradientcheck;

import descent.gradientcheck.Difference.Quotient;

/**
 * The error of one kind of difference against the step: a large step truncates Taylor's series, a
 * small one cancels digits, and the curve is a U on logarithmic axes.
 *
 * @param centred whether the difference looks to both sides
 * @param single whether the loss is computed in float
 * @param errors for each step {@code |a-n| / (|a|+|n|)} over the parameters whose steps cross no
 *     kink; NaN if there is none
 * @param worst for each step the largest relative error among these parameters
 * @param kinks for each step how many parameters cross a kink
 * @param optimum the best step that theory predicts; NaN where no step is too large, as for a
 *     centred difference of a quadratic function
 */
public record StepCurve(
    boolean centred, boolean single, double[] errors, double[] worst, int[] kinks, double optimum) {
  private static final int PER_DECADE = 2;
  private static final int DECADES = 11;

  /** The step with which the bend of the function is measured. */
  private static final double BEND = 1e-4;

  /** Below this multiple of its own rounding error a derivative counts as 0. */
  private static final double NOTHING = 100;

  /** The steps: from 1e-1 to 1e-12, two in each power of ten. */
  public static double[] steps() {
    double[] steps = new double[PER_DECADE * DECADES + 1];
    for (int i = 0; i < steps.length; i++) {
      int tenths = i / PER_DECADE + 1;
      steps[i] = (i % PER_DECADE == 0 ? 1 : 1 / Math.sqrt(10)) / StrictMath.pow(10, tenths);
    }
    return steps;
  }

  /**
   * Follows the error of some parameters over all steps.
   *
   * @param patience asked before each difference; ends the work by an exception
   */
  public static StepCurve of(
      Subject subject, CheckSettings settings, int[] parameters, Runnable patience) {
    double[] w = subject.point();
    double[] analytic = new double[w.length];
    double loss = subject.gradient(w, analytic);
    var difference = new Difference(subject, w);
    double[] steps = steps();
    double[] errors = new double[steps.length];
    double[] worst = new double[steps.length];
    int[] kinks = new int[steps.length];
    for (int i = 0; i < steps.length; i++) {
      CheckSettings here = settings.withStep(steps[i]);
      var norms = new Norms();
      worst[i] = Double.NaN;
      for (int parameter : parameters) {
        patience.run();
        if (!difference.kinks(parameter, here).isEmpty()) {
          kinks[i]++;
          continue;
        }
        Quotient quotient = difference.by(parameter, here);
        double a = analytic[parameter];
        double n = quotient.derivative();
        if (Double.isFinite(a) && Double.isFinite(n)) {
          norms.add(a, n);
          double error = Comparison.relativeError(a, n);
          worst[i] = Double.isNaN(worst[i]) ? error : Math.max(worst[i], error);
        }
      }
      errors[i] = Double.isNaN(worst[i]) ? Double.NaN : norms.error();
    }
    return new StepCurve(
        settings.centred(),
        settings.single(),
        errors,
        worst,
        kinks,
        optimum(subject, settings, parameters, loss));
  }

  /**
   * Where the sum of truncation and rounding is least: with {@code h^2/6 |f'''| + eps |f|/h} at
   * {@code (3 eps |f/f'''|)^(1/3)} for a centred difference, with {@code h/2 |f''| + 2 eps |f|/h}
   * at {@code 2 (eps |f/f''|)^(1/2)} for a one-sided one (Press and others, "Numerical recipes",
   * section 5.7). For many parameters the sizes are those of vectors.
   */
  private static double optimum(
      Subject subject, CheckSettings settings, int[] parameters, double loss) {
    double[] w = subject.point();
    double[] here = new double[w.length];
    double[] above = new double[w.length];
    double[] below = new double[w.length];
    subject.rightGradient(w, here);
    double squares = 0;
    for (int parameter : parameters) {
      double before = w[parameter];
      double bend = BEND * Math.max(1, Math.abs(before));
      w[parameter] = before + bend;
      subject.rightGradient(w, above);
      w[parameter] = before - bend;
      subject.rightGradient(w, below);
      w[parameter] = before;
      double up = above[parameter];
      double down = below[parameter];
      double change =
          settings.centred()
              ? (up - 2 * here[parameter] + down) / (bend * bend)
              : (up - down) / (2 * bend);
      double blur =
          Math.ulp(Math.max(Math.abs(up), Math.abs(down)))
              / (settings.centred() ? bend * bend : bend);
      squares += Math.abs(change) > NOTHING * blur ? change * change : 0;
    }
    double bends = Math.sqrt(squares / parameters.length);
    double ratio = settings.machineEpsilon() * Math.abs(loss) / bends;
    if (subject.isRandom() || !Double.isFinite(ratio) || ratio == 0) {
      return Double.NaN;
    }
    return settings.centred() ? StrictMath.cbrt(3 * ratio) : 2 * Math.sqrt(ratio);
  }
}
