package descent.ui.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.race.Races;
import descent.share.Store;
import descent.ui.PageElements;
import descent.ui.Stores;
import descent.ui.field.Slider;
import descent.ui.lab.ContenderRow;
import descent.ui.link.AddressBar;
import descent.ui.link.FirstScreen;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ViewPackages(packages = "descent.ui")
@ContextConfiguration(classes = FunctionsViewTest.Beans.class)
public class FunctionsViewTest extends SpringBrowserlessTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Configuration
  public static class Beans {
    @Bean
    Store store() {
      return Stores.temporary();
    }

    @Bean
    Races races() {
      return new Races(Limits.STANDARD, 2);
    }
  }

  @BeforeEach
  void open() {
    navigate(FunctionsView.class);
  }

  private FunctionsView view() {
    return (FunctionsView) getCurrentView();
  }

  private Experiment experiment() {
    return view().lab().experiment();
  }

  @Test
  void asksTheQuestionOfALinkOnceAndNotAfterAnEdit() {
    var asking =
        ExperimentJson.with(
            FirstScreen.experiment(),
            "/question",
            MAPPER.readTree(
                "{\"text\": \"Who <b>wins</b>?\", \"choices\": [\"SGD\", \"Adam\"], \"answer\":"
                    + " 1}"));
    UI.getCurrent().navigate("", AddressBar.query(asking).orElseThrow());
    String asked = property("descent-stage", "question");
    assertThat(asked).contains("\"text\":\"Who <b>wins</b>?\"").contains("\"answer\":1");
    view().lab().change(e -> Edits.at(e, "/steps", 50));
    assertThat(experiment().question()).isEqualTo(asking.question());
    assertThat(property("descent-stage", "question")).isEqualTo(asked);
    navigate(FunctionsView.class);
    assertThat(property("descent-stage", "question")).isEmpty();
  }

  @Test
  void opensWithTheFirstScreen() {
    assertThat(experiment()).isEqualTo(FirstScreen.experiment());
    assertThat(property("descent-stage", "autoplay")).isEqualTo("true");
    assertThat(property("descent-expression", "latex")).startsWith("f(x, y) = ");
    assertThat(find(ContenderRow.class).all()).hasSize(4);
    assertThat(find(Slider.class).all().stream().map(s -> s.getElement().getProperty("label")))
        .startsWith("a", "b");
  }

  @Test
  void typingMakesVariablesAndSliders() {
    fire("descent-expression", "descent-expression-input", "event.detail.text", "\"k*(x-1)^2\"");
    assertThat(experiment().function().variables()).containsExactly("x");
    assertThat(experiment().function().parameters()).isEqualTo(Map.of("k", 1.0));
    assertThat(experiment().function().start()).containsExactly(-4.0);
    assertThat(property("descent-expression", "error")).isEmpty();
  }

  @Test
  void anErrorIsShownAtItsPlaceAndTheLastFunctionStays() {
    fire("descent-expression", "descent-expression-input", "event.detail.text", "\"x^2 + sen(y)\"");
    JsonNode error = MAPPER.readTree(property("descent-expression", "error"));
    assertThat(error.get("position").asInt()).isEqualTo(6);
    assertThat(error.get("suggestion").stringValue()).isEqualTo("sin");
    assertThat(error.get("mended").stringValue()).isEqualTo("x^2 + sin(y)");
    fire("descent-expression", "descent-expression-input", "event.detail.text", "\"sinx + X^2\"");
    assertThat(property("descent-expression", "error")).contains("\"mended\":\"sin(x) + x^2\"");
    assertThat(experiment()).isEqualTo(FirstScreen.experiment());
  }

  @Test
  void aCommitChangesTheExperiment() {
    commit("/problem/start", "[1.5,-0.25]");
    assertThat(experiment().function().start()).containsExactly(1.5, -0.25);
    assertThat(ExperimentJson.read(property("descent-stage", "experiment")))
        .isEqualTo(experiment());
  }

  @Test
  void aCommitThatCannotBeIsToldAndNotMade() {
    commit("/steps", "1000000");
    assertThat(experiment().steps()).isEqualTo(200);
    assertThat(test(find(Notification.class).last()).getText()).contains("at most 10000 steps");
    commit("/runs/0/schedule/learningRate", "-3");
    assertThat(test(find(Notification.class).last()).getText()).contains("learningRate");
    commit("/nowhere/at/all", "1");
    assertThat(experiment()).isEqualTo(FirstScreen.experiment());
  }

  @Test
  void contendersAreAddedAndTheirNamesDiffer() {
    view()
        .lab()
        .change(e -> Edits.add(e, view().lab().newContender(e.runs().get(3).optimizer().entry())));
    assertThat(experiment().runs().getLast().name()).isEqualTo("Adam 2");
    assertThat(experiment().runs().getLast().plan()).isEqualTo(Edits.constant(0.1));
    assertThat(find(ContenderRow.class).all()).hasSize(5);
  }

  @Test
  void aHiddenRunStaysHiddenWhenAnotherIsRemoved() {
    assertThat(view().lab().toggleHidden(1)).isTrue();
    assertThat(property("descent-stage", "hiddenRuns")).isEqualTo("[1]");
    view().lab().change(e -> Edits.remove(e, 0));
    assertThat(view().lab().isHidden(0)).isTrue();
    assertThat(property("descent-stage", "hiddenRuns")).isEqualTo("[0]");
    view().lab().change(e -> Edits.remove(e, 0));
    assertThat(property("descent-stage", "hiddenRuns")).isEqualTo("[]");
    assertThat(experiment().runs()).hasSize(2);
  }

  @Test
  void aContenderKeepsItsColourWhenAnotherGoesAndWhenItComesBack() {
    view().lab().change(e -> Edits.remove(e, 1));
    assertThat(property("descent-stage", "looks")).isEqualTo("[0, 2, 3]");
    assertThat(swatches()).containsExactly("0", "2", "3");
    view().lab().change(e -> Edits.at(e, "/runs/0/name", "Plain"));
    assertThat(swatches()).containsExactly("0", "2", "3");
    view().lab().change(e -> Edits.duplicate(e, 0));
    assertThat(swatches()).containsExactly("0", "1", "2", "3");
    undo();
    undo();
    undo();
    assertThat(experiment()).isEqualTo(FirstScreen.experiment());
    assertThat(swatches()).containsExactly("0", "1", "2", "3");
  }

  private Stream<String> swatches() {
    return PageElements.descendants(view().getElement())
        .filter(e -> !e.isTextNode() && e.getTag().equals("descent-swatch"))
        .map(e -> e.getAttribute("index"));
  }

  private void undo() {
    fire("descent-stage", "descent-undo", MAPPER.createObjectNode());
  }

  private void redo() {
    fire("descent-stage", "descent-redo", MAPPER.createObjectNode());
  }

  @Test
  void whatWasChangedIsUndoneAndRedone() {
    assertThat(button("Undo the last change (Ctrl+Z)").isEnabled()).isFalse();
    commit("/problem/start", "[1.5,-0.25]");
    commit("/problem/parameters/b", "7");
    undo();
    assertThat(experiment().function().start()).containsExactly(1.5, -0.25);
    assertThat(experiment().function().parameters()).containsEntry("b", 50.0);
    test(button("Undo the last change (Ctrl+Z)")).click();
    assertThat(experiment()).isEqualTo(FirstScreen.experiment());
    assertThat(button("Undo the last change (Ctrl+Z)").isEnabled()).isFalse();
    redo();
    test(button("Redo what was undone (Ctrl+Shift+Z)")).click();
    assertThat(experiment().function().parameters()).containsEntry("b", 7.0);
    assertThat(ExperimentJson.read(property("descent-stage", "experiment")))
        .isEqualTo(experiment());
    redo();
    assertThat(experiment().function().parameters()).containsEntry("b", 7.0);
  }

  @Test
  void aFileIsOpenedOrItsMistakeIsToldAtItsPath() {
    Experiment saved =
        ExperimentJson.with(FirstScreen.experiment(), "/steps", MAPPER.valueToTree(77));
    openFile(ExperimentJson.write(saved));
    assertThat(experiment()).isEqualTo(saved);
    openFile(ExperimentJson.write(saved).replace("\"steps\":77", "\"steps\":-1"));
    assertThat(test(find(Notification.class).last()).getText()).startsWith("steps: ");
    openFile("not JSON at all");
    assertThat(experiment()).isEqualTo(saved);
    undo();
    assertThat(experiment()).isEqualTo(FirstScreen.experiment());
  }

  private void openFile(String text) {
    ObjectNode data = MAPPER.createObjectNode();
    data.put("event.detail.text", text);
    fire("descent-stage", "descent-open", data);
  }

  @Test
  void aVariableInCapitalsIsExplained() {
    assertThat(find(Paragraph.class).all()).noneMatch(p -> p.getText().contains("slider"));
    fire("descent-expression", "descent-expression-input", "event.detail.text", "\"x^2 + Z^2\"");
    assertThat(experiment().function().parameters()).containsOnlyKeys("Z");
    assertThat(find(Paragraph.class).all())
        .anyMatch(p -> p.getText().equals("Z is a number with a slider here."));
    var use =
        find(NativeButton.class).all().stream()
            .filter(b -> b.getText().equals("Use x^2 + z^2"))
            .findFirst()
            .orElseThrow();
    test(use).click();
    assertThat(experiment().function().variables()).containsExactly("x", "z");
    assertThat(find(Paragraph.class).all()).noneMatch(p -> p.getText().contains("slider"));
  }

  @Test
  void nothingIsOfferedForATextThatStandsThereNoMore() {
    String event = "event.detail.text";
    fire("descent-expression", "descent-expression-input", event, "\"u^2 + v^2\"");
    var offer = find(NativeButton.class).withId("roles").single();
    assertThat(offer.isVisible()).isTrue();
    fire("descent-expression", "descent-expression-input", event, "\"u^2 + (v^2\"");
    // Its room stays.
    assertThat(offer.isVisible()).isTrue();
    assertThat(offer.getStyle().get("visibility")).isEqualTo("hidden");
    fire("descent-expression", "descent-expression-input", event, "\"u^2 + v^4\"");
    assertThat(offer.getStyle().get("visibility")).isNull();
  }

  @Test
  void whatIsTypedWithoutAPauseIsUndoneAtOnce() {
    for (String text : new String[] {"x", "x^2", "x^2 + sen(y)", "x^2 + y"}) {
      fire(
          "descent-expression",
          "descent-expression-input",
          "event.detail.text",
          "\"" + text + "\"");
    }
    assertThat(experiment().function().expression()).isEqualTo("x^2 + y");
    undo();
    assertThat(experiment()).isEqualTo(FirstScreen.experiment());
  }

  @Test
  void goingToTheLabAgainCanBeUndone() {
    commit("/steps", "77");
    UI.getCurrent().navigate("", QueryParameters.empty());
    assertThat(experiment()).isEqualTo(FirstScreen.experiment());
    undo();
    assertThat(experiment().steps()).isEqualTo(77);
  }

  private TextField field(String label) {
    return find(TextField.class).all().stream()
        .filter(f -> f.getLabel().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private NativeButton button(String label) {
    return find(NativeButton.class).all().stream()
        .filter(b -> label.equals(b.getAriaLabel().orElse("")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aWrongNumberIsToldAtItsField() {
    TextField steps = field("Steps");
    find(MoreSettings.class).single().setOpen(true);
    test(steps).setValue("many");
    assertThat(steps.isInvalid()).isTrue();
    assertThat(steps.getErrorMessage()).isEqualTo("\"many\" is not a number");
    test(steps).setValue("300");
    assertThat(steps.isInvalid()).isFalse();
    assertThat(experiment().steps()).isEqualTo(300);
  }

  @Test
  void aNameThatIsTakenOrEmptyIsRefused() {
    open(0);
    TextField name = field("Name");
    for (String wrong : new String[] {"", "Adam"}) {
      test(name).setValue(wrong);
      assertThat(name.isInvalid()).as(wrong).isTrue();
    }
    test(name).setValue("Plain");
    assertThat(name.isInvalid()).isFalse();
    assertThat(experiment().runs().getFirst().name()).isEqualTo("Plain");
    assertThat(ExperimentJson.read(ExperimentJson.write(experiment()))).isEqualTo(experiment());
  }

  private void open(int row) {
    ContenderRow contender = find(ContenderRow.class).all().get(row);
    contender.setOpen(true);
    PageElements.fire(contender.getElement(), "toggle", MAPPER.createObjectNode());
  }

  @Test
  void everyContenderCanBeExplained() {
    assertThat(element("descent-inspector").getParent().getClassList()).contains("lab-chart");
    assertThat(
            PageElements.descendants(view().getElement())
                .filter(e -> !e.isTextNode() && e.hasAttribute("data-inspect"))
                .map(e -> e.getAttribute("data-inspect")))
        .containsExactly("0", "1", "2", "3");
  }

  @Test
  void noiseIsInSightOnceItIsUsed() {
    assertThat(find(NoiseSettings.class).single().isOpen()).isFalse();
    commit("/problem/gradientNoise", "0.5");
    assertThat(find(NoiseSettings.class).single().isOpen()).isTrue();
    assertThat(experiment().function().gradientNoise()).isEqualTo(0.5);
  }

  @Test
  void everyNewSeedIsAnother() {
    find(NoiseSettings.class).single().setOpen(true);
    test(find(NativeButton.class).withText("New seed").single()).click();
    assertThat(experiment().seed()).isEqualTo(2);
  }

  @Test
  void anAddressOpensItsExperimentAndABrokenOneTheFirstScreen() {
    Experiment linked =
        ExperimentJson.with(FirstScreen.experiment(), "/steps", MAPPER.valueToTree(77));
    QueryParameters query = AddressBar.query(linked).orElseThrow();
    UI.getCurrent().navigate("", query);
    assertThat(experiment()).isEqualTo(linked);
    UI.getCurrent().navigate("", QueryParameters.of("e", "broken"));
    assertThat(experiment()).isEqualTo(FirstScreen.experiment());
  }

  private String property(String tag, String name) {
    return element(tag).getProperty(name, "");
  }

  private Element element(String tag) {
    return PageElements.element(view(), tag);
  }

  private void commit(String path, String value) {
    ObjectNode data = MAPPER.createObjectNode();
    data.put("event.detail.path", path);
    data.set("event.detail.value", MAPPER.readTree(value));
    fire("descent-stage", "descent-commit", data);
  }

  private void fire(String tag, String event, String key, String json) {
    ObjectNode data = MAPPER.createObjectNode();
    data.set(key, MAPPER.readTree(json));
    fire(tag, event, data);
  }

  private void fire(String tag, String event, ObjectNode data) {
    PageElements.fire(element(tag), event, data);
  }
}
