package descent.gradientcheck;

import descent.gradientcheck.Comparison.Note;
import descent.message.Message;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verdict on the errors of a gradient check, by the lecture's thresholds. */
public enum GradientVerdict {
  /** At most 1e-7. */
  RIGHT(
      "check.verdict.right",
      "The gradient is right: the worst relative error is {0}, at {1}; 1e-7 and less is a reason to"
          + " be happy."),
  /** Where the step is too large, a smaller one shows that both agree. */
  RIGHT_CLOSER(
      "right",
      "check.verdict.closer",
      "The gradient is right: at {1} the step is too large, and at h = {2} both agree to {3}."),
  /** All differences are explained by rounding, or are none at all. */
  EXACT(
      "check.verdict.exact",
      "The gradient is right: no difference is larger than rounding makes it."),
  /** Below 1e-4, and there are kinks. */
  FINE(
      "check.verdict.fine",
      "The gradient is probably right: the worst relative error is {0}, at {1}. Below 1e-4 is"
          + " usually fine where there are kinks; without them it should come down to 1e-7."),
  /** Below 1e-2. */
  UNCOMFORTABLE(
      "check.verdict.uncomfortable",
      "The relative error is up to {0}, at {1}. Between 1e-4 and 1e-2 one should feel uncomfortable"
          + " and look for the reason."),
  WRONG(
      "check.verdict.wrong",
      "The gradient is probably wrong: the relative error is up to {0}, at {1}, and above 1e-2 that"
          + " is usually a mistake."),
  /** What differs is explained by the step or by float. */
  UNDECIDED(
      "check.verdict.undecided",
      "No mistake was found, but this check is not conclusive: the relative error is up to {0}, at"
          + " {1}, and the reason stands beside it. Choose another step, centred differences or"
          + " double."),
  /** Float is too coarse, and in double both agree. */
  COARSE(
      "undecided",
      "check.verdict.coarse",
      "In float this check is not conclusive: with this step rounding is too large beside the"
          + " derivative, and the relative error of {0} at {1} says little. In double both agree."),
  /** Rounding hides every derivative. */
  UNSEEN(
      "undecided",
      "check.verdict.unseen",
      "Nothing can be seen here: at {1} rounding is too large beside the derivative to tell a right"
          + " gradient from a wrong one. Choose a larger step, double, or another point."),
  /** All derivatives of some neighbours are 0, where right and wrong ones are. */
  SILENT(
      "undecided",
      "check.verdict.silent",
      "Nothing can be seen of some parameters: at {1} and its neighbours all derivatives are 0 or"
          + " beside a kink, where a right gradient and a wrong one look alike. Choose other"
          + " weights, or train a few steps first."),
  /** Every evaluation is of another function. */
  CHANCE(
      "check.verdict.chance",
      "Every evaluation draws other masks, so the differences measure chance, not the gradient: up"
          + " to {0}, at {1}. Hold the masks fixed."),
  NOTHING(
      "check.verdict.nothing",
      "Nothing could be compared: at every parameter that was looked at a kink is crossed or a"
          + " number is not finite.");

  private static final double COMFORTABLE = 1e-4;
  private static final double USUALLY_WRONG = 1e-2;
  private static final MathContext THREE = new MathContext(3);

  private final String type;
  private final String key;
  private final String english;

  GradientVerdict(String key, String english) {
    this(key.substring(key.lastIndexOf('.') + 1), key, english);
  }

  GradientVerdict(String type, String key, String english) {
    this.type = type;
    this.key = key;
    this.english = english;
  }

  /** The name in answers. */
  public String type() {
    return type;
  }

