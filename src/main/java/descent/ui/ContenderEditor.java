package descent.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import descent.experiment.Contender;
import descent.optimizer.Optimizer;
import descent.optimizer.Optimizers;
import descent.schedule.Plan;
import descent.schedule.Schedule;
import descent.schedule.Schedules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set on one contender, built from what the catalogue says of its optimizer
 * and schedule.
 */
final class ContenderEditor extends Div {
  private static final long serialVersionUID = 1;

  private final int index;
  private final transient Phrases phrases;
  private final transient Lab lab;
  private final transient Entry<Optimizer> optimizer;
  private final transient Entry<Schedule> schedule;
  private final transient List<Consumer<Contender>> refreshers = new ArrayList<>();
  private boolean refreshing;

  ContenderEditor(int index, Contender run, Phrases phrases, Lab lab) {
    this.index = index;
    this.phrases = phrases;
    this.lab = lab;
    this.optimizer = run.optimizer().entry();
    this.schedule = run.plan().schedule().entry();
    addClassName("contender-editor");
    var head = new Div(name(), optimizers());
    head.addClassName("contender-head");
    add(head);
    add(paragraph(Recipes.summary(phrases, "optimizer", optimizer)));
    add(formula());
    for (Parameter parameter : schedule.parameters()) {
      if (parameter.name().equals("learningRate")) {
        add(field(parameter, "schedule", schedule, r -> r.plan().schedule()));
      }
    }
    for (Parameter parameter : optimizer.parameters()) {
      add(field(parameter, "optimizer", optimizer, Contender::optimizer));
    }
    add(schedules());
    for (Parameter parameter : schedule.parameters()) {
      if (!parameter.name().equals("learningRate")) {
        add(field(parameter, "schedule", schedule, r -> r.plan().schedule()));
      }
    }
    add(warmup(), sources());
    show(run);
  }

  /** Whether this form has the fields of that run. */
  boolean fits(Contender run) {
    return run.optimizer().entry() == optimizer && run.plan().schedule().entry() == schedule;
  }

  /** Shows the values of a run that fits. */
  void show(Contender run) {
    refreshing = true;
    refreshers.forEach(refresher -> refresher.accept(run));
    refreshing = false;
  }

  private Component name() {
    var field =
        Checked.field(
            new TextField(phrases.of("functions.name")),
            phrases,
            lab,
            (experiment, text) -> Edits.at(experiment, path("name"), text.strip()));
    field.setMaxLength(40);
    refreshers.add(run -> Checked.show(field, run.name()));
    return field;
  }

  private Component optimizers() {
    var select = new Select<Entry<Optimizer>>();
    select.setLabel(phrases.of("functions.optimizer"));
    select.setItems(Optimizers.entries());
    select.setItemLabelGenerator(Entry::title);
    Optimizers.entries().stream()
        .filter(Entry::lecture)
        .reduce((first, second) -> second)
        .ifPresent(last -> select.addComponents(last, new Span(phrases.of("functions.more"))));
    select.setValue(optimizer);
    select.addValueChangeListener(
        e -> {
          Entry<Optimizer> chosen = e.getValue();
          if (e.isFromClient() && chosen != null) {
            Optimizer standard = lab.newContender(chosen).optimizer();
            lab.change(experiment -> Edits.optimizer(experiment, index, standard));
          }
        });
    return select;
  }

  private Component schedules() {
    var select = new Select<Entry<Schedule>>();
    select.setLabel(phrases.of("functions.schedule"));
    select.setItems(Schedules.entries());
    select.setItemLabelGenerator(
        entry -> phrases.orElse("schedule." + entry.type() + ".title", entry.title()));
    select.setHelperText(Recipes.summary(phrases, "schedule", schedule));
    select.setValue(schedule);
    select.addValueChangeListener(
        e -> {
          Entry<Schedule> chosen = e.getValue();
          if (e.isFromClient() && chosen != null) {
            change(run -> new Contender(run.name(), run.optimizer(), follow(run.plan(), chosen)));
          }
        });
    return select;
  }

  /** Another schedule from the same rate; what must be given is set to suit the number of steps. */
  private Plan follow(Plan plan, Entry<Schedule> chosen) {
    var values = new LinkedHashMap<String, Object>();
    int steps = lab.experiment().steps();
    for (Parameter parameter : chosen.parameters()) {
      Object standard = parameter.defaultValue();
      values.put(
          parameter.name(),
          standard != null
              ? standard
              : switch (parameter.name()) {
                case "learningRate" -> Edits.rate(plan);
                case "every", "period" -> Math.max(1, steps / 4);
                case "over" -> steps;
                case "decay" -> 4.0 / steps;
                default -> ((Parameter.Text) parameter).example();
              });
    }
    return new Plan(
        chosen.create().apply(new Entry.Values(values)), plan.warmup(), plan.perEpoch());
  }

