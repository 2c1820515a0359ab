package descent.browser.functions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static descent.browser.Accessibility.expectNoViolations;
import static descent.browser.Playground.addressAfter;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import descent.browser.Playground;
import descent.browser.Visitor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only a browser can show of the function lab. */
@ExtendWith(Playground.class)
class FunctionsIT {
  private static final Duration QUIET = Duration.ofSeconds(2);

  @Test
  @Visitor(motion = true)
  void theFirstScreenPlaysByItselfAndTellsItsStory(Page page) {
    page.navigate("/");
    assertThat(page.locator("descent-caption"))
        .containsText(
            "The valley is 100 times steeper across than along: SGD zigzags all the way and still"
                + " arrives. Above a rate of 0.02 it diverges.");
    assertThat(verdict(page, 0)).containsText("arrives");
    assertThat(verdict(page, 1)).containsText("arrives");
    assertThat(verdict(page, 2)).containsText("still on its way");
    assertThat(verdict(page, 3)).containsText("arrives");
    assertThat(page.locator("descent-facts")).containsText("Condition number 100");
    page.waitForFunction("() => document.querySelector('descent-stage').store.cursor > 0");
    assertThat(step(page)).hasValue("200");
  }

  @Test
  void anOwnFunctionChangesThePathsAndTheAddress(Page page) {
    open(page);
    byte[] before = map(page).screenshot();
    String link =
        addressAfter(page, () -> expression(page).fill("sin(3x)*cos(2y) + c*(x^2 + y^2)"));
    assertThat(page.locator("descent-slider").first()).containsText("c");
    assertThat(page.locator("descent-expression .katex").first()).isVisible();
    assertThat(page.locator("descent-facts")).containsText("a minimum at");
    assertThat(map(page).screenshot()).isNotEqualTo(before);

    page.navigate("/");
    page.navigate(link);
    assertThat(expression(page)).hasValue("sin(3x)*cos(2y) + c*(x^2 + y^2)");
    assertThat(page).hasURL(link);
  }

  @Test
  void anErrorIsMarkedExplainedAndMended(Page page) {
    open(page);
    expression(page).fill("sen(x) + y^2");
    assertThat(page.locator("descent-expression mark")).hasText("sen");
    assertThat(page.locator(".expression-problem"))
        .containsText("sen is not a function; did you mean sin?");
    assertThat(expression(page)).hasAttribute("aria-invalid", "true");
    page.getByText("Use sin").click();
    assertThat(expression(page)).hasValue("sin(x) + y^2");
    assertThat(expression(page)).hasAttribute("aria-invalid", "false");
    assertThat(page.locator("descent-expression mark")).hasCount(0);
  }

  @Test
  void draggingTheStartMovesThePathsAndIsKept(Page page) {
    open(page);
    String loss = reading(page, 0).textContent();
    BoundingBox handle = page.locator("descent-map .start").boundingBox();
    double x = handle.x + handle.width / 2;
    double y = handle.y + handle.height / 2;
    page.mouse().move(x, y);
    page.mouse().down();
    for (int i = 1; i <= 20; i++) {
      page.mouse().move(x + 8 * i, y - 4 * i);
    }
    assertThat(reading(page, 0)).not().hasText(loss);
    addressAfter(page, page.mouse()::up);
    String start = start(page);
    assertThat(start).isNotEqualTo("[-4,1]");
    page.reload();
    page.waitForFunction("() => document.querySelector('descent-stage')?.store?.race");
    assertThat(start(page)).isEqualTo(start);
  }

  @Test
  void theTimelineStepsBackAndTheChartTellsTheLossThere(Page page) {
    open(page);
    assertThat(step(page)).hasValue("200");
    page.keyboard().press("ArrowLeft");
    assertThat(step(page)).hasValue("199");
    page.keyboard().press("Shift+ArrowLeft");
    assertThat(step(page)).hasValue("189");
    assertThat(page.locator("descent-chart .at")).hasText("At step 189");
    page.keyboard().press("Home");
    assertThat(step(page)).hasValue("0");
    // 0.5 * 16 + 50 * 1
    assertThat(reading(page, 0)).hasText("58");
    page.keyboard().press("ArrowRight");
    // x = -4 + 0.018 * 4, y = 1 - 0.018 * 100
    assertThat(reading(page, 0)).hasText(Pattern.compile("39\\.71.*"));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Play (Space)")).click();
    assertThat(step(page)).hasValue("200");
    page.keyboard().press("r");
    assertThat(step(page)).hasValue("0");
    page.keyboard().press("?");
    assertThat(page.locator("descent-keys dialog")).isVisible();
  }

