package descent.ui.networks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import descent.dataset.Csv;
import descent.dataset.Dataset;
import descent.dataset.Datasets;
import descent.dataset.Preparation;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.experiment.edit.Edits;
import descent.experiment.edit.NetworkEdits;
import descent.message.InvalidInputException;
import descent.random.Key;
import descent.ui.field.Lab;
import descent.ui.field.ParameterFields;
import descent.ui.field.Slider;
import descent.ui.field.ValidatedFields;
import descent.ui.text.Phrases;
import descent.ui.text.Recipes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the networks learn from: a picture of the data, and what can be set on it. */
final class DataEditor extends Div {
  private static final long serialVersionUID = 1;

  /** What is chosen where the lines of a file are seen. */
  private static final Set<String> OF_THE_DIALOG = Set.of("target", "task", "ignore");

  private static final String BYTES = "event.detail.bytes";
  private static final String X = "event.detail.x";
  private static final String Y = "event.detail.y";
  private static final String LABEL = "event.detail.label";

  private final transient Phrases phrases;
  private final transient Lab lab;
  private final Select<Entry<Dataset>> kinds = new Select<>();
  private final Paragraph problem = new Paragraph();
  private final Paragraph absent = new Paragraph();
  private final Div form = new Div();
  private final Div rare = new Div();
  private final Slider labelNoise;
  private final Slider validation;
  private final TextField trainingRows;
  private final Checkbox standardize;
  private transient @Nullable Entry<Dataset> shown;
  private transient @Nullable ParameterFields fields;

