package descent.load;

import descent.browser.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * A hall behind one address opens the networks of the first screen, one visitor after the other
 * every tenth of a second, and watches them to their ends: the processor time of the server for
 * each visitor, the time until they have all, and whether all came to the same losses. Started by
 * {@code scripts/benchmark hall}.
 */
public final class HallBenchmark {
  private static final int ADDRESS = 1;
  private static final long APART = 100;
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(30);
  private static final String SEED = "\"seed\": ";

  private HallBenchmark() {}

  /**
   * @param args visitors (100); "own" where each has a seed of its own, so that nobody can follow
   *     another; MB of the server's heap (1024)
   */
  public static void main(String[] args) throws Exception {
    int visitors = args.length > 0 ? Math.clamp(Long.parseLong(args[0]), 1, 1000) : 100;
    boolean own = args.length > 1 && args[1].equals("own");
    String heap = args.length > 2 ? args[2] : "1024";
    try (var server = Server.start("-Xmx" + heap + "m")) {
      // Whatever is compiled first is compiled before.
      open(server, 4, own, -visitors);
      System.out.printf(
          Locale.ROOT,
          "%d visitors of one address, %s, %s MB of heap: %s%n",
          visitors,
          own ? "each with a seed of their own" : "all with the same networks",
          heap,
          open(server, visitors, own, 0));
    }
    System.exit(0);
  }

  /** What became of it, in words. */
  private static String open(Server server, int visitors, boolean own, int first) throws Exception {
    String experiment = experiment();
    var tally = new Tally();
    var watchers = new ArrayList<Watcher>();
    try (var http = PageSession.client();
        var loop = new Loop()) {
      var pages = new ArrayList<PageSession>();
      for (int i = 0; i < visitors; i++) {
        pages.add(new PageSession(http, server.address(), "/networks", ADDRESS));
      }
      Machine before = Machine.now(server.process());
      long begin = System.nanoTime();
      for (int i = 0; i < visitors; i++) {
        String seed = SEED + (own ? 1_000_000 + first + i : 15);
        String asked = experiment.replaceFirst(SEED + "\\d+", seed);
        var watcher = new Watcher(server.address(), pages.get(i), tally, asked);
        watchers.add(watcher);
        loop.add(watcher);
        TimeUnit.MILLISECONDS.sleep(APART);
      }
      long live = System.nanoTime();
      while (watchers.stream().anyMatch(each -> each.end() == null)
          && System.nanoTime() - begin < LONGEST) {
        TimeUnit.MILLISECONDS.sleep(50);
        if (System.nanoTime() - live > TimeUnit.SECONDS.toNanos(10)) {
          live = System.nanoTime();
          pages.forEach(page -> page.live(tally));
        }
      }
      double passed = (System.nanoTime() - begin) / 1e9;
      String told = told(watchers, tally, before.serverCores() * passed, before.ownCores(), passed);
      for (PageSession page : pages) {
        page.close();
      }
      return told;
    }
  }

  private static String told(
      List<Watcher> watchers, Tally tally, double server, double generator, double passed) {
    List<Watcher.End> ends =
        watchers.stream()
            .map(Watcher::end)
            .filter(Objects::nonNull)
            .filter(end -> !end.digest().isEmpty())
            .sorted((a, b) -> Long.compare(a.nanoseconds(), b.nanoseconds()))
            .toList();
    if (ends.isEmpty()) {
      return "nobody was served; failures " + tally.failures();
    }
    var digests = new TreeSet<String>();
    ends.forEach(end -> digests.add(end.digest()));
    return String.format(
        Locale.ROOT,
        "%d served to the end, after %.1f s (median) and %.1f s (last); the server took %.2f s of"
            + " processor time for each; %.1f frames each, 95th percentile between two of them %d"
            + " ms; %d different digests; failures %s; generator %.2f processors, load of the"
            + " machine %.1f, %.0f s in all",
        ends.size(),
        ends.get(ends.size() / 2).nanoseconds() / 1e9,
        ends.getLast().nanoseconds() / 1e9,
        server / ends.size(),
        (double) tally.count() / ends.size(),
        tally.quantile(0.95),
        digests.size(),
        tally.failures(),
        generator,
        Machine.load(),
        passed);
  }

  /** The networks of the first screen. */
  private static String experiment() throws IOException {
    try (var in = HallBenchmark.class.getResourceAsStream("/descent/experiments/01-moons.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
