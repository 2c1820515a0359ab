package descent.browser.classroom;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import descent.browser.Chromium;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Real browsers that follow a class: contexts of one Chromium, each as a phone of its own. They
 * prefer little motion: the processors that would draw each frame on the way to a step are those of
 * the server here, which no hall has.
 */
final class ClassBrowsers implements AutoCloseable {
  /** Notes when a page hears a step, and when its pictures stand there. */
  private static final String WATCH =
      """
      window.heard = [];
      window.shown = [];
      let looking = false;
      // It asks for no more frames than the page that it watches.
      const look = () => {
        const step = document.querySelector('descent-class-student')?.step;
        if (step !== undefined && step !== shown.at(-1)?.[0]) shown.push([step, Date.now()]);
        looking = step !== heard.at(-1)?.[0];
        if (looking) requestAnimationFrame(look);
      };
      const Real = window.WebSocket;
      window.WebSocket = class extends Real {
        constructor(...all) {
          super(...all);
          this.addEventListener('message', (event) => {
            const { state } = JSON.parse(event.data);
            if (!state) return;
            heard.push([state.step, Date.now()]);
            if (!looking) requestAnimationFrame(look);
            looking = true;
          });
        }
      };
      """;

  private final Chromium chromium;
  private final List<Page> pages = new ArrayList<>();
  private final Map<Integer, Long> said = new HashMap<>();

  ClassBrowsers(String address, int count) {
    chromium = count == 0 ? null : Chromium.launch();
    for (int i = 0; i < count; i++) {
      Page page =
          chromium
              .browser()
              .newContext(
                  new Browser.NewContextOptions()
                      .setViewportSize(390, 844)
                      .setReducedMotion(ReducedMotion.REDUCE))
              .newPage();
      page.addInitScript(WATCH);
      page.navigate(address);
      page.waitForFunction("() => heard.length > 0");
      pages.add(page);
    }
  }

  int count() {
    return pages.size();
  }

  /** The teacher says this step now. */
  void said(int step) {
    said.put(step, System.currentTimeMillis());
  }

  /** Measures anew. */
  void forget() {
    said.clear();
    pages.forEach(page -> page.evaluate("() => { heard.length = 0; shown.length = 0; }"));
  }

  /** How late each heard a step, in milliseconds. */
  List<Double> heard() {
    return lags("heard");
  }

  /** How late the pictures of each stood at a step. */
  List<Double> shown() {
    return lags("shown");
  }

  private List<Double> lags(String what) {
    var lags = new ArrayList<Double>();
    for (Page page : pages) {
      for (Object each : (List<?>) page.evaluate("() => " + what)) {
        List<?> pair = (List<?>) each;
        Long since = said.get(((Number) pair.get(0)).intValue());
        if (since != null) {
          lags.add(((Number) pair.get(1)).doubleValue() - since);
        }
      }
    }
    return lags;
  }

  @Override
  public void close() {
    if (chromium != null) {
      chromium.close();
    }
  }
}
