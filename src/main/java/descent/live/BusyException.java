package descent.live;

import descent.message.Message;

/** The request is valid, but the server has no room for it now. */
public final class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Message reason;
  private final String limit;

  /**
   * @param limit the name of the setting that says how much there is, as {@code LIMIT_JOB_JOBS}
   */
  public BusyException(String limit) {
    this(
        limit,
        Message.of(
            "limit.busy",
            "The server is busy with what others ask; try again in a moment ({0}).",
            limit));
  }

  private BusyException(String limit, Message reason) {
    super(reason.toString());
    this.limit = limit;
    this.reason = reason;
  }

  /** The server ends, and begins nothing new. */
  public static BusyException closing() {
    return new BusyException(
        "", Message.of("limit.closing", "The server is being restarted; try again in a moment."));
  }

  /** The name of the setting; empty where there is none. */
  public String limit() {
    return limit;
  }

  /** The reason, as a sentence that can be translated for the visitor. */
  public Message reason() {
    return reason;
  }
}
