package descent.ui.field;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import descent.catalogue.Entry;
import descent.experiment.edit.Edits;
import descent.expression.Mending;
import descent.message.InvalidInputException;
import descent.optimizer.Optimizer;
import descent.optimizer.rule.Optimizers;
import descent.ui.text.Phrases;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a visitor types a rule of their own, or begins with that of any optimizer. */
@Tag("descent-rule")
final class RuleEditor extends Component {
  private static final long serialVersionUID = 1;
  private static final String TEXT = "event.detail.text";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * @param path the JSON pointer of the rule
   */
  RuleEditor(String label, String hint, String path, Phrases phrases, Lab lab) {
    getElement().setProperty("label", label);
    getElement().setProperty("hint", hint);
    getElement().setProperty("beginnings", MAPPER.writeValueAsString(beginnings()));
    getElement()
        .addEventListener(
            "descent-rule-input",
            event -> {
              JsonNode text = event.getEventData().get(TEXT);
              if (text != null && text.isString()) {
                type(text.stringValue(), path, phrases, lab);
              }
            })
        .addEventData(TEXT);
  }

  /**
   * Follows the typing: what is wrong is marked, and the last rule that was right stays in the
   * race.
   */
  private void type(String text, String path, Phrases phrases, Lab lab) {
    try {
      lab.accept(Edits.at(lab.experiment(), path, text), path);
    } catch (InvalidInputException e) {
      String mended = Mending.ofRule(text, rule -> Edits.at(lab.experiment(), path, rule));
      getElement()
          .setProperty(
              "error",
              ExpressionEditor.error(
                  phrases.of(e.reason()), e, mended == null ? List.of() : List.of(mended)));
    }
  }

  private static List<Map<String, String>> beginnings() {
    return Optimizers.entries().stream()
        .map(Entry::standard)
        .flatMap(RuleEditor::beginning)
        .toList();
  }

  private static Stream<Map<String, String>> beginning(Optimizer optimizer) {
    return Optimizers.asOwnRule(optimizer).stream()
        .map(rule -> Map.of("name", optimizer.entry().title(), "rule", rule));
  }

  /** Shows a rule that is well. */
  void setValue(String rule) {
    getElement().setProperty("value", rule);
    getElement().setProperty("error", "");
  }
}
