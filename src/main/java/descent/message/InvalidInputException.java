package descent.message;

import org.jspecify.annotations.Nullable;

/** Input that cannot be used, with the sentence that says what is wrong and where. */
public class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Message reason;
  private final @Nullable String mended;

  public InvalidInputException(Message reason) {
    this(reason, null);
  }

  /**
   * @param mended a valid input that is most likely meant; null if none comes to mind
   */
  public InvalidInputException(Message reason, @Nullable String mended) {
    super(mended == null ? reason.toString() : reason + " Perhaps " + mended + " is meant.");
    this.reason = reason;
    this.mended = mended;
  }

  /**
   * @param changeable false for a value without a stack trace, to which nothing can be added
   */
  protected InvalidInputException(Message reason, boolean changeable) {
    super(reason.toString(), null, changeable, changeable);
    this.reason = reason;
    this.mended = null;
  }

  /** The mistake, as a sentence that can be translated for the visitor. */
  public Message reason() {
    return reason;
  }

  /** A valid input that is most likely meant; null if none comes to mind. */
  public @Nullable String mended() {
    return mended;
  }
}
