package descent.load;

import descent.FreePort;
import descent.browser.Chromium;
import descent.browser.Server;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Visitors who drag and visitors who watch networks train, over loopback, before a server with 1 GB
 * of heap: a quarter and half of them to begin with, then all; as many again who would like to come
 * in; and again those who were there before. Prints a table, and ends with code 1 where something
 * of what {@link Verdict} asks does not hold. Started by {@code scripts/benchmark load}.
 */
public final class LoadBenchmark {
  private static final int FEWEST_SECONDS = 10;
  private static final int LONGEST = 3600;
  private static final int MOST = 2000;
  private static final long BEFORE = 15;

  /** Visitors come as a hall does that opens a link: within a few seconds. */
  private static final long COMING_SECONDS = 8;

  /** Until pages that are closed have given back their memory. */
  private static final long GIVEN_BACK_SECONDS = 45;

  private static final String ROW =
      "%-12s %8s %9s %6s %6s %9s %6s %6s %6s %6s %7s %7s %6s %6s %5s%n";

  private final Server server;
  private final HttpClient http = PageSession.client();
  private final FrameLag lag;
  private final Tally drags = new Tally();
  private final Tally frames = new Tally();
  private int visitors;

  private LoadBenchmark(Server server, int management) {
    this.server = server;
    lag = new FrameLag(http, management);
  }

  /**
   * @param args seconds with all of them (600), how many drag (200), how many watch (40), seconds
   *     while twice as many would like to (60), and again without these (60)
   */
  public static void main(String[] args) throws Exception {
    long seconds = number(args, 0, 600, FEWEST_SECONDS, LONGEST);
    int dragging = number(args, 1, 200, 1, MOST);
    int watching = number(args, 2, 40, 1, MOST);
    long twice = number(args, 3, 60, FEWEST_SECONDS, LONGEST);
    long again = number(args, 4, 60, FEWEST_SECONDS, LONGEST);
    int management = FreePort.find();
    boolean holds;
    try (var server =
            Server.start(
                Map.of("MANAGEMENT_PORT", Integer.toString(management)),
                Server.PLACE.resolve("load.log"),
                "-Xmx1g");
        var chromium = Chromium.launch()) {
      var benchmark = new LoadBenchmark(server, management);
      holds = benchmark.run(chromium, seconds, dragging, watching, twice, again);
    }
    System.exit(holds ? 0 : 1);
  }

  private static int number(String[] args, int place, int standard, int least, int most) {
    return args.length > place ? Math.clamp(Long.parseLong(args[place]), least, most) : standard;
  }

  private boolean run(
      Chromium chromium, long seconds, int dragging, int watching, long twice, long again)
      throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%d processors, also for the generator and a browser; each who drags moves 10 times a"
            + " second a race of 4 contenders of 200 steps%n",
        Runtime.getRuntime().availableProcessors());
    System.out.printf(
        ROW,
        "phase",
        "visitors",
        "redraws/s",
        "p50",
        "p95",
        "frames/s",
        "gap50",
        "gap95",
        "lag50",
        "lag95",
        "heap MB",
        "then",
        "server",
        "itself",
        "load");
    for (int part : new int[] {4, 2}) {
      try (var crowd = crowd(dragging / part, watching / part)) {
        print(phase(part == 4 ? "a quarter" : "half", BEFORE, crowd, () -> {}));
      }
    }
    List<String> seen = new ArrayList<>();
    Phase base;
    Phase during;
    Phase after;
    Waiting waiting;
    int errors;
    double idle = Machine.heap(server.process());
    try (var browser = new RealVisitor(chromium, server.address());
        var crowd = crowd(dragging, watching)) {
      base = phase("all", seconds, crowd, () -> seen.add(browser.drag()));
      print(base);
      int before = visitors;
      visitors += dragging + watching;
      try (var others = new Crowd(http, server.address(), new Tally(), new Tally())) {
        long apart = TimeUnit.SECONDS.toMillis(COMING_SECONDS) / (dragging + watching);
        waiting = others.come(before, dragging, watching, apart);
        during = phase("twice", twice, crowd, () -> seen.add(browser.drag())).with(others);
        print(during);
        System.out.println("  of as many again: " + waiting);
      }
      after = phase("all again", again, crowd, () -> seen.add(browser.drag()));
      print(after);
      seen.forEach(sentence -> System.out.println("  " + sentence));
      errors = browser.errors();
    }
    TimeUnit.SECONDS.sleep(GIVEN_BACK_SECONDS);
    double end = Machine.heap(server.process());
    System.out.printf(
        Locale.ROOT, "heap before all came %.0f MB, after all have gone %.0f MB%n", idle, end);
    return new Verdict()
        .load(base)
        .twice(base, during, waiting)
        .again(base, after)
        .heap(idle, end)
        .browser(errors)
        .print();
  }

  private Crowd crowd(int dragging, int watching) throws Exception {
    var crowd = new Crowd(http, server.address(), visitors, dragging, watching, drags, frames);
    visitors += dragging + watching;
    return crowd;
  }

  /** Lets some time pass, in which something else is done. */
  private Phase phase(String name, long seconds, Crowd crowd, Runnable meanwhile) throws Exception {
    // What has just come settles first, and a collection is nobody's lag.
    TimeUnit.SECONDS.sleep(2);
    double heap = Machine.heap(server.process());
    TimeUnit.SECONDS.sleep(1);
    Tally dragged = drags.copy();
    Tally framed = frames.copy();
    FrameLag.Counts counts = lag.now();
    Machine before = Machine.now(server.process());
    long began = System.nanoTime();
    long end = began + TimeUnit.SECONDS.toNanos(seconds);
    meanwhile.run();
    TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
    double passed = (System.nanoTime() - began) / 1e9;
    double servers = before.serverCores();
    double own = before.ownCores();
    return new Phase(
        name,
        crowd.dragging(),
        crowd.watching(),
        passed,
        drags.since(dragged),
        frames.since(framed),
        lag.now().since(counts),
        heap,
        Machine.heap(server.process()),
        servers,
        own,
        Machine.load());
  }

  private static void print(Phase phase) {
    System.out.printf(
        ROW,
        phase.name(),
        phase.dragging() + "+" + phase.watching(),
        "%.1f".formatted(phase.redraws()),
        phase.drags().quantile(0.5),
        phase.drags().quantile(0.95),
        "%.1f".formatted(phase.framesEach()),
        phase.frames().quantile(0.5),
        phase.frames().quantile(0.95),
        phase.lag().quantile(0.5),
        phase.lag().quantile(0.95),
        "%.0f".formatted(phase.heap()),
        "%.0f".formatted(phase.heapAtEnd()),
        "%.2f".formatted(phase.server()),
        "%.2f".formatted(phase.itself()),
        "%.1f".formatted(phase.load()));
    if (!phase.failures().isEmpty()) {
      System.out.println("  failures " + phase.failures());
    }
  }
}
