package descent.browser.functions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static descent.browser.Accessibility.expectNoViolations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import descent.browser.Playground;
import descent.browser.Visitor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a remedy promises, the ghost that it leaves, and the ways back. */
@ExtendWith(Playground.class)
class RemedyIT {
  private static final Pattern PROMISE = Pattern.compile("ends at (\\S+) instead of");
  private static final String STORE = "document.querySelector('descent-stage').store";
  private static final String END = STORE + ".race.runs[0].columns.get('loss').at(-1)";

  @Test
  @Visitor(dark = true, width = 390, height = 844)
  void aRemedyKeepsItsPromiseAndItsGhostLeadsBack(Page page) {
    page.navigate("/");
    Locator line = page.locator("descent-remedy[run='0']");
    Locator remedy = line.locator("button:not(.back)");
    remedy.waitFor();
    Matcher promise = PROMISE.matcher(remedy.textContent());
    assertThat(promise.find()).as(remedy.textContent()).isTrue();
    double promised = Double.parseDouble(promise.group(1).replace('\u2212', '-'));
    String before = experiment(page);
    double end = number(page, END);

    remedy.click();
    page.waitForFunction("() => " + STORE + ".former && " + END + " !== " + end);
    assertThat(number(page, END)).isCloseTo(promised, within(1e-3 * promised));
    assertThat(line.locator(".back")).isVisible();
    assertThat(page.locator("descent-chart .back")).hasCount(1);
    expectNoViolations(page);

    page.getByText("Curves").click();
    page.locator("descent-chart .back").click();
    page.waitForFunction("() => !" + STORE + ".former && " + END + " === " + end);
    assertThat(experiment(page)).isEqualTo(before);
    assertThat(page.locator("descent-chart .back")).hasCount(0);
    assertThat(line.locator(".back")).hasCount(0);
  }

  @Test
  void whoGoesBackToALabFindsItWhereItStood(Page page) {
    page.navigate("/");
    Locator step = page.locator("descent-timeline .step");
    assertThat(step).hasValue("200");
    for (int i = 199; i > 196; i--) {
      page.keyboard().press("ArrowLeft");
      assertThat(step).hasValue("" + i);
    }
    page.locator("nav a[router-link]").getByText("Networks").click();
    page.locator("descent-decisions canvas").first().waitFor();
    page.goBack();
    assertThat(page.locator("descent-map")).isVisible();
    assertThat(step).hasValue("197");
    assertThat(page.locator("descent-timeline .of")).hasText("of 200");
  }

  private static String experiment(Page page) {
    return (String) page.evaluate("() => JSON.stringify(" + STORE + ".experiment.runs)");
  }

  private static double number(Page page, String expression) {
    return ((Number) page.evaluate("() => " + expression)).doubleValue();
  }
}
