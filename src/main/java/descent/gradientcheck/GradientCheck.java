package descent.gradientcheck;

import descent.gradientcheck.Comparison.Note;
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
 * @param penaltyShare the norm of the penalty's gradient as a share of the whole
 * @param verdict what follows
 * @param about the comparison that the verdict rests on; null if there is none
 * @param kinks what was crossed and by how many parameters' steps, the most often crossed first
 */
public record GradientCheck(
    double loss,
    int parameters,
    List<Comparison> comparisons,
    double normError,
    double normErrorOfData,
    double penaltyShare,
    Verdict verdict,
    @Nullable Comparison about,
    Map<Message, Integer> kinks) {
  /** Below this two derivatives simply agree. */
  static final double AGREES = 1e-7;

  /**
   * Rounding errors add up to several times the bound of a single one. That much is let pass where
   * it is tiny beside the largest derivative.
   */
  private static final double SEVERAL = 32;

  /** Of what half a step promises. */
  private static final double ROUGHLY = 1.5;

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
      Subject subject, Settings settings, int[] parameters, Runnable patience) {
    double[] w = subject.point();
    double[] analytic = new double[w.length];
    double loss = subject.gradient(w, analytic);
    double[] penalty = new double[w.length];
    subject.penaltyGradient(w, penalty);
    var check = new Check(subject, settings, analytic);
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
    Verdict verdict = Verdict.of(comparisons, subject);
    return new GradientCheck(
        loss,
        w.length,
        comparisons,
        vectors.error(),
        data.error(),
        share(penalty, analytic),
        verdict,
        verdict.about(comparisons),
        check.kinks());
  }

  /** The verdict in words. */
  public Message message() {
    return verdict.message(about);
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

  private static double share(double[] part, double[] whole) {
    var norms = new Norms();
    for (int i = 0; i < part.length; i++) {
      norms.add(part[i], whole[i]);
    }
    return norms.ratio();
  }

  /** The work of one check. */
  private static final class Check {
    private final Subject subject;
    private final Settings settings;
    private final double[] analytic;
    private final Difference difference;
    private final double largest;
    private final Map<Integer, Integer> crossed = new LinkedHashMap<>();

    private Check(Subject subject, Settings settings, double[] analytic) {
      this.subject = subject;
      this.settings = settings;
      this.analytic = analytic;
      difference = new Difference(subject);
      largest = Arrays.stream(analytic).map(Math::abs).max().orElse(0);
    }

    private Comparison compare(int parameter) {
      Difference.Quotient quotient = difference.by(parameter, settings);
      Map<Integer, Integer> kinks = difference.kinks(parameter, settings);
      kinks.keySet().forEach(place -> crossed.merge(place, 1, Integer::sum));
      double a = analytic[parameter];
      double n = quotient.derivative();
      boolean finite = Double.isFinite(a) && Double.isFinite(n);
      double error = finite ? Comparison.relativeError(a, n) : Double.NaN;
      Note note =
          !kinks.isEmpty()
              ? Note.KINK
              : finite ? note(parameter, a, quotient, error) : Note.NOT_FINITE;
      Message kink = kinks.isEmpty() ? null : subject.kink(kinks.keySet().iterator().next());
      return new Comparison(parameter, subject.name(parameter), a, n, error, note, kink);
    }

    private Note note(int parameter, double a, Difference.Quotient quotient, double error) {
      if (error <= AGREES) {
        return Note.NONE;
      }
      if (subject.isRandom()) {
        return Note.FRESH_MASKS;
      }
      if (quotient.lost()) {
        return Note.LOST_STEP;
      }
      double apart = Math.abs(a - quotient.derivative());
      double rounding = settings.machineEpsilon() * quotient.largest() / settings.step();
      boolean tiny = SEVERAL * rounding <= AGREES * largest;
      if (apart <= (tiny ? SEVERAL * rounding : rounding)) {
        return Note.ROUNDING;
      }
      Settings exact = settings.inDouble();
      double n =
          settings.single() ? difference.by(parameter, exact).derivative() : quotient.derivative();
      if (settings.single() && Comparison.relativeError(a, n) <= AGREES) {
        return Note.SINGLE;
      }
      double half = difference.by(parameter, exact.withStep(settings.step() / 2)).derivative();
      double promised = Math.abs(n - half) * (settings.centred() ? 4.0 / 3 : 2);
      if (Math.abs(a - n) <= ROUGHLY * promised && shrinks(parameter, a, n, exact)) {
        return settings.single() && apart > 2 * Math.abs(a - n) ? Note.SINGLE : Note.LARGE_STEP;
      }
      return apart <= SEVERAL * rounding ? Note.SMALL_STEP : Note.NONE;
    }

    /** Whether a tenth of the step brings the two much nearer, as it does where both are right. */
    private boolean shrinks(int parameter, double a, double n, Settings exact) {
      double tenth = difference.by(parameter, exact.withStep(exact.step() / 10)).derivative();
      return Math.abs(a - tenth) < Math.abs(a - n) / 5;
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
