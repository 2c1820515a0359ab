package descent.share;

import descent.message.LimitException;

/** An experiment that the store does not take, with the sentence that says why. */
public final class NotKeptException extends LimitException {
  private static final long serialVersionUID = 1;
  private final Reason reason;
  private final long renewal;

  /** Whose fault it is. */
  public enum Reason {
    /** This experiment is too large. */
    TOO_LARGE,
    /** This visitor shares too much at once. */
    TOO_MANY,
    /** It was taken down by the operator. */
    GONE,
    /** The store has no room left. */
    FULL,
    /** Its folder cannot be written. */
    BROKEN
  }

  /**
   * @param limit the name of the limit that is reached; empty where the store is at fault
   */
  NotKeptException(Reason why, String limit, String key, String english, Object... arguments) {
    this(why, 0, limit, key, english, arguments);
  }

  /**
   * @param renewal nanoseconds after which it would be kept; 0 where nobody knows
   */
  NotKeptException(
      Reason why, long renewal, String limit, String key, String english, Object... arguments) {
    super(limit, key, english, arguments);
    reason = why;
    this.renewal = renewal;
  }

  public Reason why() {
    return reason;
  }

  /** Nanoseconds after which it would be kept; 0 where nobody knows. */
  public long renewal() {
    return renewal;
  }
}
