package descent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** WCAG 2.2 AA and best practice, as far as axe can judge a page as it stands. */
final class Accessibility {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private Accessibility() {}

  static void expectNoViolations(Page page) {
    var violations =
        new AxeBuilder(page)
            .withTags(RULES)
            .exclude("vaadin-connection-indicator")
            .analyze()
            .getViolations();
    assertThat(
            violations.stream()
                .map(
                    rule ->
                        rule.getId()
                            + ": "
                            + rule.getNodes().stream().map(node -> node.getHtml()).toList()))
        .isEmpty();
  }
}
