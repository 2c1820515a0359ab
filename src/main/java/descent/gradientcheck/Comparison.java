package descent.gradientcheck;

import descent.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * One parameter's analytic and numeric derivative.
 *
 * @param parameter its number
 * @param name what it is called
 * @param analytic the derivative to be checked
 * @param numeric the difference quotient
 * @param relativeError {@code |a-n| / max(|a|, |n|)}; 0 where both are 0
 * @param note what explains the difference
 * @param kink the kink that was crossed; null for none
 * @param agreement a smaller step at which both agree; null if none was needed or found
 */
public record Comparison(
    int parameter,
    Message name,
    double analytic,
    double numeric,
    double relativeError,
    Note note,
    @Nullable Message kink,
    @Nullable Agreement agreement) {
  /**
   * Where two derivatives agree.
   *
   * @param step the step
   * @param relativeError what is left there
   */
  public record Agreement(double step, double relativeError) {}

  /** What explains that two derivatives differ. */
  public enum Note {
    /** They do not, or nothing explains it. */
    NONE("check.note.none", "nothing explains the difference"),
    /** The difference is no larger than rounding makes it, and rounding is small beside them. */
    ROUNDING(
        "check.note.rounding",
        "agrees within rounding: the difference is no larger than the rounding of f, divided by h"),
    /** Rounding is so large that a right derivative and a wrong one look alike. */
    UNSEEN("check.note.unseen", "nothing can be seen: rounding is as large as the derivative"),
    KINK("check.note.kink", "a kink lies between w−h and w+h; not counted"),
    NOT_FINITE("check.note.notFinite", "a number is not finite; not counted"),
    /**
     * The quotients still change with the step, and a right derivative agrees with a smaller one.
     */
    LARGE_STEP(
        "check.note.largeStep", "the step is too large: with a smaller one the difference shrinks"),
    /** The difference is a few times what rounding surely makes. */
    SMALL_STEP(
        "check.note.smallStep", "the step is too small: rounding can explain the difference"),
    LOST_STEP("check.note.lostStep", "the step is lost: w+h is rounded to w or far beside"),
    SINGLE("check.note.single", "float is too coarse here: in double both agree"),
    FRESH_MASKS("check.note.freshMasks", "each evaluation drew other masks");

    private final String key;
    private final String english;

    Note(String key, String english) {
      this.key = key;
      this.english = english;
    }

    /** The name in answers. */
    public String type() {
      return key.substring(key.lastIndexOf('.') + 1);
    }

    /** The reason in words. */
    public Message message() {
      return Message.of(key, english);
    }

    /** Whether there were two derivatives to compare. */
    boolean speaks() {
      return this != KINK && this != NOT_FINITE;
    }

    /** Whether the pair agrees, or cannot decide about the analytic gradient. */
    boolean isExcused() {
      return this == KINK || this == ROUNDING || this == NOT_FINITE;
    }
  }

  static double relativeError(double analytic, double numeric) {
    double larger = Math.max(Math.abs(analytic), Math.abs(numeric));
    return larger == 0 ? 0 : Math.abs(analytic - numeric) / larger;
  }

  /** Whether it counts among the errors. */
  public boolean counts() {
    return !note.isExcused() && agreement == null;
  }

  /** Whether it can neither speak for the analytic derivative nor against it. */
  boolean isUndecided() {
    return counts() && note != Note.NONE;
  }

  /** Whether a mistake that scales the derivative could be seen. */
  boolean isSeen() {
    return note.speaks() && (analytic != 0 || numeric != 0);
  }

  /** The reason for the difference, in words. */
  public Message reason() {
    return agreement == null
        ? note.message()
        : Message.of(
            "check.note.smallerStep",
            "the step is too large: at h = {0} both agree to {1}",
            GradientVerdict.shown(agreement.step()),
            GradientVerdict.shown(agreement.relativeError()));
  }
}
