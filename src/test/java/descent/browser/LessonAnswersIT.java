package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the first lesson to the last: what shows the answer is on the screen when it is given. */
@ExtendWith(Playground.class)
class LessonAnswersIT {
  private static final int LEAST_LESSONS = 37;

  /** All texts of a page are read each time: not as often as frames are drawn. */
  private static final double BETWEEN_LOOKS_MILLISECONDS = 100;

  @Test
  void everyNumberOfAnExplanationIsSeenBesideItOnALaptopAndOnAPhone(Page page) throws IOException {
    String missing = script();
    var unseen = new ArrayList<String>();
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    page.navigate("/?lesson=zigzag");
    int lessons = 0;
    for (String next = "zigzag"; next != null; next = next(page)) {
      if (lessons++ > 0) {
        page.locator(".lesson-head nav a").last().click();
      }
      page.waitForURL("**lesson=" + next + "*");
      page.locator("descent-question .skip").click();
      page.evaluate("() => document.querySelector('descent-training')?.store.setSpeed(Infinity)");
      assertThat(page.locator("descent-proofs .lecture")).not().isEmpty();
      assertThat(page.locator("descent-proofs li b", new Page.LocatorOptions().setHasText("–")))
          .hasCount(0);
      for (int width : List.of(1440, 390)) {
        page.setViewportSize(width, width > 800 ? 900 : 844);
        page.evaluate("() => scrollTo(0, 0)");
        try {
          page.waitForFunction(
              "() => (" + missing + ")().length === 0",
              null,
              new Page.WaitForFunctionOptions().setPollingInterval(BETWEEN_LOOKS_MILLISECONDS));
        } catch (TimeoutError e) {
          unseen.add(next + " at " + width + ": " + page.evaluate(missing));
        }
      }
    }
    assertThat(unseen).isEmpty();
    assertThat(lessons).isGreaterThanOrEqualTo(LEAST_LESSONS);
  }

  /** The key of the lesson behind this one; null behind the last. */
  private static String next(Page page) {
    Locator ways = page.locator(".lesson-head nav a");
    if (!ways.last().isVisible()) {
      return null;
    }
    String href = ways.last().getAttribute("href");
    return href.substring(href.indexOf("lesson=") + "lesson=".length());
  }

  private static String script() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(LessonAnswersIT.class.getResourceAsStream("/lesson-numbers.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
