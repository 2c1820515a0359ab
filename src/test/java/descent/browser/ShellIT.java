package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Playground.class)
class ShellIT {
  /** The labs whose names are not seen whole. */
  private static final String CUT =
      """
      () => {
        const nav = document.querySelector('.shell-header nav').getBoundingClientRect();
        return [...document.querySelectorAll('.shell-header nav a')]
          .filter((a) => a.getBoundingClientRect().right > nav.right + 1)
          .map((a) => a.textContent);
      }
      """;

  @Test
  void thePageOpensInTheFunctionLab(Page page) {
    page.navigate("/");

    assertThat(page).hasTitle("Descent");
    assertThat(html(page)).hasAttribute("lang", "en");
    assertThat(tab(page, "Functions")).hasAttribute("aria-current", "page");
  }

  @Test
  void theLanguageCanBeSwitchedAndIsKept(Page page) {
    page.navigate("/");

    button(page, "中文").click();
    assertThat(tab(page, "函数")).isVisible();
    assertThat(html(page)).hasAttribute("lang", "zh");

    page.reload();
    assertThat(tab(page, "函数")).isVisible();

    button(page, "English").click();
    assertThat(tab(page, "Functions")).isVisible();
    assertThat(html(page)).hasAttribute("lang", "en");
  }

  @Test
  @Visitor(language = "zh-CN")
  void theBrowserChoosesTheLanguage(Page page) {
    page.navigate("/");

    assertThat(tab(page, "函数")).isVisible();
    assertThat(html(page)).hasAttribute("lang", "zh");
  }

  @Test
  @Visitor(language = "fr-FR")
  void whoReadsNeitherLanguageGetsEnglish(Page page) {
    page.navigate("/");

    assertThat(tab(page, "Functions")).isVisible();
  }

  @Test
  void darkIsOneClickAwayAndIsKept(Page page) {
    page.navigate("/");
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(245, 246, 248)");

    button(page, "Light or dark").click();
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(15, 18, 22)");

    page.reload();
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(15, 18, 22)");
  }

  @Test
  void everyViewIsReadAloudByNamesAndScrollsInsideItself(Page page) {
    Map<String, String> views =
        Map.of(
            "/", "descent-timeline",
            "/networks", "descent-timeline",
            "/check", "descent-check tbody tr",
            "/compare", "[role=tab]",
            "/lessons", "main.lessons-view a");
    views.forEach(
        (view, ready) -> {
          page.navigate(view);
          assertThat(page.locator(ready).first()).isVisible();
          Accessibility.expectSpokenNames(page);
          assertThat(
                  (Boolean)
                      page.evaluate("() => document.documentElement.scrollHeight <= innerHeight"))
              .as(view)
              .isTrue();
        });
  }

  @Test
  @Visitor(dark = true)
  void theSystemChoosesDark(Page page) {
    page.navigate("/");

    assertThat(page.locator("body")).hasCSS("background-color", "rgb(15, 18, 22)");
  }

  @Test
  @Visitor(width = 360, height = 740)
  void aPhoneReachesEverySwitchOfTheHeader(Page page) {
    for (String lab : new String[] {"/", "/networks", "/check"}) {
      page.navigate(lab);

      assertThat(button(page, "中文")).isInViewport(whole());
      assertThat(button(page, "Light or dark")).isInViewport(whole());
    }
    for (int width = 320; width <= 1000; width += 20) {
      page.setViewportSize(width, 740);
      assertThat(page.evaluate(CUT)).as("cut off at %d pixels", width).isEqualTo(List.of());
    }
  }

  @Test
  void noBrowserGuessesTheTypeOfAnAnswer(Page page) {
    for (String path : List.of("/", "/icon.svg", "/nowhere", "/c/NOBODY", "/api/here")) {
      assertThat(page.request().get(path).headers())
          .as(path)
          .containsEntry("x-content-type-options", "nosniff");
    }
  }

  @Test
  void anUnknownPathIsNotFoundLeadsBackAndMakesNoSession(Page page) {
    for (String path :
        List.of("/nowhere", "/x/0123456789ab", "/vaadinServlet/", "/VAADIN/none.js")) {
      APIResponse answer = page.request().get(path);

      assertThat(answer.status()).as(path).isEqualTo(404);
    }
    RequestOptions visitor = RequestOptions.create().setHeader("Accept", "text/html");
    String text = page.request().get("/nowhere", visitor).text();
    assertThat(text).contains("There is no such page.").contains("<a href=\"/\">");
    assertThat(page.context().cookies()).as("no session").isEmpty();
  }

  private static LocatorAssertions.IsInViewportOptions whole() {
    return new LocatorAssertions.IsInViewportOptions().setRatio(1);
  }

  private static Locator html(Page page) {
    return page.locator("html");
  }

  private static Locator tab(Page page, String name) {
    return page.getByRole(AriaRole.NAVIGATION)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
