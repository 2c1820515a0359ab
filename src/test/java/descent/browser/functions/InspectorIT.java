package descent.browser.functions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static descent.browser.Accessibility.expectNoViolations;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import descent.browser.Playground;
import descent.browser.Visitor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only a browser can show of the inspector: the step at the cursor, explained and drawn. */
@ExtendWith(Playground.class)
class InspectorIT {
  @Test
  void aClickOnAPathOpensItAndTheMapDrawsTheStep(Page page) {
    FunctionLab.open(page);
    byte[] plain = map(page).screenshot();
    page.mouse().click(pixels(page)[0], pixels(page)[1]);
    assertThat(page.locator("descent-inspector")).hasAttribute("open", "");
    assertThat(board(page)).isVisible();
    assertThat(page.locator("descent-inspector h2")).hasText(Pattern.compile("Step \\d+ → \\d+"));
    page.mouse().move(5, 5);
    byte[] drawn = map(page).screenshot();
    assertThat(drawn).isNotEqualTo(plain);
    page.getByLabel("Vectors").uncheck();
    page.getByLabel("Quadratic model").uncheck();
    page.waitForFunction(
        """
        () => {
          const canvas = document.querySelector('descent-map').shadowRoot.querySelector('.step');
          const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          return data.every(value => value === 0);
        }
        """);
  }

  @Test
  void byKeyboardItOpensAndItsNumbersFollowTheCursorForwardAndBack(Page page) {
    FunctionLab.open(page);
    page.keyboard().press("Home");
    page.keyboard().press("i");
    assertThat(page.locator("descent-inspector h2")).isFocused();
    // w - lr*g = -4 - 0.018*(-4)
    assertThat(hole(page, 0)).hasText("−4");
    assertThat(hole(page, 2)).hasText("(−4)");
    assertThat(hole(page, 3)).hasText("−3.928");
    page.keyboard().press("ArrowRight");
    assertThat(hole(page, 0)).hasText("−3.928");
    page.keyboard().press("ArrowLeft");
    assertThat(hole(page, 0)).hasText("−4");
    page.locator(".segments label").nth(1).click();
    assertThat(hole(page, 2)).hasText("100");
    page.locator("descent-inspector select").selectOption("Momentum");
    assertThat(page.locator("descent-inspector .vectors")).containsText("without momentum");
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close the explanation (I)"))
        .click();
    assertThat(page.locator(".inspector-open")).isFocused();
  }

  @Test
  void aContenderExplainsItselfAndPlaybackIsFollowed(Page page) {
    FunctionLab.open(page);
    page.locator(".contender summary").nth(3).click();
    page.locator(".contender").nth(3).getByText("Explain").click();
    assertThat(page.locator("descent-inspector select")).hasValue("3");
    assertThat(board(page)).isVisible();
    assertThat(page.locator("descent-inspector .vectors")).containsText("without bias correction");
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Play (Space)")).click();
    assertThat(page.locator("descent-inspector h2")).not().hasText("Step 200 → 201");
    assertThat(page.locator("descent-inspector h2")).hasText("Step 200 → 201");
  }

  @Test
  void secondOrderIsShownWithItsMatricesItsLineSearchAndItsGap(Page page) {
    FunctionLab.open(page);
    page.evaluate(
        "experiment => { document.querySelector('descent-stage').experiment = experiment; }",
        """
        {"problem": {"type": "function", "expression": "(1 - x)^2 + 100(y - x^2)^2", "variables": ["x", "y"],
          "parameters": {}, "start": [-1.2, 1], "domain": [[-2, 2], [-1, 3]], "gradientNoise": 0},
         "steps": 60, "seed": 1, "stop": {"gradientNorm": 0, "loss": null},
         "runs": [{"name": "B", "optimizer": {"type": "bfgs", "lineSearch": "strongWolfe"},
           "schedule": {"type": "constant", "learningRate": 1}}]}
        """);
    page.waitForFunction(
        "() => document.querySelector('descent-stage').store.race.runs.length === 1");
    page.evaluate("() => document.querySelector('descent-stage').store.setCursor(8)");
    page.keyboard().press("i");
    assertThat(page.locator("descent-inspector [aria-label=met]")).hasCount(2);
    assertThat(page.locator("descent-inspector .gap circle")).isVisible();
    assertThat(page.locator("descent-inspector")).containsText("Condition number");
    expectNoViolations(page);
  }

  @Test
  @Visitor(language = "zh-CN", width = 360, height = 740, dark = true)
  void aPhoneInChinaReadsItWithoutScrollingSideways(Page page) {
    FunctionLab.open(page);
    page.locator("descent-drawer .curves").click();
    page.locator(".inspector-open").click();
    assertThat(board(page)).isVisible();
    assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
    assertThat(page.locator("descent-inspector"))
        .not()
        .containsText(Pattern.compile("lab\\.|inspection\\."));
    expectNoViolations(page);
  }

  /** Where AdaGrad has come to rest, alone on its path. */
  private static double[] pixels(Page page) {
    BoundingBox box = map(page).boundingBox();
    return new double[] {box.x + box.width * (5 - 1.72) / 10, box.y + box.height * 0.5};
  }

  private static Locator map(Page page) {
    return page.locator("descent-map");
  }

  private static Locator board(Page page) {
    return page.locator("descent-inspector .board .katex").first();
  }

  private static Locator hole(Page page, int index) {
    return page.locator("descent-board [data-hole='" + index + "']");
  }
}
