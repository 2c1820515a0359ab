package descent.browser.networks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import descent.browser.Playground;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Networks train while a visitor watches, pauses, goes back, and loses the connection. */
@ExtendWith(Playground.class)
class NetworksLiveIT {
  private static final String STORE = "document.querySelector('descent-training').store";

  private static Object store(Page page, String expression) {
    return page.evaluate("() => { const store = " + STORE + "; return " + expression + "; }");
  }

  private static int number(Page page, String expression) {
    return ((Number) store(page, expression)).intValue();
  }

  private static void await(Page page, String condition) {
    page.waitForFunction(
        "() => { const store = document.querySelector('descent-training')?.store; return"
            + " store?.training && ("
            + condition
            + "); }");
  }

  @Test
  void trainsPausesStepsAndRewinds(Page page) {
    page.navigate("/networks");
    await(page, "store.playing && store.length > 100");
    page.keyboard().press("Space");
    await(page, "!store.playing");
    // What was under way when it paused has come by then.
    store(page, "store.want(window, {weights: true})");
    await(
        page,
        "store.atEnd && store.pictures[0]?.weights && store.pictures[0].step ==="
            + " store.length");
    int paused = number(page, "store.length");
    page.keyboard().press("ArrowRight");
    await(page, "store.length === " + (paused + 1));
    assertThat(number(page, "store.cursor")).isEqualTo(paused + 1);

    page.keyboard().press("r");
    assertThat(number(page, "store.cursor")).isZero();
    await(page, "store.pictures.every((picture) => picture.step === 0)");
    Object rewound = store(page, "[...store.pictures[0].weights[0]]");
    page.keyboard().press("End");
    await(page, "store.pictures.every((picture) => picture.step === " + (paused + 1) + ")");
    assertThat(store(page, "[...store.pictures[0].weights[0]]")).isNotEqualTo(rewound);
    page.keyboard().press("Home");
    await(page, "store.pictures.every((picture) => picture.step === 0)");
    assertThat(store(page, "[...store.pictures[0].weights[0]]")).isEqualTo(rewound);
    assertThat(number(page, "store.length")).isEqualTo(paused + 1);

    page.keyboard().press("Space");
    await(page, "store.length > " + (paused + 100));
  }

  @Test
  void aCutConnectionComesBackAndNothingIsLost(Page page) {
    page.addInitScript(
        """
        window.sockets = [];
        window.WebSocket = class extends WebSocket {
          constructor(...parameters) {
            super(...parameters);
            window.sockets.push(this);
          }
        };
        """);
    page.navigate("/networks");
    await(page, "store.length > 100");
    page.evaluate("() => window.sockets.forEach((socket) => socket.close())");
    assertThat(page.locator("descent-connection [role=status]")).containsText("is lost");
    assertThat(page.locator("descent-connection [role=status]")).containsText("is back");
    await(page, "store.ended");
    assertThat(store(page, "store.length === store.experiment.steps")).isEqualTo(true);
    String rows =
        "store.training.runs.every(({updatesPerEpoch, lines: [{columns}]}) =>"
            + " columns.get('step').every((step, row) => step === row * updatesPerEpoch) &&"
            + " columns.get('step').at(-1) === store.experiment.steps)";
    assertThat(store(page, rows)).isEqualTo(true);
  }
}
