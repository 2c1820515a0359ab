package descent.optimizer;

/**
 * A vector from one point to another that helps to see a step: expressions over the names that the
 * formula reads, with their values before the step. Its numbers come from these texts, so a picture
 * shows no more than the rule says.
 *
 * @param kind what it is
 * @param from where it begins
 * @param to where it ends
 */
public record Arrow(Kind kind, String from, String to) {
  /** What an arrow means. */
  public enum Kind {
    /** The part of the velocity that remains. */
    VELOCITY,
    /** The part that the gradient adds. */
    PULL,
    /** Nesterov's ball, which is behind the point where the gradient is taken. */
    BALL,
    /** Where the same gradient alone would lead. */
    WITHOUT_MOMENTUM,
    /** Where the same means would lead without bias correction. */
    WITHOUT_CORRECTION,
    /** Where they would lead with it. */
    WITH_CORRECTION
  }

  public static Arrow velocity(String from, String to) {
    return new Arrow(Kind.VELOCITY, from, to);
  }

  public static Arrow pull(String from, String to) {
    return new Arrow(Kind.PULL, from, to);
  }

  public static Arrow ball(String from, String to) {
    return new Arrow(Kind.BALL, from, to);
  }

  public static Arrow withoutMomentum(String to) {
    return new Arrow(Kind.WITHOUT_MOMENTUM, "w", to);
  }

  public static Arrow withoutCorrection(String to) {
    return new Arrow(Kind.WITHOUT_CORRECTION, "w", to);
  }

  public static Arrow withCorrection(String to) {
    return new Arrow(Kind.WITH_CORRECTION, "w", to);
  }
}
