package descent.message;

import java.util.stream.Stream;

/**
 * Something reaches a limit that the operator of a server sets; the sentence ends with its name.
 */
public class LimitException extends InvalidInputException {
  private static final long serialVersionUID = 1;
  private final String limit;

  /**
   * @param limit its name, as {@code LIMIT_STEPS}; the last argument of the pattern
   */
  public LimitException(String limit, String key, String english, Object... arguments) {
    super(
        Message.of(key, english, Stream.concat(Stream.of(arguments), Stream.of(limit)).toArray()));
    this.limit = limit;
  }

  /**
   * @param limit its name; empty where it is none
   * @param sentence names it already
   */
  protected LimitException(String limit, Message sentence) {
    super(sentence);
    this.limit = limit;
  }

  /** Its name among the settings; empty where it is no limit that stands in the way. */
  public String limit() {
    return limit;
  }
}
