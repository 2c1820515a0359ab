package descent.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts what visitors meet: lags in a histogram of milliseconds, and failures by their names. */
final class Tally {
  private static final int LONGEST = 60_000;

  private final AtomicLongArray lags = new AtomicLongArray(LONGEST + 1);
  private final AtomicLong count = new AtomicLong();
  private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();

  void lag(long nanoseconds) {
    lags.incrementAndGet((int) Math.clamp(nanoseconds / 1_000_000, 0, LONGEST));
    count.incrementAndGet();
  }

  void fail(String name) {
    fail(name, 1);
  }

  void fail(String name, long times) {
    failures.computeIfAbsent(name, fresh -> new LongAdder()).add(times);
  }

  long count() {
    return count.get();
  }

  /** As it is now. */
  Tally copy() {
    return since(new Tally());
  }

  /** What has been counted since it was a copy. */
  Tally since(Tally before) {
    var more = new Tally();
    for (int lag = 0; lag <= LONGEST; lag++) {
      more.lags.set(lag, lags.get(lag) - before.lags.get(lag));
      more.count.addAndGet(more.lags.get(lag));
    }
    failures()
        .forEach(
            (name, times) -> {
              long again = times - before.failures().getOrDefault(name, 0L);
              if (again > 0) {
                more.failures.computeIfAbsent(name, fresh -> new LongAdder()).add(again);
              }
            });
    return more;
  }

  /** The lag in milliseconds that a fraction of all does not exceed. */
  long quantile(double fraction) {
    long rest = (long) Math.ceil(fraction * count.get());
    int lag = 0;
    while (lag < LONGEST && (rest -= lags.get(lag)) > 0) {
      lag++;
    }
    return lag;
  }

  /** How often what went wrong, by name. */
  Map<String, Long> failures() {
    var all = new TreeMap<String, Long>();
    failures.forEach((name, times) -> all.put(name, times.sum()));
    return all;
  }
}
