package descent.browser.benchmark;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import descent.browser.Chromium;
import descent.browser.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a visitor costs: bytes over the wire and milliseconds of the server's processors for a first
 * visit, a keystroke, a second of dragging and a minute in which the first networks train; and
 * kilobytes of its heap for a session that rests and for one that trains. Started by {@code
 * scripts/benchmark visitor}.
 */
final class VisitorBenchmark {
  private static final int SESSIONS = 5;

  /** Milliseconds; a browser and a server on a busy machine may need them. */
  private static final int PATIENCE = 300_000;

  private static final int REDRAWS_A_SECOND = 30;
  private static final int DRAG_SECONDS = 4;
  private static final int KEYS = 8;

  /** Trains the first networks at the speed that they open with, for longer than is measured. */
  private static final String TRAIN =
      """
      () => {
        const stage = document.querySelector('descent-training');
        stage.experiment = JSON.stringify({ ...stage.store.experiment, steps: 150000 });
        stage.store.setSpeed(1000);
        stage.store.setPlaying(true);
      }
      """;

  private static final String TRAINS =
      """
      () => {
        const { store } = document.querySelector('descent-training');
        return store.playing && !store.ended && store.total === 150000 && store.length > 0;
      }
      """;

  private VisitorBenchmark() {}

  public static void main(String[] args) {
    try (Server server = Server.start();
        Chromium chromium = Chromium.launch()) {
      try (Page warm = page(chromium)) {
        functions(server, warm);
      }
      System.out.printf(Locale.ROOT, "%-28s %10s %12s%n", "", "kB", "server, ms");
      try (Page page = page(chromium)) {
        var meter = new Meter(page, server);
        report("a first visit", meter, 1, () -> functions(server, page));
        report("a keystroke", meter, KEYS, () -> type(page));
        report("a second of dragging", meter, DRAG_SECONDS, () -> drag(page));
      }
      try (Page page = page(chromium)) {
        var meter = new Meter(page, server);
        networks(server, page);
        report("a minute of training", meter, 1, () -> page.waitForTimeout(60_000));
        if (!(boolean) page.evaluate(TRAINS)) {
          throw new IllegalStateException("The training was over before the minute.");
        }
      }
    }
    try (Chromium chromium = Chromium.launch()) {
      System.out.printf(
          Locale.ROOT,
          "heap of a session, kB:       at rest %.0f, training %.0f%n",
          1e3 * memory(chromium, VisitorBenchmark::functions),
          1e3 * memory(chromium, VisitorBenchmark::networks));
    }
  }

  private static Page page(Chromium chromium) {
    Page page =
        chromium
            .browser()
            .newPage(
                new Browser.NewPageOptions()
                    .setViewportSize(1440, 900)
                    .setReducedMotion(ReducedMotion.REDUCE));
    page.setDefaultTimeout(PATIENCE);
    return page;
  }

  private static void report(String name, Meter meter, double times, Runnable what) {
    long bytes = meter.bytes();
    double computed = meter.computed();
    what.run();
    System.out.printf(
        Locale.ROOT,
        "%-28s %10.1f %12.1f%n",
        name,
        (meter.bytes() - bytes) / 1e3 / times,
        (meter.computed() - computed) / times);
  }

  /** Opens the lab of functions and waits until nothing more comes. */
  private static void functions(Server server, Page page) {
    page.navigate(server.address());
    page.waitForFunction("() => document.querySelector('descent-stage')?.store?.race");
    page.waitForTimeout(2500);
  }

  /** Types so many letters into the expression, with time for the answers to each. */
  private static void type(Page page) {
    page.locator("descent-expression textarea").press("End");
    for (String key : " + x*y/2".split("")) {
      page.keyboard().press(key.equals(" ") ? "Space" : key);
      page.waitForTimeout(1500);
    }
  }

  private static void drag(Page page) {
    BoundingBox handle = page.locator("descent-map .start").boundingBox();
    double x = handle.x + handle.width / 2;
    double y = handle.y + handle.height / 2;
    page.mouse().move(x, y);
    page.mouse().down();
    for (int i = 0; i < REDRAWS_A_SECOND * DRAG_SECONDS; i++) {
      page.mouse().move(x + 60 + 60 * Math.cos(i * 0.1), y + 60 * Math.sin(i * 0.1));
      page.waitForTimeout(1000.0 / REDRAWS_A_SECOND);
    }
    page.mouse().up();
  }

  private static void networks(Server server, Page page) {
    page.navigate(server.address() + "/networks");
    page.waitForFunction("() => document.querySelector('descent-training')?.store?.training");
    page.waitForTimeout(1000);
    page.evaluate(TRAIN);
    page.waitForFunction(TRAINS);
  }

  private interface Opening {
    void open(Server server, Page page);
  }

  /**
   * Megabytes for each of some sessions, of a server of their own: what others leave behind, and
   * what the first of all makes it load, is no part of them.
   */
  private static double memory(Chromium chromium, Opening opening) {
    List<BrowserContext> visitors = new ArrayList<>();
    try (Server server = Server.start()) {
      visitors.add(visit(server, chromium, opening));
      double before = Meter.heap(server);
      for (int i = 0; i < SESSIONS; i++) {
        visitors.add(visit(server, chromium, opening));
      }
      double more = Meter.heap(server) - before;
      visitors.forEach(BrowserContext::close);
      return more / SESSIONS;
    }
  }

  private static BrowserContext visit(Server server, Chromium chromium, Opening opening) {
    BrowserContext visitor = chromium.browser().newContext();
    visitor.setDefaultTimeout(PATIENCE);
    opening.open(server, visitor.newPage());
    return visitor;
  }
}
