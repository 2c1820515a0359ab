package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static descent.browser.Accessibility.expectNoViolations;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import descent.cli.CommandLine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only a browser can show of the comparison. */
@ExtendWith(Playground.class)
class CompareIT {
  @Test
  void theFirstScreensContendersHaveTheirOwnBestRatesWhichOpenInTheLab(Page page) {
    page.navigate("/");
    page.getByText("Compare over learning rates").click();
    assertThat(page.locator("descent-rates .lesson")).containsText("AdaGrad: any rate from");
    assertThat(page.locator("descent-rates tbody tr")).hasCount(4);
    assertThat(page.locator("nav a[router-link][aria-current=page]")).hasText("Compare");
    expectNoViolations(page);

    BoundingBox plot = page.locator("descent-rates .plot").boundingBox();
    page.mouse().move(plot.x + plot.width / 2, plot.y + plot.height / 3);
    assertThat(page.locator("descent-rates .tip")).containsText(Pattern.compile("final loss: "));

    Locator best = page.locator("descent-rates tbody button").nth(2);
    String rate = best.textContent().strip();
    best.click();
    assertThat(page.locator("descent-map")).isVisible();
    assertThat(page.locator(".contender-rate").nth(2)).hasText(rate);
    assertThat(page).not().hasURL(Pattern.compile("compare"));
  }

  @Test
  void aChoiceIsUndoneAndRedoneByKeysThatTheListNames(Page page) {
    page.navigate("/compare");
    assertThat(page.locator("descent-rates tbody tr")).hasCount(4);
    page.getByRole(AriaRole.TAB).last().click();
    assertThat(page.locator("descent-seed-bands tbody tr")).hasCount(4);
    assertThat(page).hasURL(Pattern.compile("show=seeds"));
    page.keyboard().press("Control+z");
    assertThat(page.locator("descent-rates tbody tr")).hasCount(4);
    assertThat(page).not().hasURL(Pattern.compile("show="));
    page.keyboard().press("Control+Shift+z");
    assertThat(page.locator("descent-seed-bands tbody tr")).hasCount(4);
    assertThat(page).hasURL(Pattern.compile("show=seeds"));
    page.keyboard().press("?");
    assertThat(page.locator("descent-keys dialog")).containsText("Undo, redo");
    expectNoViolations(page);
  }

  @Test
  void aCellOfTheMapOpensAndSeedsSayThatNothingIsRandom(Page page) throws Exception {
    page.navigate("/compare?show=map");
    assertThat(page.locator("descent-dial-map .lesson")).containsText("Momentum does best at");
    expectNoViolations(page);
    expectTheBytesOfTheCommand(page);
    page.getByRole(AriaRole.TAB).last().click();
    assertThat(page.locator("descent-seed-bands .lesson")).containsText("Seeds change nothing");
    assertThat(page.locator("descent-seed-bands tbody tr")).hasCount(4);
    assertThat(page).hasURL(Pattern.compile("show=seeds"));
    expectNoViolations(page);
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Basins of attraction"))
        .click();
    assertThat(page.locator("descent-basins thead th")).hasCount(5);
    assertThat(page.locator("descent-basins .lesson")).containsText("Adam 100%");
    page.locator("descent-basins .plot").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("descent-basins .tip")).containsText("SGD from");
    expectNoViolations(page);
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Two numbers")).click();
    assertThat(page.locator("descent-dial-map .lesson")).containsText("Momentum does best at");
    page.locator("descent-dial-map .plot").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowUp");
    page.keyboard().press("ArrowUp");
    assertThat(page.locator("descent-dial-map .tip")).containsText("0.96");
    assertThat(page.locator("descent-dial-map .tip"))
        .containsText(
            "Theory: along the flattest direction it swings and shrinks (a factor of 0.9");
    assertThat(page.locator("descent-cell-path polyline.ghost")).hasCount(1);
    assertThat(page.locator("descent-cell-path polyline.theory")).hasCount(2);
    page.keyboard().press("Enter");
    assertThat(page.locator("descent-map")).isVisible();
    assertThat(page).not().hasURL(Pattern.compile("compare"));
  }

  /** The file that a visitor keeps against the command's for the experiment of the page. */
  private static void expectTheBytesOfTheCommand(Page page) throws Exception {
    Download kept =
        page.waitForDownload(
            () ->
                page.getByText("All cells as CSV", new Page.GetByTextOptions().setExact(true))
                    .click());
    String experiment =
        (String)
            page.evaluate(
                "() => JSON.stringify(document.querySelector('descent-compare').store.experiment)");
    var out = new ByteArrayOutputStream();
    byte[] in = experiment.getBytes(StandardCharsets.UTF_8);
    int code =
        CommandLine.run(
            new String[] {"sweep", "-"},
            new ByteArrayInputStream(in),
            out,
            new ByteArrayOutputStream());
    assertThat(code).isZero();
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    assertThat(sha256.digest(Files.readAllBytes(kept.path())))
        .isEqualTo(sha256.digest(out.toByteArray()));
  }

  @Test
  @Visitor(language = "zh-CN", width = 390, height = 844, dark = true)
  void aPhoneInTheDarkInChinaSeesEverything(Page page) {
    page.navigate("/compare");
    assertThat(page.locator("descent-rates tbody tr")).hasCount(4);
    assertThat(page.locator("descent-rates .lesson")).containsText("AdaGrad");
    page.locator("descent-rates .plot").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("descent-rates .tip")).containsText("SGD");
    assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
    assertThat(page.locator("body")).not().containsText(Pattern.compile("lab\\.|compare\\."));
    expectNoViolations(page);
  }
}
