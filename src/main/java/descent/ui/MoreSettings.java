package descent.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import descent.experiment.Experiment;
import descent.message.InvalidInputException;
import descent.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Start, frame, steps, noise, seed and the rules that stop a run: folded, since few visitors need
 * them.
 */
final class MoreSettings extends NativeDetails {
  private static final long serialVersionUID = 1;
  private static final Pattern NUMBER =
      Pattern.compile("[-+−]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private final transient Phrases phrases;
  private final transient Lab lab;
  private final transient List<Consumer<Experiment>> refreshers = new ArrayList<>();
  private final Slider noise;

  MoreSettings(Phrases phrases, Lab lab) {
    this.phrases = phrases;
    this.lab = lab;
    addClassName("more");
    setSummaryText(phrases.of("functions.moreSettings"));
    noise = new Slider(phrases.of("functions.noise"), "/problem/gradientNoise", "linear", 0, 10);
    noise.setDescription(phrases.of("functions.noiseMeaning"));
    var form = new Div();
    form.addClassName("more-form");
    form.add(
        field(
            "functions.start",
            e -> join(e.function().start()),
            (e, text) -> Edits.at(e, "/problem/start", numbers(text))),
        field(
            "functions.domain",
            MoreSettings::domain,
            (e, text) -> Edits.at(e, "/problem/domain", intervals(text))),
        field(
            "functions.steps",
            e -> Integer.toString(e.steps()),
            (e, text) -> Edits.at(e, "/steps", number(text))),
        noise,
        seed(),
        field(
            "functions.stopGradient",
            e -> Edits.shown(e.stop().gradientNorm()),
            (e, text) -> Edits.at(e, "/stop/gradientNorm", text.isBlank() ? 0.0 : number(text))),
        field(
            "functions.stopLoss",
            e -> e.stop().loss() == null ? "" : Edits.shown(e.stop().loss()),
            (e, text) ->
                text.isBlank()
                    ? Edits.at(e, "/stop/loss", null)
                    : Edits.at(e, "/stop/loss", number(text))));
    setContent(form);
  }

  void show(Experiment experiment) {
    refreshers.forEach(refresher -> refresher.accept(experiment));
    noise.setValue(experiment.function().gradientNoise());
  }

  private Div seed() {
    var field =
        field(
            "functions.seed",
            e -> Long.toString(e.seed()),
            (e, text) -> Edits.at(e, "/seed", number(text)));
    var next = new NativeButton(phrases.of("functions.newSeed"));
    next.addClassName("quiet");
    next.addClickListener(click -> lab.change(e -> Edits.at(e, "/seed", (double) (e.seed() + 1))));
    var row = new Div(field, next);
    row.addClassName("seed");
    return row;
  }

  private TextField field(
      String key,
      Function<Experiment, String> shown,
      BiFunction<Experiment, String, Experiment> change) {
    var field = new TextField(phrases.of(key));
    field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    field.setMaxLength(20_000);
    field.addValueChangeListener(
        event -> {
          if (!event.isFromClient()) {
            return;
          }
          try {
            // Tried here, so that what is wrong is told at this field.
            Experiment changed = change.apply(lab.experiment(), event.getValue());
            field.setInvalid(false);
            lab.change(e -> changed);
          } catch (InvalidInputException e) {
            field.setErrorMessage(phrases.of(e.reason()));
            field.setInvalid(true);
          }
        });
    refreshers.add(
        experiment -> {
          field.setInvalid(false);
          field.setValue(shown.apply(experiment));
        });
    return field;
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
        intervals.add(numbers(ends));
      }
    }
    return intervals;
  }

  private static List<Double> numbers(String text) {
    var numbers = new ArrayList<Double>();
    for (String number : text.strip().split("\\s*[,，\\s]\\s*")) {
      numbers.add(number(number));
    }
    return numbers;
  }

  private static double number(String text) {
    String stripped = text.strip();
    if (!NUMBER.matcher(stripped).matches()) {
      throw new InvalidInputException(
          Message.of("functions.notANumber", "{0} is not a number", "\"" + stripped + "\""));
    }
    return Double.parseDouble(stripped.replace('−', '-'));
  }
}
