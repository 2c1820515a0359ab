package descent.browser.benchmark;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import descent.browser.Chromium;
import descent.browser.Server;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How fast the pictures follow a hand: the start is dragged in circles with 8 contenders of 500
 * steps, and the browser measures from each input event until the frame that shows its race has
 * been painted; once with the inspector closed and once opened. The packaged program answers over
 * loopback. Started by {@code scripts/benchmark drag}.
 */
final class DragBenchmark {
  private static final int WARM_UP = 300;
  private static final int MOVES = 1500;
  private static final double RADIUS = 120;
  private static final List<String> OPTIMIZERS =
      List.of("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw", "nadam");

  private DragBenchmark() {}

  public static void main(String[] args) {
    try (Server server = Server.start();
        Chromium chromium = Chromium.launch()) {
      for (boolean inspecting : new boolean[] {false, true}) {
        measure(server, chromium, inspecting);
      }
    }
  }

  private static void measure(Server server, Chromium chromium, boolean inspecting) {
    try (Page page =
        chromium
            .browser()
            .newPage(
                new Browser.NewPageOptions()
                    .setViewportSize(1440, 900)
                    .setReducedMotion(ReducedMotion.REDUCE))) {
      page.navigate(server.address());
      page.waitForFunction("() => document.querySelector('descent-stage')?.store?.race");
      page.evaluate(
          "experiment => { document.querySelector('descent-stage').experiment = experiment; }",
          experiment());
      page.waitForFunction(
          "() => document.querySelector('descent-stage').store.race.runs.length === 8");
      if (inspecting) {
        page.keyboard().press("i");
        page.locator("descent-inspector select").selectOption("adam");
        page.waitForSelector("descent-inspector .board .katex");
      }
      drag(page, inspecting);
    }
  }

  private static void drag(Page page, boolean inspecting) {
    BoundingBox handle = page.locator("descent-map .start").boundingBox();
    double x = handle.x + handle.width / 2 + RADIUS;
    double y = handle.y + handle.height / 2;
    page.mouse().move(x - RADIUS, y);
    page.mouse().down();
    circle(page, x, y, WARM_UP);
    page.evaluate("() => performance.clearMeasures('descent-drag')");
    page.evaluate(
        """
        () => {
          window.steps = 0;
          document.querySelector('descent-stage').store.subscribe(
              change => change === 'inspection' && window.steps++);
        }
        """);
    double begun = ((Number) page.evaluate("() => performance.now()")).doubleValue();
    circle(page, x, y, MOVES);
    double ended = ((Number) page.evaluate("() => performance.now()")).doubleValue();
    int steps = ((Number) page.evaluate("() => window.steps")).intValue();
    @SuppressWarnings("unchecked")
    var measured =
        (List<Number>)
            page.evaluate(
                "() => performance.getEntriesByName('descent-drag').map(entry => entry.duration)");
    page.mouse().up();
    report(
        inspecting
            ? "inspector open, %.0f steps explained a second"
                .formatted(1000 * steps / (ended - begun))
            : "inspector closed",
        measured.stream().mapToDouble(Number::doubleValue).sorted().toArray(),
        ended - begun);
  }

  private static String experiment() {
    String runs =
        OPTIMIZERS.stream()
            .map(
                type ->
                    """
                    {"name": "%1$s", "optimizer": {"type": "%1$s"}, "schedule": {"type": "constant", "learningRate": 0.01}}
                    """
                        .formatted(type))
            .collect(Collectors.joining(","));
    return """
    {"version": 1, "problem": {"type": "function", "expression": "a*x^2 + b*y^2", "variables": ["x", "y"],
      "parameters": {"a": 0.5, "b": 50}, "start": [-4, 1], "domain": [[-5, 5], [-2, 2]], "gradientNoise": 0},
     "steps": 500, "seed": 1, "stop": {"gradientNorm": 0, "loss": null}, "runs": [%s]}
    """
        .formatted(runs);
  }

  private static void circle(Page page, double x, double y, int moves) {
    IntStream.range(0, moves)
        .forEach(
            i -> {
              double angle = Math.PI + i * 0.05;
              page.mouse().move(x + RADIUS * Math.cos(angle), y + RADIUS * Math.sin(angle));
            });
  }

  private static void report(String what, double[] milliseconds, double elapsed) {
    System.out.printf(
        Locale.ROOT,
        "drag, 8 contenders of 500 steps, %s: %d redraws in %.1f s, %.0f a second; input to paint:"
            + " median %.1f ms, 95th percentile %.1f ms%n",
        what,
        milliseconds.length,
        elapsed / 1000,
        1000 * milliseconds.length / elapsed,
        milliseconds[milliseconds.length / 2],
        milliseconds[(int) (0.95 * milliseconds.length)]);
  }
}
