package descent.ui.field;

import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.ValueChangeMode;
import descent.experiment.Experiment;
import descent.message.InvalidInputException;
import descent.message.Message;
import descent.ui.text.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Fields in which what is wrong is told at the field itself, and what was typed stays. */
public final class ValidatedFields {
  private static final Pattern NUMBER =
      Pattern.compile("[-+−]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private ValidatedFields() {}

  /** Lets a field change the experiment whenever the visitor leaves it or presses Enter. */
  public static <F extends TextFieldBase<?, String>> F field(
      F field, Phrases phrases, Holder lab, BiFunction<Experiment, String, Experiment> change) {
    field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    field.addValueChangeListener(
        event -> {
          if (!event.isFromClient()) {
            return;
          }
          try {
            Experiment changed = change.apply(lab.experiment(), event.getValue());
            field.setInvalid(false);
            lab.change(experiment -> changed);
          } catch (InvalidInputException e) {
            field.setErrorMessage(phrases.of(e.reason()));
            field.setInvalid(true);
          }
        });
    return field;
  }

  /** Shows a value; a complaint about an earlier one is gone. */
  public static void show(TextFieldBase<?, String> field, String value) {
    field.setInvalid(false);
    field.setValue(value);
  }

  /** Numbers between commas or spaces. */
  public static List<Double> numbers(String text) {
    var numbers = new ArrayList<Double>();
    for (String number : text.strip().split("\\s*[,，\\s]\\s*")) {
      numbers.add(number(number));
    }
    return numbers;
  }

  /** One number. */
  public static double number(String text) {
    String stripped = text.strip();
    if (!NUMBER.matcher(stripped).matches()) {
      throw new InvalidInputException(
          Message.of("functions.notANumber", "{0} is not a number", "\"" + stripped + "\""));
    }
    return Double.parseDouble(stripped.replace('−', '-'));
  }
}
