package descent.classroom.protocol;

import descent.message.LimitException;
import descent.message.Message;

/** A class does not take this, for the reason that the sentence tells. */
public final class RefusedException extends LimitException {
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
    this(why, "", sentence);
  }

  private RefusedException(Why why, String limit, Message sentence) {
    super(limit, sentence);
    this.why = why;
  }

  /**
   * A class, or the server, has no room for this.
   *
   * @param limit the name of the setting that says how much there is
   * @param sentence names it
   */
  public static RefusedException full(String limit, Message sentence) {
    return new RefusedException(Why.FULL, limit, sentence);
  }

  public Why why() {
    return why;
  }
}
