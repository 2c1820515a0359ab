package descent.ui.functions;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.textfield.TextField;
import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.ui.field.Lab;
import descent.ui.field.ValidatedFields;
import descent.ui.text.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Start, frame, steps and the rules that stop a run: folded, since few visitors need them. */
public final class MoreSettings extends NativeDetails {
  private static final long serialVersionUID = 1;
  private final transient Phrases phrases;
  private final transient Lab lab;
  private final transient List<Consumer<Experiment>> refreshers = new ArrayList<>();

  MoreSettings(Phrases phrases, Lab lab) {
    this.phrases = phrases;
    this.lab = lab;
    addClassName("more");
    setSummaryText(phrases.of("functions.moreSettings"));
    var form = new Div();
    form.addClassName("more-form");
    var dimension =
        field(
            "functions.dimension",
            e -> Integer.toString(e.function().dimension()),
            (e, text) -> Edits.dimension(e, ValidatedFields.number(text)));
    dimension.setHelperText(phrases.of("functions.dimensionMeaning"));
    // With named variables the expression decides the dimension.
    refreshers.add(e -> dimension.setVisible(e.function().variables().isEmpty()));
    form.add(
        dimension,
        field(
            "functions.start",
            e -> start(e.function().start()),
            (e, text) -> Edits.start(e, ValidatedFields.numbers(text))),
        field(
            "functions.domain",
            MoreSettings::domain,
            (e, text) -> Edits.at(e, "/problem/domain", intervals(text))),
        field(
            "functions.steps",
            e -> Integer.toString(e.steps()),
            (e, text) -> Edits.at(e, "/steps", ValidatedFields.number(text))),
        field(
            "functions.stopGradient",
            e -> Edits.shown(e.stop().gradientNorm()),
            (e, text) ->
                Edits.at(
                    e, "/stop/gradientNorm", text.isBlank() ? 0.0 : ValidatedFields.number(text))),
        field(
            "functions.stopLoss",
            e -> e.stop().loss() == null ? "" : Edits.shown(e.stop().loss()),
            (e, text) ->
                text.isBlank()
                    ? Edits.at(e, "/stop/loss", null)
                    : Edits.at(e, "/stop/loss", ValidatedFields.number(text))));
    setContent(form);
  }

  void show(Experiment experiment) {
    refreshers.forEach(refresher -> refresher.accept(experiment));
  }

  private TextField field(
      String key,
      Function<Experiment, String> shown,
      BiFunction<Experiment, String, Experiment> change) {
    var field = ValidatedFields.field(new TextField(phrases.of(key)), phrases, lab, change);
    field.setMaxLength(20_000);
    refreshers.add(experiment -> ValidatedFields.show(field, shown.apply(experiment)));
    return field;
  }

  /** Many equal numbers are one. */
  private static String start(List<Double> numbers) {
    boolean alike = numbers.size() > 2 && numbers.stream().distinct().count() == 1;
    return join(alike ? numbers.subList(0, 1) : numbers);
  }

  private static String join(List<Double> numbers) {
    return numbers.stream().map(Edits::shown).collect(Collectors.joining(", "));
  }

  private static String domain(Experiment experiment) {
    return experiment.function().domain().stream()
        .map(ends -> Edits.shown(ends.low()) + ", " + Edits.shown(ends.high()))
        .collect(Collectors.joining("; "));
  }

  private static List<List<Double>> intervals(String text) {
    var intervals = new ArrayList<List<Double>>();
    for (String ends : text.split(";")) {
      if (!ends.isBlank()) {
        intervals.add(ValidatedFields.numbers(ends));
      }
    }
    return intervals;
  }
}
