package descent.load;

import descent.browser.Chromium;
import descent.browser.Server;
import java.net.http.HttpClient;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Visitors who drag and visitors who watch networks train, over loopback: a quarter of them, half,
 * all, twice as many, and all again; after each, the figures of one line. The server has 1 GB of
 * heap. Started by {@code scripts/benchmark load}.
 */
public final class LoadBenchmark {
  private static final int SAMPLES = 5;
  private static final int LONGEST = 3600;
  private static final int MOST = 2000;

  private final Server server;
  private final Chromium chromium;
  private final HttpClient http = PageSession.client();
  private int visitors;

  private LoadBenchmark(Server server, Chromium chromium) {
    this.server = server;
    this.chromium = chromium;
  }

  /**
   * @param args seconds with all of them (600), how many drag (200), how many watch (40)
   */
  public static void main(String[] args) throws Exception {
    long seconds = number(args, 0, 600, LONGEST);
    int dragging = number(args, 1, 200, MOST);
    int watching = number(args, 2, 40, MOST);
    try (var server = Server.start("-Xmx1g");
        var chromium = Chromium.launch()) {
      var benchmark = new LoadBenchmark(server, chromium);
      System.out.printf(
          Locale.ROOT,
          "%d processors, also for the generator; each who drags moves 10 times a second a race of"
              + " 4 contenders of 200 steps%n",
          Runtime.getRuntime().availableProcessors());
      long part = Math.max(10, seconds / 5);
      benchmark.phase("warm-up", part, dragging / 8, watching / 8);
      benchmark.phase("a quarter", part, dragging / 4, watching / 4);
      benchmark.phase("half", part, dragging / 2, watching / 2);
      benchmark.phase("all", seconds, dragging, watching);
      benchmark.phase("twice", part, 2 * dragging, 2 * watching);
      benchmark.phase("all again", part, dragging, watching);
      benchmark.phase("nobody", 30, 0, 0);
    }
    System.exit(0);
  }

  private static int number(String[] args, int place, int standard, int most) {
    return args.length > place ? Math.clamp(Long.parseLong(args[place]), 0, most) : standard;
  }

  private void phase(String name, long seconds, int dragging, int watching) throws Exception {
    var drags = new Tally();
    var frames = new Tally();
    try (var crowd =
        new Crowd(http, server.address(), visitors, dragging, watching, drags, frames)) {
      visitors += dragging + watching;
      Machine before = Machine.now(server.process());
      long began = System.nanoTime();
      long begun = drags.count();
      var heap = new StringBuilder();
      for (int sample = 0; sample < SAMPLES; sample++) {
        TimeUnit.MILLISECONDS.sleep(seconds * 1000 / SAMPLES);
        heap.append(String.format(Locale.ROOT, " %.0f", Machine.heap(server.process())));
      }
      double passed = (System.nanoTime() - began) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%s: %d drag, %d watch, %.0f s: %.1f redraws a second each, lag median %d ms, 95th"
              + " percentile %d ms; between two frames of a network median %d ms, 95th percentile"
              + " %d ms; failures %s %s; heap%s MB; server %.2f, generator %.2f processors, load of"
              + " the machine %.1f%n",
          name,
          crowd.dragging(),
          crowd.watching(),
          passed,
          (drags.count() - begun) / passed / Math.max(1, dragging),
          drags.quantile(0.5),
          drags.quantile(0.95),
          frames.quantile(0.5),
          frames.quantile(0.95),
          drags.failures(),
          frames.failures(),
          heap,
          before.serverCores(),
          before.ownCores(),
          Machine.load());
      System.out.println("  " + RealVisitor.visit(chromium, server.address()));
    }
  }
}
