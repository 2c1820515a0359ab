package descent.live;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A bucket of tokens for each network, full at first, which fills up again evenly. */
public final class Buckets {
  /** With more buckets than these, those that are full again are dropped. */
  private static final int MOST = 10_000;

  private final int most;
  private final int tokens;
  private final Duration time;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param most tokens of a full bucket
   * @param tokens that come to it in a time
   */
  public Buckets(int most, int tokens, Duration time) {
    this.most = most;
    this.tokens = tokens;
    this.time = time;
  }

  /**
   * The bucket of a network.
   *
   * @param network as {@link Visitor#network} tells it
   */
  public Bucket of(String network) {
    if (buckets.size() > MOST) {
      buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= most);
    }
    return buckets.computeIfAbsent(network, who -> bucket());
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(most).refillGreedy(tokens, time))
        .build();
  }
}
