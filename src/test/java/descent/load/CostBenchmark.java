package descent.load;

import descent.browser.Server;
import java.net.http.HttpClient;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What a redraw of who drags and a frame of who watches cost: milliseconds of processor time of the
 * whole server, of its compilers therein, and of the generator. Other programs on the machine
 * hardly change that, as they would change a lag. Started by {@code scripts/benchmark cost}.
 */
public final class CostBenchmark {
  private static final int DRAGGING = 8;
  private static final int WATCHING = 4;

  private final Server server;
  private final HttpClient http = PageSession.client();
  private int visitors;

  private CostBenchmark(Server server) {
    this.server = server;
  }

  /**
   * @param args seconds of each spell (20)
   */
  public static void main(String[] args) throws Exception {
    long seconds = args.length > 0 ? Math.clamp(Long.parseLong(args[0]), 5, 600) : 20;
    try (var server = Server.start("-Xmx1g")) {
      var benchmark = new CostBenchmark(server);
      benchmark.spell("warm-up", seconds, DRAGGING, WATCHING);
      benchmark.spell("a redraw", seconds, DRAGGING, 0);
      benchmark.spell("a frame", seconds, 0, WATCHING);
    }
    System.exit(0);
  }

  private void spell(String what, long seconds, int dragging, int watching) throws Exception {
    var drags = new Tally();
    var frames = new Tally();
    try (var crowd =
        new Crowd(http, server.address(), visitors, dragging, watching, drags, frames)) {
      visitors += crowd.dragging() + crowd.watching();
      Machine before = Machine.now(server.process());
      long begun = drags.count() + frames.count();
      long compiled = Machine.compiling(server.process());
      long began = System.nanoTime();
      TimeUnit.SECONDS.sleep(seconds);
      double cores = before.serverCores();
      double compiling = Machine.compiling(server.process()) - compiled;
      double own = before.ownCores();
      double passed = (System.nanoTime() - began) / 1e6;
      long count = Math.max(1, drags.count() + frames.count() - begun);
      System.out.printf(
          Locale.ROOT,
          "%s: server %.2f ms, of these compiling %.2f ms, generator %.2f ms of processor time"
              + " each; %.0f of them a second; failures %s %s; load of the machine %.1f%n",
          what,
          cores * passed / count,
          compiling / count,
          own * passed / count,
          count / passed * 1e3,
          drags.failures(),
          frames.failures(),
          Machine.load());
    }
  }
}
