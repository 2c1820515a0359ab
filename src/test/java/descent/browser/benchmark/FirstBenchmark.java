package descent.browser.benchmark;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import descent.browser.Chromium;
import descent.browser.Server;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How soon a visitor sees the first painted path, and how soon the lab has painted its own: in a
 * real browser, over loopback and over a slow line, with an empty cache and with a filled one. The
 * medians of ten visits. Started by {@code scripts/benchmark first}.
 */
final class FirstBenchmark {
  private static final int VISITS = 10;
  private static final double ROUND_TRIP = 150;
  private static final double BITS_A_SECOND = 1.6e6;

  /** Notes when a frame that shows a path has been painted, and when the lab has painted. */
  private static final String WATCH =
      """
      (() => {
        const painted = then => requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => then(performance.now());
          port2.postMessage(null);
        });
        const lab = () => document.querySelector('descent-stage')?.store?.race
            && document.querySelector('descent-map')?.terrain?.terrain && !document.getElementById('first');
        const look = () => {
          if (!window.pathAt && (document.querySelector('.first-path path') || lab())) {
            window.pathAt = -1;
            painted(at => { window.pathAt = at; window.pathSeen?.(); });
          }
          if (!window.labAt && lab()) painted(at => window.labAt = at);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      })();
      """;

  private FirstBenchmark() {}

  private record Visit(double path, double lab, long bytesBefore, long bytes) {}

  public static void main(String[] args) {
    try (Server server = Server.start();
        Chromium chromium = Chromium.launch()) {
      // The first visit of all warms the server, as any before the measured ones would.
      visits(server, chromium, false, 1);
      System.out.printf(
          Locale.ROOT,
          "%-34s %10s %10s %14s %12s%n",
          "",
          "path, ms",
          "lab, ms",
          "kB until path",
          "kB in all");
      for (boolean slow : new boolean[] {false, true}) {
        var cold = new ArrayList<Visit>();
        var warm = new ArrayList<Visit>();
        for (int i = 0; i < VISITS; i++) {
          List<Visit> both = visits(server, chromium, slow, 2);
          cold.add(both.getFirst());
          warm.add(both.getLast());
        }
        String line = slow ? "150 ms, 1.6 Mbit/s" : "loopback";
        report(line + ", empty cache", cold);
        report(line + ", filled cache", warm);
      }
    }
  }

  private static List<Visit> visits(Server server, Chromium chromium, boolean slow, int times) {
    var visits = new ArrayList<Visit>();
    try (BrowserContext visitor = chromium.browser().newContext()) {
      for (int i = 0; i < times; i++) {
        try (Page page = visitor.newPage()) {
          var meter = new Meter(page, server);
          if (slow) {
            meter.slow(ROUND_TRIP, BITS_A_SECOND);
          }
          long[] before = {0};
          page.exposeFunction(
              "pathSeen",
              nothing -> {
                before[0] = meter.bytes();
                return null;
              });
          page.addInitScript(WATCH);
          page.navigate(server.address());
          page.waitForFunction("() => window.labAt > 0");
          page.waitForTimeout(500);
          visits.add(
              new Visit(number(page, "pathAt"), number(page, "labAt"), before[0], meter.bytes()));
        }
      }
    }
    return visits;
  }

  private static double number(Page page, String name) {
    return ((Number) page.evaluate("() => window." + name)).doubleValue();
  }

  private static void report(String name, List<Visit> visits) {
    System.out.printf(
        Locale.ROOT,
        "%-34s %10.0f %10.0f %14.0f %12.0f%n",
        name,
        median(visits.stream().mapToDouble(Visit::path).toArray()),
        median(visits.stream().mapToDouble(Visit::lab).toArray()),
        median(visits.stream().mapToDouble(visit -> visit.bytesBefore() / 1e3).toArray()),
        median(visits.stream().mapToDouble(visit -> visit.bytes() / 1e3).toArray()));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
