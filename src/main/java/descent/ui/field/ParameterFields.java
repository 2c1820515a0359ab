package descent.ui.field;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import descent.experiment.edit.Edits;
import descent.ui.text.Phrases;
import descent.ui.text.Recipes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Controls for what can be set on one choice, such as an optimizer, built from its catalogue entry.
 */
public final class ParameterFields {
  private final String room;
  private final Entry<?> entry;
  private final String path;
  private final Phrases phrases;
  private final Lab lab;
  private final List<Consumer<Entry.Values>> refreshers = new ArrayList<>();
  private boolean refreshing;

  /**
   * @param room optimizer, schedule or dataset: where its texts are found
   * @param path the JSON pointer of the choice in the experiment
   */
  public ParameterFields(String room, Entry<?> entry, String path, Phrases phrases, Lab lab) {
    this.room = room;
    this.entry = entry;
    this.path = path;
    this.phrases = phrases;
    this.lab = lab;
  }

  /** Shows the values of what was made from the entry. */
  public void show(Object made) {
    refreshing = true;
    var values = Entry.Values.of((Record) made);
    refreshers.forEach(refresher -> refresher.accept(values));
    refreshing = false;
  }

  /**
   * The control of one parameter.
   *
   * @param made what is shown at first
   */
  public Component field(Parameter parameter, Object made) {
    String place = path + "/" + parameter.name();
    String meaning = Recipes.meaning(phrases, room, entry, parameter);
    String label = Recipes.label(phrases, parameter.name());
    return switch (parameter) {
      case Parameter.Real real -> {
        double first = Entry.Values.of((Record) made).real(real.name());
        var slider = Slider.of(real, label, place, first);
        slider.setDescription(meaning);
        refreshers.add(values -> slider.setValue(values.real(real.name())));
        yield slider;
      }
      case Parameter.Whole whole -> {
        var field = whole(label, place);
        field.setHelperText(meaning);
        refreshers.add(
            values -> ValidatedFields.show(field, Integer.toString(values.whole(whole.name()))));
        yield field;
      }
      case Parameter.Flag flag -> {
        var box = new Checkbox(label);
        box.setTooltipText(meaning);
        box.addValueChangeListener(e -> commit(place, e.getValue()));
        refreshers.add(values -> box.setValue(values.flag(flag.name())));
        yield box;
      }
      case Parameter.Choice choice -> {
        var select = new Select<String>();
        select.setLabel(label);
        select.setItems(choice.values());
        select.setHelperText(meaning);
        select.addValueChangeListener(e -> commit(place, e.getValue()));
        refreshers.add(values -> select.setValue(values.text(choice.name())));
        yield select;
      }
      case Parameter.Text text when text.language() == Parameter.Text.Language.RULE -> {
        var editor = new RuleEditor(label, meaning, place, phrases, lab);
        refreshers.add(values -> editor.setValue(values.text(text.name())));
        yield editor;
      }
      case Parameter.Texts texts -> {
        var field =
            ValidatedFields.field(
                new TextField(label),
                phrases,
                lab,
                (experiment, typed) ->
                    Edits.at(
                        experiment,
                        place,
                        typed.isBlank() ? List.of() : List.of(typed.split(",", -1))));
        field.setHelperText(meaning);
        refreshers.add(
            values -> ValidatedFields.show(field, String.join(",", values.texts(texts.name()))));
        yield field;
      }
      // A text of several lines needs a field of several lines.
      case Parameter.Text text -> {
        var field =
            ValidatedFields.field(
                new TextArea(label),
                phrases,
                lab,
                (experiment, typed) -> Edits.at(experiment, place, typed));
        field.addClassName("code");
        field.setMaxLength(text.maximumLength());
        field.setHelperText(meaning);
        refreshers.add(values -> ValidatedFields.show(field, values.text(text.name())));
        yield field;
      }
    };
  }

  private TextField whole(String label, String place) {
    return ValidatedFields.field(
        new TextField(label),
        phrases,
        lab,
        (experiment, text) -> Edits.at(experiment, place, ValidatedFields.number(text)));
  }

  private void commit(String place, @Nullable Object value) {
    if (!refreshing && value != null) {
      lab.change(experiment -> Edits.at(experiment, place, value));
    }
  }
}
