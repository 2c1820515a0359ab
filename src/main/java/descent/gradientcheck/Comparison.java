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
 */
public record Comparison(
    int parameter,
    Message name,
    double analytic,
    double numeric,
    double relativeError,
    Note note,
    @Nullable Message kink) {
  /** What explains that two derivatives differ. */
  public enum Note {
    /** They do not, or nothing explains it. */
    NONE("check.note.none", "nothing explains the difference"),
    /** The difference is below {@code eps*|f|/h}, so both agree as far as rounding lets one see. */
    ROUNDING("check.note.rounding", "agrees within rounding: the difference is below ε·|f|/h"),
    KINK("check.note.kink", "a kink lies between w−h and w+h; not counted"),
    NOT_FINITE("check.note.notFinite", "a number is not finite; not counted"),
    /** With half the step the difference shrinks as it does for a smooth function. */
    LARGE_STEP(
        "check.note.largeStep",
        "the step is too large: with half of it the difference shrinks as theory says"),
    /** The difference is a few times what rounding surely makes. */
    SMALL_STEP(
        "check.note.smallStep", "the step is too small: rounding can explain the difference"),
    LOST_STEP("check.note.lostStep", "the step is lost: w+h is rounded to w"),
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

    /** Whether the pair says nothing about the analytic gradient, or agrees. */
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
    return !note.isExcused();
  }
}
