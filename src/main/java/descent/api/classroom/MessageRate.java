package descent.api.classroom;

import descent.message.LimitException;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** Bounds the rate of one connection's messages: so many a second, three times as many at once. */
final class MessageRate {
  private static final long SAVED_SECONDS = 3;

  private final int perSecond;
  private final Bucket bucket;

  MessageRate(int perSecond) {
    this.perSecond = perSecond;
    bucket =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(SAVED_SECONDS * perSecond)
                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
            .build();
  }

  /**
   * Takes one message. One that is refused counts, too, so that whoever goes on stays refused.
   *
   * @throws LimitException if there were too many
   */
  void take() {
    if (bucket.consumeIgnoringRateLimits(1) > 0) {
      throw new LimitException(
          "LIMIT_CLASS_MESSAGES_PER_SECOND",
          "class.often",
          "These are too many messages; send at most {0} a second ({1}).",
          perSecond);
    }
  }
}