  /** From comparisons in their order. */
  static GradientVerdict of(List<Comparison> comparisons, Subject subject) {
    double unexplained = worst(comparisons.stream().filter(c -> c.note() == Note.NONE).toList());
    double counted = worst(comparisons.stream().filter(Comparison::counts).toList());
    if (comparisons.stream().allMatch(c -> c.note() == Note.KINK || c.note() == Note.NOT_FINITE)) {
      return NOTHING;
    }
    if (subject.isRandom() && counted > COMFORTABLE) {
      return CHANCE;
    }
    if (unexplained > COMFORTABLE) {
      return unexplained > USUALLY_WRONG ? WRONG : UNCOMFORTABLE;
    }
    List<Comparison> undecided = comparisons.stream().filter(Comparison::isUndecided).toList();
    if (!undecided.isEmpty()) {
      // In double not all agree where a step is too large for some of them.
      if (undecided.stream().allMatch(c -> c.note() == Note.SINGLE)
          && worst(undecided) >= worst(comparisons.stream().filter(UNDECIDED::restsOn).toList())) {
        return COARSE;
      }
      return comparisons.stream().allMatch(c -> c.note() == Note.UNSEEN || !c.note().speaks())
          ? UNSEEN
          : UNDECIDED;
    }
    if (silent(comparisons, subject) != null) {
      return SILENT;
    }
    if (counted > GradientCheck.AGREES) {
      return FINE;
    }
    if (comparisons.stream().anyMatch(c -> c.agreement() != null)) {
      return RIGHT_CLOSER;
    }
    return counted == 0 ? EXACT : RIGHT;
  }

  /** One of neighbours among a network's parameters of which no derivative can be seen. */
  private static @Nullable Comparison silent(List<Comparison> comparisons, Subject subject) {
    if (subject.speaksSingly()) {
      return null;
    }
    for (Subject.Group group : subject.groups()) {
      List<Comparison> within =
          comparisons.stream()
              .filter(c -> c.parameter() >= group.begin() && c.parameter() < group.end())
              .toList();
      if (!within.isEmpty() && within.stream().noneMatch(Comparison::isSeen)) {
        return within.getFirst();
      }
    }
    return null;
  }

  private static double worst(List<Comparison> comparisons) {
    return comparisons.stream().mapToDouble(Comparison::relativeError).max().orElse(0);
  }

  /** The comparison that the verdict rests on, the worst first; null if there is none. */
  @Nullable Comparison about(List<Comparison> comparisons, Subject subject) {
    return this == SILENT
        ? silent(comparisons, subject)
        : comparisons.stream()
            .filter(this::restsOn)
            .reduce((a, b) -> b.relativeError() > a.relativeError() ? b : a)
            .orElse(null);
  }

  private boolean restsOn(Comparison comparison) {
    return switch (this) {
      case WRONG, UNCOMFORTABLE -> comparison.note() == Note.NONE;
      case UNDECIDED -> comparison.isUndecided() || comparison.agreement() != null;
      case COARSE, UNSEEN -> comparison.isUndecided();
      case RIGHT_CLOSER -> comparison.agreement() != null;
      case RIGHT, EXACT, FINE, SILENT, CHANCE, NOTHING -> comparison.counts();
    };
  }

  /** The verdict in words. What is chosen already is not advised. */
  Message message(@Nullable Comparison about, CheckSettings settings) {
    if (about == null) {
      return Message.of(key, english);
    }
    String error = shown(about.relativeError());
    if (this == UNDECIDED && settings.centred()) {
      return settings.single()
          ? Message.of(
              "check.verdict.undecidedInFloat",
              "No mistake was found, but this check is not conclusive: the relative error is up to"
                  + " {0}, at {1}, and the reason stands beside it. Choose another step or double.",
              error,
              about.name())
          : Message.of(
              "check.verdict.undecidedInDouble",
              "No mistake was found, but this check is not conclusive: the relative error is up to"
                  + " {0}, at {1}, and the reason stands beside it. Choose another step or another"
                  + " point.",
              error,
              about.name());
    }
    if (this == UNSEEN && !settings.single()) {
      return Message.of(
          "check.verdict.unseenInDouble",
          "Nothing can be seen here: at {1} rounding is too large beside the derivative to tell a"
              + " right gradient from a wrong one. Choose a larger step or another point.",
          error,
          about.name());
    }
    Comparison.Agreement agreement = about.agreement();
    return agreement == null
        ? Message.of(key, english, error, about.name())
        : Message.of(
            key,
            english,
            error,
            about.name(),
            shown(agreement.step()),
            shown(agreement.relativeError()));
  }

  static String shown(double error) {
    BigDecimal rounded = new BigDecimal(error).round(THREE).stripTrailingZeros();
    int magnitude = rounded.precision() - rounded.scale() - 1;
    return magnitude < -3
        ? rounded.movePointLeft(magnitude).stripTrailingZeros().toPlainString() + "e" + magnitude
        : rounded.toPlainString();
  }
}
