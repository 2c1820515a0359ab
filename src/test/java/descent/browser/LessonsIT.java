package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static descent.browser.Accessibility.expectNoViolations;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the cards to a lab whose future is hidden, and to the answer that lets it play. */
@ExtendWith(Playground.class)
class LessonsIT {
  /** The sections whose last card has no neighbour and does not take the row. */
  private static final String ALONE =
      """
      () => [...document.querySelectorAll('.lesson-cards')].filter((cards) => {
        const [last, before] = [...cards.children].reverse().map((card) => card.getBoundingClientRect());
        return last.top !== before.top && last.width < 0.9 * cards.clientWidth;
      }).map((cards) => cards.parentElement.querySelector('h2').textContent)
      """;

  /** Whether the map has a height to be seen in, and lies beside or above the curves. */
  private static final String APART =
      """
      () => {
        const map = document.querySelector('descent-map');
        const { height, right, bottom } = map.getBoundingClientRect();
        const clipped = getComputedStyle(map.parentElement).overflowY !== 'visible';
        const end = clipped ? map.parentElement.getBoundingClientRect().bottom : Infinity;
        const { left, top } = document.querySelector('.lab-chart').getBoundingClientRect();
        return height >= 200 && (right <= left + 1 || Math.min(bottom, end) <= top + 1);
      }
      """;

  private static final Pattern SOME_STEP = Pattern.compile("[1-9]\\d*");

  @Test
  @Visitor(motion = true)
  void aLessonHidesItsRunUntilItIsAnsweredAndThenPlays(Page page) {
    page.navigate("/lessons");
    page.locator(".lesson-card").first().waitFor();
    assertThat(page.locator("nav a[router-link][aria-current=page]")).hasText("Lessons");
    expectNoViolations(page);
    page.locator(".lesson-card").first().click();
    page.locator("descent-chart .name").first().waitFor();

    assertThat(page.locator("descent-question [role=radio]")).hasCount(3);
    assertThat(page.locator("descent-timeline .of")).hasText("of 0");
    page.keyboard().press("End");
    page.keyboard().press(" ");
    assertThat(step(page)).hasValue("0");
    assertThat(page.locator("descent-verdict").first()).hasText("");
    expectNoViolations(page);

    page.keyboard().press("3");
    assertThat(page.locator("descent-question .answer")).containsText("Right.");
    assertThat(page.locator("descent-timeline .of")).hasText("of 200");
    assertThat(step(page)).hasValue(SOME_STEP);
    assertThat(page.locator("descent-verdict").first()).containsText("arrives");
    assertThat(page).hasURL(Pattern.compile("e=.*lesson=zigzag|lesson=zigzag.*&e="));
    page.keyboard().press("End");
    page.keyboard().press("ArrowLeft");
    assertThat(step(page)).hasValue("199");
    expectNoViolations(page);

    page.reload();
    assertThat(page.locator("descent-question .answer")).containsText("Right.");
    assertThat(step(page)).hasValue("199");
    assertThat(page.locator("descent-timeline .of")).hasText("of 200");

    page.locator(".lesson-head nav a").last().click();
    assertThat(page.locator(".lesson-head h2")).hasText("A shallow local minimum");
    assertThat(page.locator("descent-timeline .of")).hasText("of 0");
    page.getByText("All lessons").click();
    assertThat(page.locator("descent-answered span")).hasCount(1);
    assertThat(page.locator("descent-progress")).containsText("1 of");
  }

  @Test
  void aNetworkDoesNotTrainBeforeTheAnswer(Page page) {
    page.navigate("/networks?lesson=subnetworks");
    page.locator("descent-decisions canvas").first().waitFor();
    page.keyboard().press(" ");
    page.keyboard().press("ArrowRight");
    assertThat(step(page)).hasValue("0");
    page.locator("descent-question .skip").click();
    assertThat(page.locator("descent-question .answer")).containsText("The answer: 1024.");
    assertThat(step(page)).hasValue(SOME_STEP);
    assertThat(page.locator("descent-units svg, descent-units canvas").first()).isVisible();
    page.keyboard().press(" ");
    expectNoViolations(page);
    page.reload();
    assertThat(page.locator("descent-question .answer")).containsText("The answer: 1024.");
    assertThat(page.locator("descent-units")).isVisible();
  }

  @Test
  @Visitor(language = "zh-CN", width = 360, height = 740, dark = true)
  void aPhoneInTheDarkInChinaReadsTheLessonsAndAnswersOne(Page page) {
    page.navigate("/lessons");
    page.locator(".lesson-card").first().waitFor();
    expectNoOverflow(page);
    expectNoViolations(page);
    page.navigate("/check?lesson=fault");
    page.locator("descent-question [role=radio]").first().waitFor();
    assertThat(page.locator("descent-check tbody tr")).hasCount(0);
    page.locator("descent-question [role=radio]").nth(1).click();
    page.locator("descent-check tbody tr.wrong").first().waitFor();
    expectNoOverflow(page);
    expectNoViolations(page);
  }

  @Test
  void inALowWindowTheWordsOfTheAnswerPressNeitherTheMapNorTheCurvesAway(Page page) {
    page.navigate("/?lesson=friction");
    page.locator("descent-question .skip").click();
    assertThat(page.locator("descent-question .answer")).isVisible();
    for (int width : List.of(1024, 1280)) {
      page.setViewportSize(width, width == 1024 ? 768 : 600);
      page.waitForFunction(APART);
    }
    // A phone on its side: a drawer that is folded away leaves the width to the rest.
    page.setViewportSize(844, 390);
    page.locator("descent-drawer .fold[aria-expanded=true]").click();
    page.waitForFunction(
        "() => document.querySelector('.lab-map').getBoundingClientRect().right > innerWidth - 50");
    expectNoOverflow(page);
  }

  @Test
  void noCardIsLeftAloneInItsRow(Page page) {
    page.navigate("/lessons");
    page.locator(".lesson-card").first().waitFor();
    for (int width : List.of(540, 700, 768, 900, 1024, 1280, 1440, 1920)) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate(ALONE)).as("sections of %d pixels", width).isEqualTo(List.of());
    }
  }

  private static void expectNoOverflow(Page page) {
    assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
    assertThat(page.locator("body")).not().containsText(Pattern.compile("lab\\.|lessons\\."));
  }

  private static Locator step(Page page) {
    return page.locator("descent-timeline .step");
  }
}
