package descent.api.classroom;

import descent.message.LimitException;

/** Bounds the rate of one connection's messages: so many a second, three times as many at once. */
final class MessageRate {
  private static final int SAVED_SECONDS = 3;

  private final int perSecond;
  private double left;
  private long at = System.nanoTime();

  MessageRate(int perSecond) {
    this.perSecond = perSecond;
    left = (double) SAVED_SECONDS * perSecond;
  }

  /**
   * Takes one message.
   *
   * @throws LimitException if there were too many
   */
  void take() {
    long now = System.nanoTime();
    double saved = left + (now - at) * 1e-9 * perSecond;
    left = Math.min((double) SAVED_SECONDS * perSecond, saved) - 1;
    at = now;
    if (left < 0) {
      throw new LimitException(
          "LIMIT_CLASS_MESSAGES_PER_SECOND",
          "class.often",
          "These are too many messages; send at most {0} a second ({1}).",
          perSecond);
    }
  }
}
