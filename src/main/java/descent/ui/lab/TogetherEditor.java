package descent.ui.lab;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import descent.experiment.Averaging;
import descent.experiment.Contender;
import descent.experiment.Ensemble;
import descent.experiment.Ensemble.Independent;
import descent.experiment.Ensemble.Snapshot;
import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.schedule.Plan;
import descent.schedule.Schedules;
import descent.ui.field.Lab;
import descent.ui.field.ValidatedFields;
import descent.ui.text.Phrases;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one contender averages: its own parameters, or the predictions of several networks. */
final class TogetherEditor extends Div {
  private static final long serialVersionUID = 1;
  private static final String ALONE = "alone";
  private static final String INDEPENDENT = "independent";
  private static final String SNAPSHOT = "snapshot";

  /** The slide's number of models, and of cycles for as many snapshots. */
  private static final int FIVE = 5;

  private final int index;
  private final transient Phrases phrases;
  private final transient Lab lab;
  private final TextField decay;
  private final Select<String> ensemble = new Select<>();
  private final TextField members;

  TogetherEditor(int index, Phrases phrases, Lab lab) {
    this.index = index;
    this.phrases = phrases;
    this.lab = lab;
    decay =
        ValidatedFields.field(
            new TextField(phrases.of("contender.averaging")),
            phrases,
            lab,
            (e, text) ->
                Edits.at(
                    e,
                    path("averaging"),
                    text.isBlank() ? null : Map.of("decay", ValidatedFields.number(text))));
    decay.setHelperText(phrases.of("contender.averaging.meaning"));
    members =
        ValidatedFields.field(
            new TextField(phrases.of("contender.members")),
            phrases,
            lab,
            (e, text) -> Edits.at(e, path("ensemble/members"), ValidatedFields.number(text)));
    add(decay);
    if (lab.experiment().problem().predicts()) {
      add(choice(), members);
    }
  }

  private Select<String> choice() {
    ensemble.setLabel(phrases.of("contender.ensemble"));
    ensemble.setHelperText(phrases.of("contender.ensemble.meaning"));
    ensemble.setItems(ALONE, INDEPENDENT, SNAPSHOT);
    ensemble.setItemLabelGenerator(
        type ->
            switch (type) {
              case INDEPENDENT -> phrases.of("contender.ensemble.independent");
              case SNAPSHOT -> phrases.of("contender.ensemble.snapshot");
              default -> phrases.of("contender.ensemble.alone");
            });
    ensemble.addValueChangeListener(
        event -> {
          String chosen = event.getValue();
          if (event.isFromClient() && chosen != null) {
            lab.change(e -> chosen(e, chosen));
          }
        });
    return ensemble;
  }

  private Experiment chosen(Experiment e, String type) {
    return switch (type) {
      case INDEPENDENT ->
          Edits.at(e, path("ensemble"), Map.of("type", INDEPENDENT, "members", FIVE));
      case SNAPSHOT -> {
        var snapshots = Map.of("type", SNAPSHOT);
        Contender run = e.runs().get(index);
        if (run.plan().schedule().cycles() != null) {
          yield Edits.at(e, path("ensemble"), snapshots);
        }
        // Snapshots need a cyclic schedule: one cycle for each of the usual number of members.
        var cycles = Schedules.cyclic(Edits.rate(run.plan()), Math.max(1, e.steps() / FIVE));
        var plan = new Plan(cycles, run.plan().warmup(), run.plan().perEpoch());
        yield Edits.at(Edits.withRun(e, index, r -> r.with(plan)), path("ensemble"), snapshots);
      }
      default -> Edits.at(e, path("ensemble"), null);
    };
  }

  private String path(String place) {
    return "/runs/" + index + "/" + place;
  }

  void show(Contender run) {
    Averaging averaging = run.averaging();
    ValidatedFields.show(decay, averaging == null ? "" : Edits.shown(averaging.decay()));
    @Nullable Ensemble together = run.ensemble();
    ensemble.setValue(
        switch (together) {
          case Independent(int count) -> {
            ValidatedFields.show(members, Integer.toString(count));
            yield INDEPENDENT;
          }
          case Snapshot() -> SNAPSHOT;
          case null -> ALONE;
        });
    members.setVisible(together instanceof Independent);
  }
}
