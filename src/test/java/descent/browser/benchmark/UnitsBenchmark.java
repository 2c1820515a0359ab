package descent.browser.benchmark;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import descent.browser.Chromium;
import descent.browser.Server;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How fast the first screen of the networks trains while the middle shows predictions, and while it
 * shows the units with their maps: updates a second at the highest speed, the median of five
 * trainings, in a real browser over loopback. Started by {@code scripts/benchmark units}.
 */
final class UnitsBenchmark {
  private static final int TRAININGS = 5;

  /** Rewinds to a new training, which ends; the answer is how many updates a second it made. */
  private static final String TRAIN =
      """
      async seed => {
        const stage = document.querySelector('descent-training');
        const { store } = stage;
        const ended = () => new Promise(done => {
          const look = () => store.ended && store.length === store.total ? done() : requestAnimationFrame(look);
          look();
        });
        store.setPlaying(false);
        stage.experiment = JSON.stringify({ ...store.experiment, seed });
        await new Promise(done => {
          const look = () => store.length < store.total && !store.ended ? done() : requestAnimationFrame(look);
          look();
        });
        store.setSpeed(Infinity);
        const begin = performance.now();
        const from = store.length;
        store.setPlaying(true);
        await ended();
        return 1000 * (store.total - from) / (performance.now() - begin);
      }
      """;

  private UnitsBenchmark() {}

  public static void main(String[] args) {
    try (Server server = Server.start();
        Chromium chromium = Chromium.launch();
        BrowserContext visitor = chromium.browser().newContext();
        Page page = visitor.newPage()) {
      page.setDefaultTimeout(120_000);
      page.navigate(server.address() + "/networks");
      page.waitForFunction(
          "() => document.querySelector('descent-training')?.store?.training && "
              + "document.querySelector('descent-training').store.length > 0");
      // The first training warms the server.
      updates(page, 1);
      double predictions = updates(page, 10);
      page.locator("descent-networks").getByText("Units").click();
      double units = updates(page, 20);
      System.out.printf(
          Locale.ROOT,
          "predictions %.0f updates/s, units %.0f updates/s: %.2f of it%n",
          predictions,
          units,
          units / predictions);
    }
  }

  private static double updates(Page page, int seed) {
    double[] all =
        IntStream.range(seed, seed + TRAININGS)
            .mapToDouble(i -> ((Number) page.evaluate(TRAIN, i)).doubleValue())
            .sorted()
            .toArray();
    System.out.println(Arrays.toString(all));
    return all[TRAININGS / 2];
  }
}
