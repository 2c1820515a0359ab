package descent.ui.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.dom.Element;
import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.optimizer.rule.Custom;
import descent.optimizer.rule.Optimizers;
import descent.ui.PageElements;
import descent.ui.lab.ContenderRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The editor of an own update rule in the lab of functions. */
@ViewPackages(packages = "descent.ui")
@ContextConfiguration(classes = FunctionsViewTest.Beans.class)
public class OwnRuleTest extends SpringBrowserlessTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @BeforeEach
  void open() {
    navigate(FunctionsView.class);
    addOwnRule();
  }

  private void addOwnRule() {
    view()
        .lab()
        .change(
            e ->
                Edits.add(e, view().lab().newContender(Optimizers.byType("custom").orElseThrow())));
    ContenderRow own = find(ContenderRow.class).all().getLast();
    own.setOpen(true);
    PageElements.fire(own.getElement(), "toggle", MAPPER.createObjectNode());
  }

  @Test
  void aWrongRuleIsMarkedAndTheLastRightOneRuns() {
    type("w = w - 2*lr*g");
    assertThat(experiment().runs().get(4).optimizer()).isEqualTo(new Custom("w = w - 2*lr*g"));
    type("w = w - 2*lr*h");
    JsonNode error = MAPPER.readTree(property("error"));
    assertThat(error.get("message").stringValue()).contains("the name h is not known here");
    assertThat(error.get("position").asInt()).isEqualTo(13);
    assertThat(error.get("length").asInt()).isEqualTo(1);
    assertThat(experiment().runs().get(4).optimizer()).isEqualTo(new Custom("w = w - 2*lr*g"));
    type("w = w - 2*lr*g");
    assertThat(property("error")).isEmpty();
  }

  @Test
  void aRuleCanBeginWithAnyFormula() {
    JsonNode menu = MAPPER.readTree(property("beginnings"));
    assertThat(menu).hasSizeGreaterThan(9);
    assertThat(menu.get(0).get("name").stringValue()).isEqualTo("SGD");
    assertThat(menu.get(1).get("rule").stringValue()).isEqualTo("v = 0.9*v - lr*g\nw = w + v");
  }

  private void type(String rule) {
    ObjectNode data = MAPPER.createObjectNode();
    data.put("event.detail.text", rule);
    PageElements.fire(editor(), "descent-rule-input", data);
  }

  private Experiment experiment() {
    return view().lab().experiment();
  }

  private FunctionsView view() {
    return (FunctionsView) getCurrentView();
  }

  private String property(String name) {
    return editor().getProperty(name, "");
  }

  private Element editor() {
    return PageElements.element(view(), "descent-rule");
  }
}