  private Component warmup() {
    return whole(
        phrases.of("parameter.warmup"), path("schedule/warmup"), run -> run.plan().warmup());
  }

  /** A whole number, typed. */
  private TextField whole(String label, String path, ToIntFunction<Contender> shown) {
    var field =
        Checked.field(
            new TextField(label),
            phrases,
            lab,
            (experiment, text) -> Edits.at(experiment, path, Checked.number(text)));
    refreshers.add(run -> Checked.show(field, Integer.toString(shown.applyAsInt(run))));
    return field;
  }

  /** The place of something of this run in the experiment. */
  private String path(String place) {
    return "/runs/" + index + "/" + place;
  }

  private Component field(
      Parameter parameter, String room, Entry<?> entry, Function<Contender, Object> recipe) {
    String path = path(room + "/" + parameter.name());
    String meaning = Recipes.meaning(phrases, room, entry, parameter);
    String label = Recipes.label(phrases, parameter);
    return switch (parameter) {
      case Parameter.Real real -> {
        var slider = Slider.of(real, label, path, current(recipe, real.name(), 0.0));
        slider.setDescription(meaning);
        refreshers.add(run -> slider.setValue((Double) value(recipe, run, real.name())));
        yield slider;
      }
      case Parameter.Whole whole -> {
        var field = whole(label, path, run -> (Integer) value(recipe, run, whole.name()));
        field.setHelperText(meaning);
        yield field;
      }
      case Parameter.Flag flag -> {
        var box = new Checkbox(label);
        box.setTooltipText(meaning);
        box.addValueChangeListener(e -> commit(path, e.getValue()));
        refreshers.add(run -> box.setValue((Boolean) value(recipe, run, flag.name())));
        yield box;
      }
      case Parameter.Choice choice -> {
        var select = new Select<String>();
        select.setLabel(label);
        select.setItems(choice.values());
        select.setHelperText(meaning);
        select.addValueChangeListener(e -> commit(path, e.getValue()));
        refreshers.add(run -> select.setValue((String) value(recipe, run, choice.name())));
        yield select;
      }
      // A text of several lines needs a field of several lines.
      case Parameter.Text text -> {
        var field =
            Checked.field(
                new TextArea(label),
                phrases,
                lab,
                (experiment, typed) -> Edits.at(experiment, path, typed));
        field.addClassName("code");
        field.setMaxLength(text.maximumLength());
        field.setHelperText(meaning);
        refreshers.add(run -> Checked.show(field, (String) value(recipe, run, text.name())));
        yield field;
      }
    };
  }

  private double current(Function<Contender, Object> recipe, String name, double otherwise) {
    var runs = lab.experiment().runs();
    return index < runs.size() && fits(runs.get(index))
        ? (Double) value(recipe, runs.get(index), name)
        : otherwise;
  }

  private static Object value(Function<Contender, Object> recipe, Contender run, String name) {
    Object value = Entry.Values.of((Record) recipe.apply(run)).byName().get(name);
    if (value == null) {
      throw new IllegalStateException(name);
    }
    return value;
  }

  private Component formula() {
    var formula = new Element("descent-formula");
    refreshers.add(r -> formula.setProperty("latex", r.optimizer().latex()));
    var box = new Div();
    box.addClassName("formula");
    box.getElement().appendChild(formula);
    return box;
  }

  /** Who published the rule, and what the frameworks call it. */
  private Component sources() {
    var sources = new Div();
    sources.addClassName("sources");
    var reference = optimizer.reference();
    if (reference != null) {
      sources.add(
          new Anchor(
              reference.address(),
              reference.authors() + ", " + reference.title() + ", " + reference.year(),
              AnchorTarget.BLANK));
    }
    Map<String, String> names = new LinkedHashMap<>();
    put(names, "PyTorch", optimizer.names().pytorch());
    put(names, "Keras", optimizer.names().keras());
    put(names, "Optax", optimizer.names().optax());
    names.forEach((framework, name) -> sources.add(new Span(framework + ": " + name)));
    return sources;
  }

  private static void put(Map<String, String> names, String framework, @Nullable String name) {
    if (name != null) {
      names.put(framework, name);
    }
  }

  private static Paragraph paragraph(String text) {
    var paragraph = new Paragraph(text);
    paragraph.addClassName("hint");
    return paragraph;
  }

  private void change(UnaryOperator<Contender> change) {
    if (!refreshing) {
      lab.change(experiment -> Edits.withRun(experiment, index, change));
    }
  }

  private void commit(String path, @Nullable Object value) {
    if (!refreshing && value != null) {
      lab.change(experiment -> Edits.at(experiment, path, value));
    }
  }
}
