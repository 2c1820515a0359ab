package descent.gradientcheck;

import descent.gradientcheck.Comparison.Note;
import descent.gradientcheck.Difference.Quotient;
import descent.message.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares an analytic gradient with difference quotients, parameter by parameter (lecture 7, and
 * the notes of CS231n on gradient checks).
 *
 * @param loss at the point
 * @param parameters how many there are
 * @param comparisons of those that were looked at: first those that count, the worst first, then
 *     those that do not
 * @param normError {@code |a-n| / (|a|+|n|)} of the vectors of those that are finite and cross no
 *     kink; 0 where both are 0
 * @param normErrorOfData the same for the gradient without the penalty's part
 * @param penaltyFraction the norm of the penalty's gradient as a fraction of the whole
 * @param verdict what follows
 * @param about the comparison that the verdict rests on; null if there is none
 * @param kinks what was crossed and by how many parameters' steps, the most often crossed first
 * @param settings how it was checked
 */
public record GradientCheck(
    double loss,
    int parameters,
    List<Comparison> comparisons,
    double normError,
    double normErrorOfData,
    double penaltyFraction,
    GradientVerdict verdict,
    @Nullable Comparison about,
    Map<Message, Integer> kinks,
    CheckSettings settings) {
  /** Below this two derivatives simply agree. */
  static final double AGREES = 1e-7;

  /** With rounding above this fraction of a derivative one does not see whether it is right. */
  private static final double VISIBLE = 1e-2;

  public GradientCheck {
    comparisons = List.copyOf(comparisons);
  }

  /**
   * Checks some parameters.
   *
   * @param parameters their numbers
   * @param patience asked before each parameter; ends the work by an exception
   */
  public static GradientCheck of(
      Subject subject, CheckSettings settings, int[] parameters, Runnable patience) {
    double[] w = subject.point();
    if (settings.single()) {
      // A check in float starts from parameters rounded to float.
      Arrays.setAll(w, i -> (float) w[i]);
    }
    double[] analytic = new double[w.length];
    double loss = subject.gradient(w, analytic);
    double[] penalty = new double[w.length];
    subject.penaltyGradient(w, penalty);
    var check = new Check(subject, settings, w, analytic);
    var comparisons = new ArrayList<Comparison>();
    var vectors = new Norms();
    var data = new Norms();
    for (int parameter : parameters) {
      patience.run();
      Comparison comparison = check.compare(parameter);
      comparisons.add(comparison);
      if (comparison.note() != Note.KINK && comparison.note() != Note.NOT_FINITE) {
        double part = penalty[parameter];
        vectors.add(comparison.analytic(), comparison.numeric());
        data.add(comparison.analytic() - part, comparison.numeric() - part);
      }
    }
    comparisons.sort(
        Comparator.comparing((Comparison c) -> !c.counts())
            .thenComparingDouble(c -> -c.relativeError())
            .thenComparingInt(Comparison::parameter));
    GradientVerdict verdict = GradientVerdict.of(comparisons, subject);
    return new GradientCheck(
        loss,
        w.length,
        comparisons,
        vectors.error(),
        data.error(),
        ratio(penalty, analytic),
        verdict,
        verdict.about(comparisons, subject),
        check.kinks(),
        settings);
  }

  /** The verdict in words. */
  public Message message() {
    return verdict.message(about, settings);
  }

  /** The largest relative error of those that count; 0 if none does. */
  public double worstRelativeError() {
    Comparison worst = worst();
    return worst == null ? 0 : worst.relativeError();
  }

  /** The comparison with the largest error; null if none counts. */
  public @Nullable Comparison worst() {
    return comparisons.isEmpty() || !comparisons.getFirst().counts()
        ? null
        : comparisons.getFirst();
  }

  private static double ratio(double[] part, double[] whole) {
    var norms = new Norms();
    for (int i = 0; i < part.length; i++) {
      norms.add(part[i], whole[i]);
    }
    return norms.ratio();
  }

  /** The work of one check. */
  private static final class Check {
    private final Subject subject;
    private final CheckSettings settings;
    private final double[] w;
    private final double[] analytic;
    private double @Nullable [] ownRounding;
    private final Difference difference;
    private final double largest;
    private final Map<Integer, Integer> crossed = new LinkedHashMap<>();

    private Check(Subject subject, CheckSettings settings, double[] w, double[] analytic) {
      this.subject = subject;
      this.settings = settings;
      this.w = w;
      this.analytic = analytic;
      difference = new Difference(subject, w);
      largest = Arrays.stream(analytic).map(Math::abs).max().orElse(0);
    }

    private Comparison compare(int parameter) {
      Quotient quotient = difference.by(parameter, settings);
      Map<Integer, Integer> kinks = difference.kinks(parameter, settings);
      kinks.keySet().forEach(place -> crossed.merge(place, 1, Integer::sum));
      double a = analytic[parameter];
      double n = quotient.derivative();
      boolean finite = Double.isFinite(a) && Double.isFinite(n);
      double error = finite ? Comparison.relativeError(a, n) : Double.NaN;
      FinerSteps.Finding finding =
          !kinks.isEmpty()
              ? new FinerSteps.Finding(Note.KINK, null)
              : finite
                  ? finding(parameter, a, quotient, error)
                  : new FinerSteps.Finding(Note.NOT_FINITE, null);
      Message kink = kinks.isEmpty() ? null : subject.kink(kinks.keySet().iterator().next());
      return new Comparison(
          parameter,
          subject.name(parameter),
          a,
          n,
          error,
          finding.note(),
          kink,
          finding.agreement());
    }

    private FinerSteps.Finding finding(int parameter, double a, Quotient quotient, double error) {
      if (subject.isRandom()) {
        return new FinerSteps.Finding(error <= AGREES ? Note.NONE : Note.FRESH_MASKS, null);
      }
      if (quotient.lost()) {
        return new FinerSteps.Finding(Note.LOST_STEP, null);
      }
      double apart = Math.abs(a - quotient.derivative());
      double larger = Math.max(Math.abs(a), Math.abs(quotient.derivative()));
      boolean negligible = !subject.speaksSingly() || a == 0;
      boolean seen =
          quotient.rounding() <= VISIBLE * larger
              || (negligible && quotient.rounding() <= AGREES * largest);
      boolean within = apart <= Math.max(quotient.rounding(), AGREES * larger);
      boolean byChance =
          within
              && seen
              && error > AGREES
              && quotient.rounding() > AGREES * largest
              && FinerSteps.isFarFromLimit(difference, parameter, settings.inDouble(), VISIBLE);
      if (within && !byChance) {
        Note note =
            seen
                ? error <= AGREES ? Note.NONE : Note.ROUNDING
                : agreesInDouble(parameter, a) ? Note.SINGLE : Note.UNSEEN;
        return new FinerSteps.Finding(note, null);
      }
      if (agreesInDouble(parameter, a)) {
        return new FinerSteps.Finding(Note.SINGLE, null);
      }
      CheckSettings exact = settings.inDouble();
      Quotient chosen = settings.single() ? difference.by(parameter, exact) : quotient;
      FinerSteps.Finding finding =
          FinerSteps.look(difference, parameter, exact, a, chosen, () -> ownRounding(parameter));
      return finding.note() == Note.NONE && finding.agreement() == null && leaves(parameter)
          ? new FinerSteps.Finding(Note.NOT_FINITE, null)
          : finding;
    }

    /** How far rounding can bring an analytic derivative from its exact value. */
    private double ownRounding(int parameter) {
      if (ownRounding == null) {
        ownRounding = Noise.ofGradient(w, subject::gradient);
      }
      return ownRounding[parameter];
    }

    /** Whether a step to the other side, of a length that one side takes, leaves the domain. */
    private boolean leaves(int parameter) {
      return !settings.centred()
          && !Double.isFinite(
              difference.by(parameter, settings.inDouble().withBothSides()).derivative());
    }

    private boolean agreesInDouble(int parameter, double a) {
      if (!settings.single()) {
        return false;
      }
      double n = difference.by(parameter, settings.inDouble()).derivative();
      return Comparison.relativeError(a, n) <= AGREES;
    }

    private Map<Message, Integer> kinks() {
      return crossed.entrySet().stream()
          .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
          .collect(
              Collectors.toMap(
                  entry -> subject.kink(entry.getKey()),
                  Map.Entry::getValue,
                  Integer::sum,
                  LinkedHashMap::new));
    }
  }
}
