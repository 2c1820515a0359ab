package descent.browser.networks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static descent.browser.Accessibility.expectNoViolations;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import descent.browser.Playground;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Playground.class)
class DropoutIT {
  private static final String EXPERIMENT =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 60, "noise": 0.2},
        "layers": [{"units": 64, "keepProbability": 0.5}], "batchSize": 10},
       "steps": 200, "runs": [{"name": "Vanilla", "optimizer": {"type": "momentum"},
         "network": {"dropout": "vanilla"}}]}
      """;

  @Test
  void theMeanOverAllMasksStandsBesideTheTestPass(Page page) {
    open(page);
    assertThat(number(page, "exact")).hasText("–");
    assertThat(number(page, "drawn")).containsText("±");

    small(page, "twoTanh");
    assertThat(number(page, "exact")).hasText(Pattern.compile("−?\\d.*"));
    assertThat(number(page, "data")).containsText(" of ");
    assertThat(number(page, "gradient")).containsText("weight of a dropped unit: 0;");
    assertThat(number(page, "seen")).containsText("of 65,536");
    assertThat(value(number(page, "distance"))).isGreaterThan(1e-6);

    small(page, "twoLinear");
    assertThat(page.locator("descent-dropout")).containsText("The test pass is the exact mean");
    assertThat(value(number(page, "distance"))).isLessThan(1e-12);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Probabilities")).click();
    assertThat(page.locator("descent-dropout")).containsText("softmax is not linear");
    expectNoViolations(page);
  }

  @Test
  void unitsAreSwitchedOffAndLongWorkIsCancelled(Page page) {
    open(page);
    page.locator("descent-switching #switch").click();
    assertThat(page.locator("descent-switching [data-off='0'] td")).hasCount(4);
    assertThat(page.locator("descent-switching [data-scaling='0']")).containsText("%");

    small(page, "twoTanh");
    assertThat(number(page, "data")).isVisible();
    Locator masks = page.locator("descent-dropout #masks");
    masks.focus();
    masks.press("End");
    page.locator("descent-dropout #cancel").click();
    assertThat(page.locator("descent-dropout #cancel")).hasCount(0);
  }

  /** Stands at the end of a short training, with the panel open. */
  private static void open(Page page) {
    page.navigate("/networks?e=" + address());
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dropout").setExact(true))
        .click();
    assertThat(number(page, "test")).isVisible();
  }

  /** The experiment as the address holds it: deflated, in Base64. */
  private static String address() {
    byte[] text = EXPERIMENT.getBytes(StandardCharsets.UTF_8);
    byte[] packed = new byte[4096];
    try (var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
      deflater.setInput(text);
      deflater.finish();
      int length = deflater.deflate(packed);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(packed, length));
    }
  }

  private static void small(Page page, String name) {
    page.locator("descent-dropout [data-small=" + name + "]").click();
  }

  private static Locator number(Page page, String name) {
    return page.locator("descent-dropout [data-number=" + name + "]");
  }

  private static double value(Locator number) {
    return Double.parseDouble(number.textContent().strip().replace('−', '-'));
  }
}
