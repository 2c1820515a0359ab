package descent.browser.functions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import descent.browser.Playground;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only a browser can show of functions of many variables. */
@ExtendWith(Playground.class)
class ManyVariablesIT {
  @Test
  void aThousandVariablesRunAndThePlaneOfTheirPathsIsShown(Page page) {
    FunctionLab.open(page);
    page.locator("descent-expression textarea").fill("sum(i, 1, n, (1 + i/n)*x[i]^2)");
    page.waitForFunction(
        "() => document.querySelector('descent-stage').store.race.variables.length === 10");
    page.locator(".more > summary").last().click();
    Locator dimension =
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Dimension n"));
    dimension.fill("1000");
    dimension.press("Enter");
    page.waitForFunction(
        "() => document.querySelector('descent-stage').store.race.variables.length === 1000");

    Locator map = page.locator("descent-map");
    byte[] slice = map.screenshot();
    page.getByText("Path plane").click();
    assertThat(page.locator("descent-map .about")).containsText("of the paths' variance");
    assertThat(page.locator("descent-map .start")).not().isVisible();
    assertThat(map.screenshot()).isNotEqualTo(slice);
    page.getByText("Path plane").click();
    assertThat(page.locator("descent-map .start")).isVisible();
  }
}
