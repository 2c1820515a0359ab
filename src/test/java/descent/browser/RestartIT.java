package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import descent.FreePort;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The only server is killed, and started again: its open pages go on with what they showed. */
@Timeout(600)
class RestartIT {
  private static final String LENGTH =
      "(document.querySelector('descent-training')?.store?.length ?? 0)";

  @Test
  void pagesGoOnWithWhatTheyShowed() throws Exception {
    int port = FreePort.find();
    try (Chromium chromium = Chromium.launch()) {
      // Its browser tells of refused connections in its console, as is right here.
      Page function = chromium.browser().newPage();
      Page network = chromium.browser().newPage();
      int reached;
      try (Server former = start(port)) {
        function.navigate(former.address());
        Locator expression = function.locator("descent-expression textarea").first();
        Playground.addressAfter(function, () -> expression.fill("x^2 + 7*y^2"));
        expression.blur();
        network.navigate(former.address() + "/networks");
        network.waitForFunction("() => " + LENGTH + " > 100");
        former.process().destroyForcibly().waitFor();
        assertThat(network.locator("descent-connection [role=status]")).containsText("is lost");
        assertThat(function.locator("descent-closing [role=status]")).not().isEmpty();
        reached = ((Number) network.evaluate(LENGTH)).intValue();
      }
      try (Server next = start(port)) {
        assertThat(next.address()).endsWith(":" + port);
        assertThat(network.locator("descent-connection [role=status]")).containsText("is back");
        network.waitForFunction("() => " + LENGTH + " > " + (reached + 100));
        function.waitForFunction(
            "() => document.querySelector('descent-stage')?.store?.race && performance"
                + ".getEntriesByType('navigation')[0].type === 'reload'");
        assertThat(function.locator("descent-expression textarea").first()).hasValue("x^2 + 7*y^2");
      }
    }
  }

  private static Server start(int port) throws IOException {
    return Server.startBriefly(
        Map.of("PORT", String.valueOf(port)), Server.PLACE.resolve("restart.log"), "-Xmx300m");
  }
}
