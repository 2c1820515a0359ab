package descent.load;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import descent.browser.Chromium;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A real browser with the first page, whose start it drags 10 times a second now and then. */
final class RealVisitor implements AutoCloseable {
  private static final int MOVES = 60;
  private static final int MOVE_MILLISECONDS = 100;
  private static final double RADIUS = 80;

  /** A machine under load takes its time. */
  private static final double PATIENCE_MILLISECONDS = 120_000;

  private final AtomicInteger errors = new AtomicInteger();
  private final Page page;

  RealVisitor(Chromium chromium, String server) {
    page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    page.onPageError(error -> errors.incrementAndGet());
    page.navigate(server);
    page.waitForFunction("() => document.querySelector('descent-stage')?.store?.race");
  }

  int errors() {
    return errors.get();
  }

  /** Drags for six seconds; what it saw, as a sentence. */
  String drag() {
    page.evaluate("() => performance.clearMeasures('descent-drag')");
    BoundingBox handle = page.locator("descent-map .start").boundingBox();
    double x = handle.x + handle.width / 2;
    double y = handle.y + handle.height / 2;
    page.mouse().move(x, y);
    page.mouse().down();
    for (int i = 1; i <= MOVES; i++) {
      page.mouse().move(x + RADIUS * Math.sin(0.2 * i), y + RADIUS * Math.sin(0.1 * i) / 2);
      page.waitForTimeout(MOVE_MILLISECONDS);
    }
    page.mouse().move(x, y);
    page.mouse().up();
    @SuppressWarnings("unchecked")
    var measured =
        (List<Number>)
            page.evaluate(
                "() => performance.getEntriesByName('descent-drag').map(entry => entry.duration)");
    double[] lags = measured.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    return lags.length == 0
        ? "a real browser painted nothing"
        : String.format(
            Locale.ROOT,
            "a real browser: of %d moves %d painted, from the hand to the paint median %.0f ms,"
                + " 95th percentile %.0f ms, %d errors",
            MOVES,
            lags.length,
            lags[lags.length / 2],
            lags[(int) (0.95 * lags.length)],
            errors.get());
  }

  @Override
  public void close() {
    page.close();
  }
}
