package descent.ui.lab;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import descent.experiment.Contender;
import descent.experiment.edit.Edits;
import descent.optimizer.Optimizer;
import descent.schedule.Schedule;
import descent.ui.field.Lab;
import descent.ui.field.ParameterFields;
import descent.ui.field.ScheduleMenu;
import descent.ui.field.ValidatedFields;
import descent.ui.text.Phrases;
import descent.ui.text.Recipes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    var rates = new ParameterFields("schedule", schedule, path("schedule"), phrases, lab);
    refreshers.add(r -> rates.show(r.plan().schedule()));
    for (Parameter parameter : schedule.parameters()) {
      if (parameter.symbol().equals(Schedule.RATE_SYMBOL)) {
        add(rates.field(parameter, run.plan().schedule()));
      }
    }
    var rule = new ParameterFields("optimizer", optimizer, path("optimizer"), phrases, lab);
    refreshers.add(r -> rule.show(r.optimizer()));
    for (Parameter parameter : optimizer.parameters()) {
      add(rule.field(parameter, run.optimizer()));
    }
    add(schedules());
    for (Parameter parameter : schedule.parameters()) {
      if (!parameter.symbol().equals(Schedule.RATE_SYMBOL)) {
        add(rates.field(parameter, run.plan().schedule()));
      }
    }
    add(warmup());
    if (!lab.experiment().problem().overridable().isEmpty()) {
      var own = new OverrideEditor(index, phrases, lab);
      refreshers.add(r -> own.show(lab.experiment(), r));
      add(own);
    }
    var together = new TogetherEditor(index, phrases, lab);
    refreshers.add(together::show);
    add(together, sources());
    show(run);
  }

  /** Whether this form has the fields of that run. */
  boolean fits(Contender run) {
    return run.optimizer().entry() == optimizer && run.plan().schedule().entry() == schedule;
  }

  /** Shows the values of a run that fits. */
  void show(Contender run) {
    refreshers.forEach(refresher -> refresher.accept(run));
  }

  private Component name() {
    var field =
        ValidatedFields.field(
            new TextField(phrases.of("functions.name")),
            phrases,
            lab,
            (experiment, text) -> Edits.at(experiment, path("name"), text.strip()));
    field.setMaxLength(40);
    refreshers.add(run -> ValidatedFields.show(field, run.name()));
    return field;
  }

  private Component optimizers() {
    var select = new Select<Entry<Optimizer>>();
    select.setLabel(phrases.of("functions.optimizer"));
    select.setItems(lab.optimizers());
    select.setItemLabelGenerator(Entry::title);
    lab.optimizers().stream()
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
    var menu = new ScheduleMenu(index, phrases, lab);
    menu.setHelperText(Recipes.summary(phrases, "schedule", schedule));
    menu.setValue(schedule);
    return menu;
  }

  private Component warmup() {
    var field =
        ValidatedFields.field(
            new TextField(phrases.of("parameter.warmup")),
            phrases,
            lab,
            (experiment, text) ->
                Edits.at(experiment, path("schedule/warmup"), ValidatedFields.number(text)));
    refreshers.add(run -> ValidatedFields.show(field, Integer.toString(run.plan().warmup())));
    return field;
  }

  /** The place of something of this run in the experiment. */
  private String path(String place) {
    return "/runs/" + index + "/" + place;
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
}
