package descent.load;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Visitors for whom a server had no room at first: whether each was told its place in the line. */
final class Waiting {
  private static final Pattern PLACE = Pattern.compile("You are number (\\d+) in the queue");
  private static final Pattern LIMIT = Pattern.compile("LIMIT_\\w+");

  private final Map<Integer, Integer> places = new ConcurrentHashMap<>();
  private final Set<String> limits = ConcurrentHashMap.newKeySet();
  private final Set<Integer> pushedBack = ConcurrentHashMap.newKeySet();
  private final AtomicInteger placeless = new AtomicInteger();
  private final AtomicInteger entered = new AtomicInteger();
  private volatile boolean over;

  /** What the page in place of a lab says to somebody. */
  void told(int visitor, String page) {
    Matcher place = PLACE.matcher(page);
    Matcher limit = LIMIT.matcher(page);
    if (!place.find() || !limit.find()) {
      placeless.incrementAndGet();
      return;
    }
    limits.add(limit.group());
    int now = Integer.parseInt(place.group(1));
    Integer before = places.put(visitor, now);
    if (before != null && now > before) {
      pushedBack.add(visitor);
    }
  }

  void entered() {
    entered.incrementAndGet();
  }

  /** Whoever waits goes away. */
  void end() {
    over = true;
  }

  boolean isOver() {
    return over;
  }

  /** How many have come in. */
  int in() {
    return entered.get();
  }

  /** How many have waited. */
  int waited() {
    return places.size();
  }

  /** Whether everybody who waited saw a place, and nobody's became a worse one. */
  boolean isOrderly() {
    return placeless.get() == 0 && pushedBack.isEmpty();
  }

  @Override
  public String toString() {
    return "%d came in, %d waited %s, the last at place %d; without a place %d, pushed back %d"
        .formatted(
            entered.get(),
            waited(),
            limits,
            places.values().stream().mapToInt(Integer::intValue).max().orElse(0),
            placeless.get(),
            pushedBack.size());
  }
}
