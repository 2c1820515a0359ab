package descent.browser.functions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import descent.browser.Playground;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only a browser can show of many seeds. */
@ExtendWith(Playground.class)
class FanIT {
  @Test
  void aFanIsDrawnFollowsTheNoiseAndSaysSoWhereThereIsNone(Page page) {
    FunctionLab.open(page);
    page.locator(".noise > summary").click();
    Locator sentence = page.locator("descent-fan p");
    byte[] before = page.locator("descent-map").screenshot();
    page.locator("descent-fan select").last().selectOption("50 seeds");
    assertThat(sentence).containsText("nothing here is random");

    Locator noise = page.locator(".noise descent-slider input[type=text]");
    noise.fill("2");
    noise.press("Enter");
    assertThat(sentence).containsText("SGD with 50 seeds: half of the runs end between");
    assertThat(page.locator("descent-map").screenshot()).isNotEqualTo(before);
    String spread = sentence.textContent();
    page.locator("descent-fan select").first().selectOption("Adam");
    assertThat(sentence).containsText("Adam with 50 seeds");
    assertThat(spread).doesNotContain("Adam");
  }
}
