package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static descent.browser.Accessibility.expectNoViolations;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only a browser can show of the gradient check. */
@ExtendWith(Playground.class)
class CheckIT {
  @Test
  void aSmoothNetworkIsRightAndItsCurvesAreDrawn(Page page) {
    open(page);
    assertThat(verdict(page)).containsText("The gradient is");
    assertThat(page.locator("descent-error-map")).hasCount(3);
    assertThat(page.locator("descent-step-curve .name")).hasCount(4);
    assertThat(page.locator("nav a[router-link][aria-current=page]")).hasText("Gradient check");
    expectNoViolations(page);
  }

  @Test
  void aSecretMistakeShowsAndIsToldAfterAGuess(Page page) {
    open(page);
    page.getByText("Plant one at random").click();
    assertThat(verdict(page)).containsText("probably wrong");
    assertThat(page.locator("tbody tr.wrong").first()).containsText("layer");
    page.getByText("It is this one").click();
    assertThat(page.locator(".guess p")).containsText(Pattern.compile("(Yes|No): layer \\d"));
    expectNoViolations(page);
    page.locator("#fault").selectOption("none");
    assertThat(verdict(page)).containsText("The gradient is");
  }

  @Test
  void theStepIsChosenByDraggingInThePicture(Page page) {
    open(page);
    assertThat(page.locator("descent-step-curve .name")).hasCount(4);
    BoundingBox plot = page.locator("descent-step-curve .plot").boundingBox();
    page.mouse().move(plot.x + plot.width - 14, plot.y + 100);
    page.mouse().down();
    page.mouse().up();
    assertThat(page.locator("output")).hasText("0.1");
    assertThat(page.locator("tbody tr").first()).containsText("the step is too large");
    // The check looks at smaller steps, too, and says where both agree.
    assertThat(verdict(page))
        .hasText(
            Pattern.compile("The gradient is right: .+ at h = [0-9e.−-]+ both agree to .+\\."));
  }

  @Test
  void aKinkIsNamedBesideItsParameter(Page page) {
    open(page);
    page.locator("vaadin-select").click();
    page.locator("vaadin-select-item")
        .filter(new Locator.FilterOptions().setHasText("a function at its kink"))
        .click();
    assertThat(page.locator("tbody tr.kink")).containsText("relu(x - 1)");
    assertThat(page.locator("descent-formula .katex").first()).isVisible();
  }

  @Test
  @Visitor(language = "zh-CN", width = 390, height = 844, dark = true)
  void aPhoneInTheDarkInChinaSeesEverything(Page page) {
    open(page);
    assertThat(verdict(page)).containsText("梯度");
    assertThat(page.locator("descent-step-curve .name")).hasCount(4);
    assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
    assertThat(page.locator("body")).not().containsText(Pattern.compile("lab\\.|check\\."));
    expectNoViolations(page);
  }

  private static void open(Page page) {
    page.navigate("/check");
    assertThat(page.locator("descent-check tbody tr").first()).isVisible();
  }

  private static Locator verdict(Page page) {
    return page.locator("descent-check .verdict");
  }
}
