package descent.ui.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import descent.api.race.AskedRaces;
import descent.expression.Reads;
import descent.ui.PageElements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A keystroke reaches the server three times: the browser asks for the race and for the map, and
 * the page commits the text. It is parsed once.
 */
@ViewPackages(packages = "descent.ui")
@ContextConfiguration(classes = FunctionsViewTest.Beans.class)
class KeystrokeTest extends SpringBrowserlessTest {
  private final AskedRaces races = new AskedRaces();

  @BeforeEach
  void open() {
    navigate(FunctionsView.class);
  }

  @Test
  void aTextIsParsedOnce() throws Exception {
    assertThat(parsedBy("x^2 + 7.25*y^2 + x*y")).isEqualTo(1);
  }

  @Test
  void aWrongTextIsParsedOnceToo() throws Exception {
    assertThat(parsedBy("x^2 + 7.25*y^2 + )")).isEqualTo(1);
  }

  @Test
  void whatAMistakenTextMayMeanIsTriedOnce() throws Exception {
    assertThat(parsedBy("x^2 + 7.25*sen(y)")).isEqualTo(2);
    assertThat(parsedBy("x^2 + 7.25*sen(y)")).isZero();
  }

  private long parsedBy(String text) throws Exception {
    long before = Reads.ofExpressions();
    races.answer("/api/race?typed=true", with(text, AskedRaces.EXPERIMENT));
    ObjectNode typed = JsonMapper.shared().createObjectNode().put("event.detail.text", text);
    PageElements.fire(
        PageElements.element((FunctionsView) getCurrentView(), "descent-expression"),
        "descent-expression-input",
        typed);
    races.answer(
        "/api/grid",
        with(
            text,
            "{\"problem\": "
                + AskedRaces.PROBLEM
                + ", \"axes\": [0, 1], \"domain\": [[-1, 1], [-1, 1]], \"columns\": 8, \"rows\":"
                + " 8}"));
    return Reads.ofExpressions() - before;
  }

  private static String with(String text, String question) {
    return question.replace("x^2 + 3*y^2", text);
  }
}