  /**
   * @param tool stands beside the heading
   */
  DataEditor(Component tool, Phrases phrases, Lab lab) {
    this.phrases = phrases;
    this.lab = lab;
    addClassName("section");
    var head = new Div(new H2(phrases.of("networks.data")), tool);
    head.addClassName("section-head");
    kinds.setAriaLabel(phrases.of("networks.dataset"));
    kinds.setItems(Datasets.entries());
    kinds.setItemLabelGenerator(this::title);
    kinds.addValueChangeListener(
        event -> {
          Entry<Dataset> chosen = event.getValue();
          if (event.isFromClient() && chosen != null) {
            lab.change(e -> NetworkEdits.dataset(e, chosen));
          }
        });
    problem.addClassName("problem");
    problem.getElement().setAttribute("role", "alert");
    absent.addClassName("problem");
    absent.getElement().setAttribute("role", "status");
    form.addClassName("more-form");
    rare.addClassName("more-form");
    labelNoise =
        fraction("networks.labelNoise", "networks.labelNoiseMeaning", "labelNoise", 0.5, 1);
    validation =
        fraction(
            "networks.validation", "networks.validationMeaning", "validationFraction", 0.95, 1);
    trainingRows =
        ValidatedFields.field(
            new TextField(phrases.of("networks.trainingRows")),
            phrases,
            lab,
            (e, text) ->
                Edits.at(
                    e,
                    "/problem/trainingSamples",
                    text.isBlank() ? null : ValidatedFields.number(text)));
    trainingRows.setPlaceholder(phrases.of("networks.allRows"));
    standardize = new Checkbox(phrases.of("networks.standardize"));
    standardize.setTooltipText(phrases.of("networks.standardizeMeaning"));
    standardize.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            lab.change(e -> Edits.at(e, "/problem/standardize", event.getValue()));
          }
        });
    var rest = new Div(rare, trainingRows, labelNoise, validation, standardize);
    rest.addClassName("more-form");
    var more = new NativeDetails(phrases.of("networks.rows"), rest);
    more.addClassName("more");
    add(head, picture(), problem, absent, kinds, form, more);
  }

  private Slider fraction(String key, String meaning, String field, double most, double bound) {
    var slider = new Slider(phrases.of(key), "/problem/" + field, "linear", 0, most);
    slider.setDescription(phrases.of(meaning));
    slider.setBounds(0, bound);
    return slider;
  }

  /** The picture also takes files, and points that are added with a click. */
  private Div picture() {
    var picture = new Element("descent-data");
    picture.setProperty("longest", NetworkEdits.LONGEST_CSV);
    picture
        .addEventListener(
            "descent-csv", event -> read(event.getEventData().path(BYTES).asString("")))
        .addEventData(BYTES);
    picture
        .addEventListener("descent-point", event -> addPoint(event.getEventData()))
        .addEventData(X)
        .addEventData(Y)
        .addEventData(LABEL);
    var frame = new Div();
    frame.getElement().appendChild(picture);
    return frame;
  }

  /** Shows how a file is read; only what the visitor agrees to is trained on. */
  private void read(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      NetworkEdits.refuseLong(bytes);
      read(bytes, null);
      problem.setText("");
    } catch (IllegalArgumentException e) {
      problem.setText(phrases.of("networks.csv.broken"));
    } catch (InvalidInputException e) {
      problem.setText(phrases.of(e.reason()));
    }
  }

  private void read(byte[] bytes, @Nullable Csv before) {
    new CsvDialog(
            phrases,
            bytes,
            before,
            csv -> parts(NetworkEdits.csv(lab.experiment(), csv)),
            csv -> {
              Experiment changed = NetworkEdits.csv(lab.experiment(), csv);
              lab.change(e -> changed);
            })
        .open();
  }

  private void readAgain() {
    if (lab.experiment().network().dataset() instanceof Csv csv) {
      read(csv.content().getBytes(StandardCharsets.UTF_8), csv);
    }
  }

  private void addPoint(JsonNode point) {
    double x = point.path(X).asDouble(Double.NaN);
    double y = point.path(Y).asDouble(Double.NaN);
    if (Double.isFinite(x) && Double.isFinite(y)) {
      take(point.get(LABEL), (e, label) -> NetworkEdits.addPoint(e, x, y, label));
    }
  }

  /** Mistakes are shown under the picture, and the data stay as they are. */
  private void take(@Nullable JsonNode text, BiFunction<Experiment, String, Experiment> change) {
    if (text == null || !text.isString()) {
      return;
    }
    try {
      Experiment changed = change.apply(lab.experiment(), text.stringValue());
      problem.setText("");
      lab.change(e -> changed);
    } catch (InvalidInputException e) {
      problem.setText(phrases.of(e.reason()));
    }
  }

  void show(Experiment experiment) {
    Dataset dataset = experiment.network().dataset();
    var preparation = experiment.network().preparation();
    problem.setText("");
    kinds.setValue(dataset.entry());
    kinds.setTooltipText(Recipes.summary(phrases, "dataset", dataset.entry()));
    if (shown != dataset.entry()) {
      rebuild(dataset);
    }
    if (fields != null) {
      fields.show(dataset);
    }
    labelNoise.setValue(preparation.labelNoise());
    labelNoise.setVisible(!dataset.isRegression());
    validation.setValue(preparation.validationFraction());
    validation.setVisible(preparation.split() == null);
    Integer most = preparation.trainingSamples();
    ValidatedFields.show(trainingRows, most == null ? "" : most.toString());
    standardize.setValue(preparation.standardize());
    Preparation.Parts parts = parts(experiment);
    absent.setText(
        Stream.of(
                told("networks.absent", parts.absent()),
                told("networks.unchecked", parts.unchecked()))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" ")));
  }

  private String told(String key, List<String> classes) {
    return classes.isEmpty() ? "" : phrases.of(key, phrases.listed(classes));
  }

  private static Preparation.Parts parts(Experiment experiment) {
    NetworkProblem problem = experiment.network();
    return problem.preparation().apply(problem.dataset().rows(), Key.of(experiment.seed()));
  }

  private void rebuild(Dataset dataset) {
    Entry<Dataset> entry = dataset.entry();
    form.removeAll();
    rare.removeAll();
    if (entry == Csv.ENTRY) {
      form.add(new NativeButton(phrases.of("networks.csv.again"), click -> readAgain()));
    }
    var controls = new ParameterFields("dataset", entry, "/problem/dataset", phrases, lab);
    for (Parameter parameter : entry.parameters()) {
      if (!OF_THE_DIALOG.contains(parameter.name())
          && !(parameter instanceof Parameter.Whole whole && whole.minimum() == whole.maximum())) {
        // Real parameters shape the data and are always shown; counts and choices are among the
        // rare ones.
        Div place = parameter instanceof Parameter.Real ? form : rare;
        place.add(controls.field(parameter, dataset));
      }
    }
    var reference = entry.reference();
    if (reference != null) {
      var source =
          new Anchor(
              reference.address(),
              reference.authors() + ", " + reference.title() + ", " + reference.year(),
              AnchorTarget.BLANK);
      source.addClassName("source");
      form.add(source);
    }
    shown = entry;
    fields = controls;
  }

  private String title(Entry<Dataset> entry) {
    return phrases.orElse("dataset." + entry.type() + ".title", entry.title());
  }
}
