package descent.live;

import descent.message.Message;
import java.util.concurrent.TimeUnit;

/** The request is valid, but the server has no room for it now. */
public final class BusyException extends RuntimeException {
  /** However long it takes, whoever waits looks again after so many seconds. */
  public static final int LONGEST = 30;

  private static final long serialVersionUID = 1;
  private final transient Message reason;
  private final String limit;
  private final int seconds;

  /**
   * @param limit the name of the setting that says how much there is, as {@code LIMIT_JOB_JOBS}
   * @param nanoseconds until there will be room, as far as it can be told
   */
  public BusyException(String limit, long nanoseconds) {
    this(
        limit,
        seconds(nanoseconds),
        Message.of(
            "limit.busy",
            "The server is busy with what others ask; try again in {1} s ({0}).",
            limit,
            seconds(nanoseconds)));
  }

  private BusyException(String limit, int seconds, Message reason) {
    super(reason.toString());
    this.limit = limit;
    this.seconds = seconds;
    this.reason = reason;
  }

  /** Nanoseconds in whole seconds after which whoever was refused should ask again. */
  public static int seconds(long nanoseconds) {
    return (int) Math.clamp(Math.ceilDiv(nanoseconds, TimeUnit.SECONDS.toNanos(1)), 1, LONGEST);
  }

  /** The server ends, and begins nothing new. */
  public static BusyException closing() {
    return new BusyException(
        "",
        1,
        Message.of("limit.closing", "The server is being restarted; try again in a moment."));
  }

  /** The name of the setting; empty where there is none. */
  public String limit() {
    return limit;
  }

  /** After how many seconds it should be asked again. */
  public int seconds() {
    return seconds;
  }

  /** The reason, as a sentence that can be translated for the visitor. */
  public Message reason() {
    return reason;
  }
}