  @Test
  void aRunThatDivergesSaysWhyAndWhatToTry(Page page) {
    open(page);
    page.locator(".contender summary").first().click();
    Locator rate =
        page.locator(".contender-editor descent-slider").first().locator("input[type=text]");
    rate.fill("0.5");
    rate.press("Enter");
    assertThat(verdict(page, 0)).containsText("diverged at step");
    assertThat(page.locator("descent-caption")).containsText("SGD: It diverged at step");
    assertThat(page.locator("descent-caption")).containsText("the loss overflowed");
    assertThat(page.locator("descent-caption"))
        .containsText("On this quadratic its rate must stay below 0.02.");
  }

  @Test
  void theGalleryBringsAFunctionWithItsStartAndFrame(Page page) {
    open(page);
    page.locator("#gallery").click();
    assertThat(page.locator(".gallery-item")).hasCount(19);
    page.locator(".gallery-item")
        .filter(new Locator.FilterOptions().setHasText("Himmelblau"))
        .click();
    assertThat(expression(page)).hasValue("(x^2 + y - 11)^2 + (x + y^2 - 7)^2");
    assertThat(page.locator("descent-facts")).containsText("4 minima");
    assertThat(start(page)).isEqualTo("[-0.3,-0.9]");
    assertThat(page.locator(".gallery-item").first()).not().isVisible();
  }

  @Test
  void contendersAreAddedChangedHiddenAndRemoved(Page page) {
    open(page);
    page.getByText("+ Add").click();
    page.locator(".choice").filter(new Locator.FilterOptions().setHasText("Lion")).click();
    assertThat(page.locator(".contender")).hasCount(5);
    assertThat(page.locator("descent-chart li")).hasCount(5);
    page.locator(".contender summary").nth(4).click();
    Locator opened = page.locator(".contender").nth(4);
    assertThat(opened.locator(".contender-editor .katex").first()).isVisible();
    opened.getByText("Duplicate").click();
    assertThat(page.locator(".contender-name").nth(5)).containsText("Lion 2");
    opened.getByText("Hide").click();
    assertThat(page.locator("descent-chart li")).hasCount(5);
    opened.getByText("Remove").click();
    assertThat(page.locator(".contender")).hasCount(5);
    assertThat(page.locator("descent-chart li")).hasCount(5);
  }

  @Test
  void aQuietPageAsksNothingButWhetherItsServerIsThere(Page page) {
    open(page);
    expression(page).fill("(1 - x)^2 + 100(y - x^2)^2");
    assertThat(page.locator("descent-facts")).containsText("a minimum at");
    // Whatever is asked late, as remedies are: a page that asks for ever is never quiet so long.
    var last = new AtomicLong(System.nanoTime());
    page.onRequest(
        request -> {
          if (request.url().contains("/api/") && !request.url().endsWith("/api/here")) {
            last.set(System.nanoTime());
          }
        });
    page.waitForCondition(() -> System.nanoTime() - last.get() > QUIET.toNanos());
  }

  @Test
  void aBrokenAddressIsExplainedAndTheFirstScreenShown(Page page) {
    page.navigate("/?e=AAAA");
    assertThat(page.locator("vaadin-notification-card"))
        .containsText("does not hold a whole experiment");
    assertThat(expression(page)).hasValue("a*x^2 + b*y^2");
  }

  @Test
  @Visitor(language = "zh-CN", width = 360, height = 740)
  void aPhoneInChinaSeesEverythingWithoutScrollingSideways(Page page) {
    open(page);
    assertThat(page.locator("descent-caption")).containsText("SGD");
    assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
    assertThat(page.locator("descent-timeline")).isInViewport();
    assertThat(page.locator("body")).not().containsText(Pattern.compile("lab\\.|functions\\."));
  }

  @Test
  void nothingStandsInTheWayOfAssistiveTechnology(Page page) {
    open(page);
    page.locator(".contender summary").first().click();
    assertThat(page.locator(".contender-editor .katex").first()).isVisible();
    expectNoViolations(page);
    page.locator(".more > summary").first().click();
    page.locator(".more > summary").last().click();
    page.locator("descent-chart .options").click();
    expectNoViolations(page);
  }

  @Test
  @Visitor(dark = true, width = 390, height = 844)
  void nothingStandsInTheWayOfAssistiveTechnologyOnAPhoneInTheDark(Page page) {
    open(page);
    expectNoViolations(page);
  }

  private static void open(Page page) {
    FunctionLab.open(page);
    page.waitForCondition(() -> page.url().contains("?e="));
  }

  private static Locator expression(Page page) {
    return page.locator("descent-expression textarea");
  }

  private static Locator map(Page page) {
    return page.locator("descent-map");
  }

  private static Locator step(Page page) {
    return page.locator("descent-timeline input.step");
  }

  private static Locator verdict(Page page, int run) {
    return page.locator("descent-verdict").nth(run);
  }

  /** The number that the chart shows for a run at the cursor. */
  private static Locator reading(Page page, int run) {
    return page.locator("descent-chart li data").nth(run);
  }

  private static String start(Page page) {
    return (String)
        page.evaluate(
            "() =>"
                + " JSON.stringify(document.querySelector('descent-stage').store.experiment.problem.start)");
  }
}
