package descent.ui.lab;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.experiment.edit.NetworkEdits;
import descent.network.Activation;
import descent.network.Layer;
import descent.ui.field.Lab;
import descent.ui.field.Slider;
import descent.ui.field.ValidatedFields;
import descent.ui.text.NetworkTexts;
import descent.ui.text.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The hidden layers as a strip of blocks; each opens to show what can be set. */
public final class LayerStrip extends Div {
  private static final long serialVersionUID = 1;

  private final String owner;
  private final transient Phrases phrases;
  private final transient Lab lab;
  private final Div rows = new Div();
  private final List<Block> blocks = new ArrayList<>();

  /**
   * @param owner the JSON pointer of what the layers are a field of
   */
  public LayerStrip(String owner, Phrases phrases, Lab lab) {
    this.owner = owner;
    this.phrases = phrases;
    this.lab = lab;
    addClassName("layers");
    rows.addClassName("layer-blocks");
    var add = new NativeButton(phrases.of("networks.addLayer"));
    add.addClassName("quiet");
    add.addClickListener(click -> lab.change(e -> NetworkEdits.addLayer(e, owner)));
    add(rows, add);
  }

  /** Shows the layers; blocks stay, so that what is open stays open. */
  public void show(List<Layer> layers) {
    while (blocks.size() > layers.size()) {
      rows.remove(blocks.removeLast());
    }
    for (int i = 0; i < layers.size(); i++) {
      if (i == blocks.size()) {
        var block = new Block(i, layers.get(i));
        blocks.add(block);
        rows.add(block);
      }
      blocks.get(i).show(layers.get(i), layers.size());
    }
  }

  /** One layer. */
  private final class Block extends NativeDetails {
    private static final long serialVersionUID = 1;

    private final int index;
    private final String path;
    private final Span units = new Span();
    private final Span activation = new Span();
    private final Span kept = new Span();
    private final TextField unitsField;
    private final Select<Activation> activations = new Select<>();
    private final Slider keep;
    private final NativeButton up;
    private final NativeButton down;

    Block(int index, Layer layer) {
      this.index = index;
      this.path = owner + "/" + NetworkEdits.LAYERS + "/" + index + "/";
      addClassName("layer");
      units.addClassName("layer-units");
      kept.addClassName("layer-kept");
      var more = new Span("⋯");
      more.addClassName("contender-more");
      more.getElement().setAttribute("aria-hidden", "true");
      setSummary(units, activation, kept, more);
      unitsField =
          ValidatedFields.field(
              new TextField(phrases.of("networks.units")),
              phrases,
              lab,
              (e, text) -> Edits.at(e, path + "units", ValidatedFields.number(text)));
      activations.setLabel(phrases.of("networks.activation"));
      activations.setItems(Activation.values());
      activations.setItemLabelGenerator(NetworkTexts::name);
      activations.addValueChangeListener(
          event -> {
            Activation chosen = event.getValue();
            if (event.isFromClient() && chosen != null) {
              lab.change(e -> Edits.at(e, path + "activation", chosen.type()));
            }
          });
      keep =
          new Slider(
              phrases.of("networks.keepProbability"), path + "keepProbability", "linear", 0.05, 1);
      keep.setDescription(phrases.of("networks.keepMeaning"));
      keep.setPresets(List.of(1.0, 0.8, 0.5, 0.2));
      keep.setBounds(0, 1);
      keep.setValue(layer.keepProbability());
      up = action("networks.up", e -> NetworkEdits.swapLayers(e, owner, index - 1));
      down = action("networks.down", e -> NetworkEdits.swapLayers(e, owner, index));
      var remove = action("functions.remove", e -> NetworkEdits.removeLayer(e, owner, index));
      var sizes = new Div(unitsField, activations);
      sizes.addClassName("contender-head");
      var actions = new Div(up, down, remove);
      actions.addClassName("contender-actions");
      var body = new Div(sizes, keep, actions);
      body.addClassName("layer-body");
      setContent(body);
    }

    private NativeButton action(String key, UnaryOperator<Experiment> change) {
      var button = new NativeButton(phrases.of(key));
      button.addClassName("quiet");
      button.addClickListener(click -> lab.change(change));
      return button;
    }

    void show(Layer layer, int count) {
      units.setText(Integer.toString(layer.units()));
      activation.setText(NetworkTexts.name(layer.activation()));
      kept.setText(
          layer.keepProbability() < 1
              ? phrases.of("networks.kept", Edits.shown(layer.keepProbability()))
              : "");
      ValidatedFields.show(unitsField, Integer.toString(layer.units()));
      activations.setValue(layer.activation());
      keep.setValue(layer.keepProbability());
      up.setEnabled(index > 0);
      down.setEnabled(index < count - 1);
    }
  }
}
