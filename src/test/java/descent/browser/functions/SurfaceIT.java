package descent.browser.functions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import descent.browser.Playground;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only a browser can show of the surface in three dimensions. */
@ExtendWith(Playground.class)
class SurfaceIT {
  private static final String SCENE = ".*/scene-[^/]*\\.js.*";

  @Test
  void theSceneIsLoadedWhenItIsOpenedTurnsAndFollowsADrag(Page page) {
    List<String> asked = new CopyOnWriteArrayList<>();
    page.onRequest(request -> asked.add(request.url()));
    FunctionLab.open(page);
    assertThat(asked).noneMatch(url -> url.matches(SCENE));
    choose(page, "Surface");
    assertThat(page.locator("descent-map canvas.relief")).isVisible();
    assertThat(asked).anyMatch(url -> url.matches(SCENE));

    Locator map = page.locator("descent-map");
    byte[] first = map.screenshot();
    page.locator("descent-map .orbit").focus();
    page.keyboard().press("ArrowLeft");
    byte[] turned = map.screenshot();
    assertThat(turned).isNotEqualTo(first);
    assertThat(page.locator("descent-timeline input.step")).hasValue("200");

    BoundingBox handle = page.locator("descent-map .start").boundingBox();
    double x = handle.x + handle.width / 2;
    double y = handle.y + handle.height / 2;
    page.mouse().move(x, y);
    page.mouse().down();
    page.mouse().move(x + 30, y + 20);
    page.waitForFunction(
        "() => document.querySelector('descent-stage').store.race.runs[0].columns.get('x')[0] !=="
            + " -4");
    page.mouse().up();
    assertThat(map.screenshot()).isNotEqualTo(turned);

    choose(page, "Map");
    assertThat(page.locator("descent-map canvas.relief")).hasCount(0);
    choose(page, "Surface");
    assertThat(page.locator("descent-map canvas.relief")).isVisible();
  }

  @Test
  void withoutWebGlASentenceSaysSoAndTheMapStays(Page page) {
    page.addInitScript(
        """
        const real = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
          return kind.startsWith('webgl') ? null : real.call(this, kind, ...more);
        };
        """);
    FunctionLab.open(page);
    choose(page, "Surface");
    assertThat(page.locator("descent-map .note").first()).containsText("no WebGL");
    assertThat(page.locator("descent-map canvas.relief")).hasCount(0);
    assertThat(page.locator("descent-map canvas.land")).isVisible();
  }

  private static void choose(Page page, String picture) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(picture).setExact(true))
        .click();
  }
}
