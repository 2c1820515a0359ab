package descent.classroom.protocol;

import descent.message.InvalidInputException;
import descent.message.Message;

/** A class does not take this, for the reason that the sentence tells. */
public final class RefusedException extends InvalidInputException {
  private static final long serialVersionUID = 1;
  private final Why why;

  /** What programs make of it. */
  public enum Why {
    UNKNOWN,
    FORBIDDEN,
    FULL,
    INVALID,
    /** It is not the fault of whoever asked. */
    BROKEN
  }

  public RefusedException(Why why, String key, String english, Object... arguments) {
    this(why, Message.of(key, english, arguments));
  }

  public RefusedException(Why why, Message sentence) {
    super(sentence);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
