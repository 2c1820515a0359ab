package descent.message;

/** Input that cannot be used, with the sentence that says what is wrong and where. */
public class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Message reason;

  public InvalidInputException(Message reason) {
    super(reason.toString());
    this.reason = reason;
  }

  /** What is wrong, ready to be told in the visitor's language. */
  public Message reason() {
    return reason;
  }
}
