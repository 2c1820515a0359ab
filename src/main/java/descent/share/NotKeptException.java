package descent.share;

import descent.message.InvalidInputException;
import descent.message.Message;

/** An experiment that the store does not take, with the sentence that says why. */
public final class NotKeptException extends InvalidInputException {
  private static final long serialVersionUID = 1;
  private final Reason reason;

  /** Whose fault it is. */
  public enum Reason {
    /** This experiment is too large. */
    TOO_LARGE,
    /** This visitor shares too much at once. */
    TOO_MANY,
    /** The store has no room left. */
    FULL,
    /** Its folder cannot be written. */
    BROKEN
  }

  NotKeptException(Reason why, String key, String english, Object... arguments) {
    super(Message.of(key, english, arguments));
    reason = why;
  }

  public Reason why() {
    return reason;
  }
}
