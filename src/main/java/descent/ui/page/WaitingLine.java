package descent.ui.page;

import descent.live.Lobby;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The line of one server alone. */
final class WaitingLine implements Lobby {
  /** Seconds between two questions. */
  static final int AGAIN = 3;

  private static final long LOST = TimeUnit.SECONDS.toNanos(LOST_SECONDS);

  /** So many are remembered; who comes later waits without a place. */
  private static final int MOST = 10_000;

  private static final int BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final LongSupplier clock;
  private final Map<String, Long> asked = new LinkedHashMap<>();

  /**
   * @param clock counts nanoseconds
   */
  WaitingLine(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Place ask(String token, int free) {
    long now = clock.getAsLong();
    asked.values().removeIf(last -> now - last > LOST);
    String known = asked.containsKey(token) ? token : draw();
    if (asked.containsKey(known) || asked.size() < MOST) {
      asked.put(known, now);
    }
    int place = 1;
    for (String each : asked.keySet()) {
      if (each.equals(known)) {
        break;
      }
      place++;
    }
    if (place <= free) {
      asked.remove(known);
      return new Place("", 0);
    }
    return new Place(known, place);
  }

  @Override
  public synchronized int size() {
    return asked.size();
  }

  private static String draw() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
