package descent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** WCAG 2.2 AA and best practice, as far as axe can judge a page as it stands. */
public final class Accessibility {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** What is operated, and so is read aloud by its name. */
  private static final Set<String> OPERATED =
      Set.of("slider", "button", "combobox", "textbox", "checkbox", "tab", "link", "radio");

  /** A number or a sentence that begins without a space before it. */
  private static final Pattern GLUED =
      Pattern.compile("\\p{Ll}{2}\\d+\\.\\d|\\p{Ll}[.;:!?]\\p{Lu}|\\d\\p{Ll}{3}");

  private Accessibility() {}

  /** Everything that is operated has a name whose words are apart, once the page has its texts. */
  static void expectSpokenNames(Page page) {
    List<String> wrong = wrongNames(page);
    for (int waits = 0; waits < 100 && !wrong.isEmpty(); waits++) {
      page.waitForTimeout(100);
      wrong = wrongNames(page);
    }
    assertThat(wrong).as(page.url()).isEmpty();
  }

  private static List<String> wrongNames(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    var wrong = new ArrayList<String>();
    for (JsonElement element :
        session.send("Accessibility.getFullAXTree").getAsJsonArray("nodes")) {
      JsonObject node = element.getAsJsonObject();
      String role = value(node, "role");
      String name = value(node, "name");
      if (OPERATED.contains(role) && (name.isBlank() || GLUED.matcher(name).find())) {
        wrong.add(role + " \"" + name + "\"");
      }
    }
    session.detach();
    return wrong;
  }

  private static String value(JsonObject node, String field) {
    JsonObject property = node.getAsJsonObject(field);
    return property == null || !property.has("value") ? "" : property.get("value").getAsString();
  }

  public static void expectNoViolations(Page page) {
    Playground.ownPictures(page);
    var options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    var violations =
        new AxeBuilder(page)
            // The page is judged where it is: what passes need not travel to another page and here.
            .setLegacyMode(true)
            .options(options)
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
