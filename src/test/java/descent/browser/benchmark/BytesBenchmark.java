package descent.browser.benchmark;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import descent.browser.Chromium;
import descent.browser.Server;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What goes over the wire, in kB as they were transferred, answers with their heads: a first visit
 * with an empty cache, a keystroke in the expression, a second of dragging the start at 30 moves a
 * second, and a second visit. The first screen of the packaged program over loopback. Started by
 * {@code scripts/benchmark bytes}.
 */
final class BytesBenchmark {
  private static final int SECONDS = 4;
  private static final int MOVES_A_SECOND = 30;
  private static final double RADIUS = 60;

  /** A visit counts as over when nothing has come for so long, in milliseconds. */
  private static final int QUIET = 1500;

  private BytesBenchmark() {}

  public static void main(String[] args) {
    try (Server server = Server.start();
        Chromium chromium = Chromium.launch();
        Page page =
            chromium
                .browser()
                .newPage(
                    new Browser.NewPageOptions()
                        .setViewportSize(1440, 900)
                        .setReducedMotion(ReducedMotion.REDUCE))) {
      Meter meter = Meter.of(page);
      page.navigate(server.address());
      page.waitForFunction("() => document.querySelector('descent-stage')?.store?.race");
      meter.settle(page);
      meter.report("first visit", 1);

      page.locator("descent-expression textarea, descent-expression input").first().click();
      meter.settle(page);
      meter.reset();
      page.keyboard().press("End");
      page.keyboard().type("0");
      meter.settle(page);
      meter.report("a keystroke", 1);

      drag(page, meter);
      meter.report("a second of dragging, %d moves".formatted(MOVES_A_SECOND), SECONDS);

      meter.settle(page);
      meter.reset();
      page.navigate(server.address());
      page.waitForFunction("() => document.querySelector('descent-stage')?.store?.race");
      meter.settle(page);
      meter.report("second visit", 1);
    }
  }

  private static void drag(Page page, Meter meter) {
    BoundingBox handle = page.locator("descent-map .start").boundingBox();
    double x = handle.x + handle.width / 2;
    double y = handle.y + handle.height / 2;
    page.mouse().move(x, y);
    page.mouse().down();
    page.mouse().move(x + 5, y);
    page.waitForTimeout(300);
    meter.reset();
    long begun = System.nanoTime();
    for (int i = 0; i < SECONDS * MOVES_A_SECOND; i++) {
      double angle = i * 0.1;
      page.mouse().move(x + RADIUS * Math.sin(angle), y + RADIUS * (1 - Math.cos(angle)));
      long due = begun + (i + 1) * 1_000_000_000L / MOVES_A_SECOND;
      page.waitForTimeout(Math.max(1, (due - System.nanoTime()) / 1_000_000));
    }
    page.waitForTimeout(1);
    meter.freeze();
    page.mouse().up();
  }

  /** Adds up what Chromium says that it received. */
  private static final class Meter {
    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, Double> bytes = new TreeMap<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private long last = System.nanoTime();
    private boolean frozen;

    static Meter of(Page page) {
      var meter = new Meter();
      CDPSession devtools = page.context().newCDPSession(page);
      devtools.on(
          "Network.responseReceived",
          event -> {
            JsonObject answer = event.getAsJsonObject("response");
            meter.kinds.put(
                event.get("requestId").getAsString(), kind(answer.get("url").getAsString()));
          });
      devtools.on(
          "Network.loadingFinished",
          event ->
              meter.add(
                  meter.kinds.getOrDefault(event.get("requestId").getAsString(), "other"),
                  event.get("encodedDataLength").getAsDouble()));
      devtools.on(
          "Network.webSocketFrameReceived",
          event ->
              meter.add(
                  "socket",
                  event.getAsJsonObject("response").get("payloadData").getAsString().length()));
      devtools.send("Network.enable");
      return meter;
    }

    private static String kind(String url) {
      URI address = URI.create(url.replaceAll("[|{}\\[\\]\"]", "_"));
      String path = address.getPath() == null ? "" : address.getPath();
      if (path.startsWith("/api/") || path.startsWith("/texts/")) {
        return path.replaceAll("^(/\\w+/?\\w*).*", "$1");
      }
      if (path.startsWith("/VAADIN/") || path.endsWith(".js") || path.endsWith(".css")) {
        return path.startsWith("/VAADIN/push") ? "push" : "scripts and styles";
      }
      return address.getQuery() != null && address.getQuery().contains("v-r=")
          ? "Vaadin's messages"
          : "page";
    }

    private void add(String kind, double more) {
      last = System.nanoTime();
      if (!frozen) {
        bytes.merge(kind, more, Double::sum);
        answers.merge(kind, 1, Integer::sum);
      }
    }

    void settle(Page page) {
      last = System.nanoTime();
      while (System.nanoTime() - last < QUIET * 1_000_000L) {
        page.waitForTimeout(50);
      }
    }

    void reset() {
      bytes.clear();
      answers.clear();
      frozen = false;
    }

    void freeze() {
      frozen = true;
    }

    void report(String what, int divisor) {
      double all = bytes.values().stream().mapToDouble(Double::doubleValue).sum();
      System.out.printf(Locale.ROOT, "%s: %.1f kB%n", what, all / divisor / 1000);
      bytes.entrySet().stream()
          .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
          .forEach(
              entry ->
                  System.out.printf(
                      Locale.ROOT,
                      "  %-20s %8.1f kB in %.4g answers%n",
                      entry.getKey(),
                      entry.getValue() / divisor / 1000,
                      (double) answers.get(entry.getKey()) / divisor));
      frozen = false;
      reset();
    }
  }
}
