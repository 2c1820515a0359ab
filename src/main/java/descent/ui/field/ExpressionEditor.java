package descent.ui.field;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import descent.experiment.FunctionProblem;
import descent.expression.syntax.ExpressionException;
import descent.message.InvalidInputException;
import descent.ui.text.Phrases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the visitor types the function: rendered as mathematics, with an error marked at its place.
 */
@Tag("descent-expression")
public final class ExpressionEditor extends Component {
  private static final long serialVersionUID = 1;
  private static final String TEXT = "event.detail.text";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public ExpressionEditor(String label, String hint) {
    getElement().setProperty("label", label);
    getElement().setProperty("hint", hint);
  }

  public void setValue(String expression) {
    getElement().setProperty("value", expression);
  }

  public void setLatex(String latex) {
    getElement().setProperty("latex", latex);
  }

  public void clearError() {
    getElement().setProperty("error", "");
  }

  /**
   * Shows what is wrong, at its place where that is known.
   *
   * @param choices valid texts that it may mean, the likeliest first
   */
  public void setError(String sentence, InvalidInputException reason, List<String> choices) {
    getElement().setProperty("error", error(sentence, reason, choices));
  }

  /** A mistake in a text, as JSON for the editor in the browser. */
  static String error(String sentence, InvalidInputException reason, List<String> choices) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", sentence);
    ExpressionException place = ExpressionException.in(reason);
    if (place != null) {
      error.put("position", place.position());
      error.put("length", place.length());
      error.put("suggestion", choices.isEmpty() ? null : place.suggestion());
      error.put("mended", choices.isEmpty() ? null : choices.getFirst());
      error.put("others", choices.stream().skip(1).toList());
    }
    return MAPPER.writeValueAsString(error);
  }

  public void onInput(Consumer<String> listener) {
    getElement()
        .addEventListener(
            "descent-expression-input",
            event -> {
              JsonNode text = event.getEventData().get(TEXT);
              if (text != null && text.isString()) {
                listener.accept(text.stringValue());
              }
            })
        .addEventData(TEXT);
  }

  /** The definition of a function, as TeX with the words of the page's language. */
  public static String latex(FunctionProblem problem, Phrases phrases) {
    String arguments = problem.variables().isEmpty() ? "x" : String.join(", ", problem.variables());
    String right =
        problem
            .source()
            .parsed()
            .toLatex()
            .replace("\\text{if }", "\\text{" + phrases.of("functions.if") + " }")
            .replace("\\text{otherwise}", "\\text{" + phrases.of("functions.otherwise") + "}");
    return "f(" + arguments + ") = " + right;
  }
}
