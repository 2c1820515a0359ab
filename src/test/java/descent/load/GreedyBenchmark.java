package descent.load;

import descent.browser.Server;
import java.net.http.HttpClient;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What normal visitors, four who drag and two who watch networks, get while one address tries to
 * use up processors, memory or connections: their rate and lag, each time beside a quiet spell just
 * before. Started by {@code scripts/faults greedy}.
 */
public final class GreedyBenchmark {
  private static final double KEPT = 0.8;
  private static final int DRAGGING = 4;
  private static final int WATCHING = 2;
  private static final int SETTLING_SECONDS = 2;

  private final Server server;
  private final long seconds;
  private final String only;
  private final HttpClient http = PageSession.client();
  private int visitors;
  private boolean kept = true;

  private interface Begin {
    Greed begin();
  }

  private GreedyBenchmark(Server server, long seconds, String only) {
    this.server = server;
    this.seconds = seconds;
    this.only = only;
  }

  /**
   * Ends with code 1 where somebody gets less than 80 % of the rate of before.
   *
   * @param args seconds of each spell (15), a word of the one greed that is tried (all)
   */
  public static void main(String[] args) throws Exception {
    long seconds = args.length > 0 ? Math.clamp(Long.parseLong(args[0]), 2, 600) : 15;
    String only = args.length > 1 ? args[1] : "";
    boolean kept;
    try (var server = Server.start("-Xmx512m")) {
      var benchmark = new GreedyBenchmark(server, seconds, only);
      var unused = benchmark.measure();
      benchmark.beside("30 clients with races of 16 contenders", benchmark::processor);
      benchmark.beside("40 clients who do not read their answers", () -> new Greed.Heap(server));
      benchmark.beside("2000 silent connections", () -> new Greed.Connections(server));
      benchmark.beside("40 clients who ask what is refused", benchmark::refused);
      benchmark.beside("40 clients who open whole pages", benchmark::pages);
      benchmark.beside("40 clients with long computations", benchmark::jobs);
      benchmark.beside("40 clients who train large networks", () -> new Greed.Trainings(server));
      kept = benchmark.kept;
    }
    System.exit(kept ? 0 : 1);
  }

  private Greed processor() {
    return new Greed.Processor(server, http);
  }

  private Greed refused() {
    return new Greed.Refused(server, http);
  }

  private Greed pages() {
    return new Greed.Pages(server, http);
  }

  private Greed jobs() {
    return new Greed.Jobs(server, http);
  }

  /** What was measured of normal visitors. */
  private record Spell(double redraws, long lag, double frames, String failures) {}

  private Spell measure() throws Exception {
    var drags = new Tally();
    var frames = new Tally();
    try (var crowd =
        new Crowd(http, server.address(), visitors, DRAGGING, WATCHING, drags, frames)) {
      visitors += crowd.dragging() + crowd.watching();
      long begun = drags.count();
      long shown = frames.count();
      TimeUnit.SECONDS.sleep(seconds);
      return new Spell(
          (drags.count() - begun) / (double) seconds / DRAGGING,
          drags.quantile(0.95),
          (frames.count() - shown) / (double) seconds / WATCHING,
          drags.failures() + " " + frames.failures());
    }
  }

  private void beside(String what, Begin begin) throws Exception {
    if (!what.contains(only)) {
      return;
    }
    Spell quiet = measure();
    Spell loud;
    try (var greed = begin.begin()) {
      TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
      loud = measure();
    }
    double redraws = loud.redraws() / quiet.redraws();
    double frames = loud.frames() / quiet.frames();
    kept &= redraws >= KEPT && frames >= KEPT;
    System.out.printf(
        Locale.ROOT,
        "%s: others keep %.0f %% of their redraws (%.1f of %.1f a second), 95th percentile of lag"
            + " %d ms (quiet %d ms); %.0f %% of their frames of networks (%.1f of %.1f); failures"
            + " %s; load of the machine %.1f%n",
        what,
        100 * redraws,
        loud.redraws(),
        quiet.redraws(),
        loud.lag(),
        quiet.lag(),
        100 * frames,
        loud.frames(),
        quiet.frames(),
        loud.failures(),
        Machine.load());
  }
}
