package descent.ui.lab;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.experiment.edit.Edits;
import descent.experiment.edit.NetworkEdits;
import descent.network.Dropout;
import descent.network.Layer;
import descent.ui.field.Lab;
import descent.ui.field.ValidatedFields;
import descent.ui.text.NetworkTexts;
import descent.ui.text.Phrases;
import java.util.List;
import java.util.function.Function;

/** What one contender has for itself in place of what the network of all others has. */
final class OverrideEditor extends Div {
  private static final long serialVersionUID = 1;

  /** The lecture's. */
  private static final List<Double> KEPT = List.of(1.0, 0.8, 0.5, 0.2);

  private final int index;
  private final transient Phrases phrases;
  private final transient Lab lab;
  private final Div chips = new Div();
  private final Checkbox ownLayers;
  private final LayerStrip layers;
  private final Select<Dropout> dropout = new Select<>();
  private final TextField weightDecay;
  private final TextField batchSize;

  OverrideEditor(int index, Phrases phrases, Lab lab) {
    this.index = index;
    this.phrases = phrases;
    this.lab = lab;
    addClassName("overrides");
    var title = new H3(phrases.of("networks.own"));
    for (double kept : KEPT) {
      chips.add(chip(kept));
    }
    chips.addClassName("chips");
    var keep = new Div(new Span(phrases.of("networks.keepAll")), chips);
    keep.addClassName("keep");
    ownLayers = new Checkbox(phrases.of("networks.ownLayers"));
    ownLayers.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            lab.change(
                e ->
                    event.getValue()
                        ? NetworkEdits.ownLayers(e, index)
                        : NetworkEdits.override(e, index, NetworkEdits.LAYERS, null));
          }
        });
    layers = new LayerStrip("/runs/" + index + "/network", phrases, lab);
    dropout.setLabel(phrases.of("networks.dropout"));
    dropout.setItems(Dropout.values());
    dropout.setItemLabelGenerator(
        choice -> choice == null ? common() : NetworkTexts.name(phrases, choice));
    dropout.setEmptySelectionAllowed(true);
    dropout.setEmptySelectionCaption(common());
    dropout.addValueChangeListener(
        event -> {
          Dropout chosen = event.getValue();
          if (event.isFromClient()) {
            lab.change(
                e ->
                    NetworkEdits.override(
                        e, index, "dropout", chosen == null ? null : chosen.type()));
          }
        });
    weightDecay = number("networks.weightDecay", "weightDecay");
    batchSize = number("networks.batchSize", "batchSize");
    add(title, keep, ownLayers, layers, dropout, weightDecay, batchSize);
  }

  private String common() {
    return phrases.of("networks.common");
  }

  private NativeButton chip(double kept) {
    var chip = new NativeButton(Edits.shown(kept));
    chip.setAriaLabel(phrases.of("networks.keepAll") + " " + Edits.shown(kept));
    chip.addClickListener(click -> lab.change(e -> keepAll(e, kept)));
    return chip;
  }

  private Experiment keepAll(Experiment e, double kept) {
    var layers =
        e.runs().get(index).problem(e).layers().stream()
            .map(layer -> new Layer(layer.units(), layer.activation(), kept))
            .toList();
    return NetworkEdits.override(
        e, index, NetworkEdits.LAYERS, layers.stream().map(NetworkEdits::json).toList());
  }

  private TextField number(String key, String field) {
    return ValidatedFields.field(
        new TextField(phrases.of(key)),
        phrases,
        lab,
        (e, text) ->
            NetworkEdits.override(
                e, index, field, text.isBlank() ? null : ValidatedFields.number(text)));
  }

  void show(Experiment experiment, Contender run) {
    NetworkProblem own = run.problem(experiment);
    boolean hasLayers = NetworkEdits.overrides(run, NetworkEdits.LAYERS);
    ownLayers.setValue(hasLayers);
    layers.setVisible(hasLayers);
    if (hasLayers) {
      layers.show(own.layers());
    }
    for (int i = 0; i < KEPT.size(); i++) {
      double kept = KEPT.get(i);
      boolean all = own.layers().stream().allMatch(layer -> layer.keepProbability() == kept);
      chips
          .getComponentAt(i)
          .getElement()
          .setAttribute("aria-pressed", Boolean.toString(all && !own.layers().isEmpty()));
    }
    dropout.setValue(NetworkEdits.overrides(run, "dropout") ? own.dropout() : null);
    show(weightDecay, experiment, run, "weightDecay", p -> Edits.shown(p.weightDecay()));
    show(batchSize, experiment, run, "batchSize", p -> Integer.toString(p.batchSize()));
  }

  private static void show(
      TextField field,
      Experiment experiment,
      Contender run,
      String name,
      Function<NetworkProblem, String> value) {
    field.setPlaceholder(value.apply(experiment.network()));
    ValidatedFields.show(
        field, NetworkEdits.overrides(run, name) ? value.apply(run.problem(experiment)) : "");
  }
}
