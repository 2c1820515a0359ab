package descent.ui.networks;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.experiment.edit.Edits;
import descent.network.Dropout;
import descent.network.Initialization;
import descent.network.Loss;
import descent.ui.field.Lab;
import descent.ui.field.SeedField;
import descent.ui.field.Slider;
import descent.ui.field.ValidatedFields;
import descent.ui.lab.LayerStrip;
import descent.ui.text.NetworkTexts;
import descent.ui.text.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** The network that all contenders share, unless one has something of its own. */
final class NetworkSettings extends Div {
  private static final long serialVersionUID = 1;

  private static final List<Initialization> INITIALIZATIONS =
      List.of(new Initialization.He(), new Initialization.Xavier(), new Initialization.Normal(0.1));

  private final transient Phrases phrases;
  private final transient Lab lab;
  private final transient List<Consumer<Experiment>> refreshers = new ArrayList<>();
  private final LayerStrip layers;

  NetworkSettings(Phrases phrases, Lab lab) {
    this.phrases = phrases;
    this.lab = lab;
    addClassName("section");
    var head = new Div(new H2(phrases.of("networks.network")));
    head.addClassName("section-head");
    layers = new LayerStrip("/problem", phrases, lab);
    refreshers.add(e -> layers.show(e.network().layers()));
    var form = new Div(losses(), decay(), batch(), dropouts(), initializations(), deviation());
    form.addClassName("more-form");
    var seed = new SeedField(phrases, lab);
    refreshers.add(seed::show);
    form.add(
        field(
            "networks.updates",
            e -> Integer.toString(e.steps()),
            (e, text) -> Edits.at(e, "/steps", ValidatedFields.number(text))),
        seed,
        shuffle(),
        field(
            "functions.stopLoss",
            e -> e.stop().loss() == null ? "" : Edits.shown(e.stop().loss()),
            (e, text) ->
                Edits.at(e, "/stop/loss", text.isBlank() ? null : ValidatedFields.number(text))));
    var more = new NativeDetails(phrases.of("networks.more"), form);
    more.addClassName("more");
    add(head, layers, more);
  }

  void show(Experiment experiment) {
    refreshers.forEach(refresher -> refresher.accept(experiment));
  }

  private Select<Loss> losses() {
    return select(
        "networks.loss",
        List.of(Loss.values()),
        loss -> NetworkTexts.name(phrases, loss),
        NetworkProblem::loss,
        (e, loss) -> Edits.at(e, "/problem/loss", loss.type()));
  }

  private Select<Dropout> dropouts() {
    return select(
        "networks.dropout",
        List.of(Dropout.values()),
        dropout -> NetworkTexts.name(phrases, dropout),
        NetworkProblem::dropout,
        (e, dropout) -> Edits.at(e, "/problem/dropout", dropout.type()));
  }

  private Select<Initialization> initializations() {
    Select<Initialization> select =
        select(
            "networks.initialization",
            INITIALIZATIONS,
            initialization -> NetworkTexts.name(phrases, initialization),
            NetworkSettings::offered,
            (e, initialization) -> Edits.at(e, "/problem/initialization", json(initialization)));
    refreshers.addFirst(
        e -> {
          // Explicit parameters cannot be chosen from the list; it shows them where an experiment
          // has them.
          Initialization present = e.network().initialization();
          if (present instanceof Initialization.Explicit) {
            select.setItems(with(INITIALIZATIONS, present));
          }
        });
    return select;
  }

  private static Initialization offered(NetworkProblem problem) {
    return problem.initialization() instanceof Initialization.Normal
        ? INITIALIZATIONS.getLast()
        : problem.initialization();
  }

  private static Map<String, Object> json(Initialization initialization) {
    return switch (initialization) {
      case Initialization.He() -> Map.of("type", "he");
      case Initialization.Xavier() -> Map.of("type", "xavier");
      case Initialization.Normal(double deviation) ->
          Map.of("type", "normal", "deviation", deviation);
      case Initialization.Explicit explicit -> throw new IllegalStateException("not offered");
    };
  }

  /** The deviation of normal weights, shown while they are normal. */
  private TextField deviation() {
    var field =
        field(
            "networks.deviation",
            e ->
                e.network().initialization() instanceof Initialization.Normal(double deviation)
                    ? Edits.shown(deviation)
                    : "",
            (e, text) ->
                Edits.at(e, "/problem/initialization/deviation", ValidatedFields.number(text)));
    refreshers.add(
        e -> field.setVisible(e.network().initialization() instanceof Initialization.Normal));
    return field;
  }

  private Slider decay() {
    var slider =
        new Slider(phrases.of("networks.weightDecay"), "/problem/weightDecay", "linear", 0, 0.1);
    slider.setDescription(phrases.of("networks.decayMeaning"));
    slider.setBounds(0, Double.POSITIVE_INFINITY);
    refreshers.add(e -> slider.setValue(e.network().weightDecay()));
    return slider;
  }

  private TextField batch() {
    var field =
        field(
            "networks.batchSize",
            e -> Integer.toString(e.network().batchSize()),
            (e, text) -> Edits.at(e, "/problem/batchSize", ValidatedFields.number(text)));
    field.setHelperText(phrases.of("networks.batchMeaning"));
    return field;
  }

  private Checkbox shuffle() {
    var box = new Checkbox(phrases.of("networks.shuffle"));
    box.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            lab.change(e -> Edits.at(e, "/problem/shuffle", event.getValue()));
          }
        });
    refreshers.add(e -> box.setValue(e.network().shuffle()));
    return box;
  }

  private TextField field(
      String key,
      Function<Experiment, String> shown,
      BiFunction<Experiment, String, Experiment> change) {
    var field = ValidatedFields.field(new TextField(phrases.of(key)), phrases, lab, change);
    refreshers.add(experiment -> ValidatedFields.show(field, shown.apply(experiment)));
    return field;
  }

  private <T> Select<T> select(
      String key,
      List<T> items,
      Function<T, String> name,
      Function<NetworkProblem, T> shown,
      BiFunction<Experiment, T, Experiment> change) {
    var select = new Select<T>();
    select.setLabel(phrases.of(key));
    select.setItems(items);
    select.setItemLabelGenerator(name::apply);
    select.addValueChangeListener(
        event -> {
          T chosen = event.getValue();
          if (event.isFromClient() && chosen != null) {
            lab.change(e -> change.apply(e, chosen));
          }
        });
    refreshers.add(e -> select.setValue(shown.apply(e.network())));
    return select;
  }

  private static List<Initialization> with(List<Initialization> some, Initialization one) {
    var all = new ArrayList<>(some);
    all.add(one);
    return all;
  }
}
