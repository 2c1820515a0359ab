package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static descent.browser.Playground.addressAfter;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only a browser can show of the editor of an own rule. */
@ExtendWith(Playground.class)
class RuleIT {
  @Test
  void aRuleRunsWhileItIsTypedAndTravelsInTheLink(Page page) {
    Locator text = open(page);
    String ownMomentum = reading(page, 4);
    addressAfter(page, () -> page.locator("descent-rule select").selectOption("SGD"));
    assertThat(text).containsText("w = w - lr*g");
    page.waitForCondition(() -> !reading(page, 4).equals(ownMomentum));

    addressAfter(page, () -> text.fill("v = 0.9*v - lr*g\nw = w + v"));
    page.waitForCondition(() -> reading(page, 4).equals(ownMomentum));
    String link = addressAfter(page, () -> text.fill("v = 0.5*v - lr*g\nw = w + v"));
    page.navigate("about:blank");
    page.navigate(link);
    page.waitForFunction("() => document.querySelector('descent-stage')?.store?.race");
    assertThat(rule(page)).isEqualTo("v = 0.5*v - lr*g\nw = w + v");
  }

  @Test
  void whatIsWrongIsMarkedAtItsPlaceAndMended(Page page) {
    Locator text = open(page);
    String before = reading(page, 4);
    text.fill("v = 0.9*v - lr*g\nw = w + v");
    double tall = page.locator("descent-rule").boundingBox().height;
    text.fill("v = 0.9*v - lr*g\nw = w + sqt(v)");
    assertThat(page.locator("descent-rule .cm-lintRange-error")).hasText("sqt");
    assertThat(page.locator("descent-rule #problem")).containsText("sqt is not a function");
    // Nothing below moves.
    assertThat(page.locator("descent-rule").boundingBox().height).isEqualTo(tall);
    assertThat(text).hasAttribute("aria-invalid", "true");
    assertThat(reading(page, 4)).isEqualTo(before);
    page.locator("descent-rule #problem button").click();
    assertThat(text).containsText("sqrt(v)");
    assertThat(text).hasAttribute("aria-invalid", "false");
    text.press("Tab");
    assertThat(text).not().isFocused();
  }

  @Test
  void hostileTextIsRefusedInWordsAndTheRaceGoesOn(Page page) {
    Locator text = open(page);
    String before = reading(page, 4);
    Locator problem = page.locator("descent-rule #problem");
    text.fill("w = w - lr*" + "(".repeat(5000) + "g" + ")".repeat(4000));
    assertThat(problem).isVisible();
    text.fill("w = w - lr*g " + "+ g".repeat(4000));
    assertThat(problem).containsText("at most 10000");
    text.fill(
        "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">");
    assertThat(problem).containsText("Position 1");
    assertThat(text).containsText("<script>");
    assertThat(page.title()).isNotEqualTo("taken");
    assertThat(reading(page, 4)).isEqualTo(before);
    text.fill("w = w - lr*g");
    assertThat(problem).hasText("");
  }

  @Test
  void nothingMovesWhileAValidRuleIsTyped(Page page) {
    Locator text = open(page);
    page.locator("descent-remedy button").first().waitFor();
    page.evaluate(
        """
        () => {
          const rows = [...document.querySelectorAll('.contender')];
          window.tops = [];
          const look = () => {
            const [first, , , , last] = rows.map((row) => row.getBoundingClientRect().top);
            window.tops.push(last - first);
            requestAnimationFrame(look);
          };
          look();
        }
        """);
    String before = reading(page, 4);
    text.press("Control+End");
    text.pressSequentially(" - 0.001*g");
    page.waitForCondition(() -> !reading(page, 4).equals(before));
    page.locator("descent-remedy button").first().waitFor();
    double moved =
        ((Number) page.evaluate("() => Math.max(...tops) - Math.min(...tops)")).doubleValue();
    assertThat(moved).isLessThan(1);
  }

  /** Opens the first screen with an own rule as the fifth contender, and its editor. */
  private static Locator open(Page page) {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    page.navigate("/");
    page.waitForFunction("() => document.querySelector('descent-stage')?.store?.race");
    page.waitForCondition(() -> page.url().contains("?e="));
    page.getByText("+ Add").click();
    Locator choices = page.locator(".choice");
    addressAfter(
        page, () -> choices.filter(new Locator.FilterOptions().setHasText("Own rule")).click());
    assertThat(page.locator("descent-chart li")).hasCount(5);
    page.locator(".contender summary").nth(4).click();
    Locator text = page.locator("descent-rule .cm-content");
    assertThat(text).containsText("v = 0.9*v - lr*g");
    return text;
  }

  private static String reading(Page page, int run) {
    return page.locator("descent-chart li data").nth(run).textContent();
  }

  private static String rule(Page page) {
    return (String)
        page.evaluate(
            "() =>"
                + " document.querySelector('descent-stage').store.experiment.runs[4].optimizer.rule");
  }
}
