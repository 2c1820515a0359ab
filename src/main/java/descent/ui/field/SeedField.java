package descent.ui.field;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.ui.text.Phrases;

/** The seed of an experiment, with a button for the next one. */
public final class SeedField extends Div {
  private static final long serialVersionUID = 1;

  private final TextField field;

  public SeedField(Phrases phrases, Lab lab) {
    field =
        ValidatedFields.field(
            new TextField(phrases.of("functions.seed")),
            phrases,
            lab,
            (e, text) -> Edits.at(e, "/seed", ValidatedFields.number(text)));
    var next = new NativeButton(phrases.of("functions.newSeed"));
    next.addClassName("quiet");
    next.setTitle(phrases.of("functions.newSeed.hint"));
    next.addClickListener(click -> lab.change(e -> Edits.at(e, "/seed", (double) (e.seed() + 1))));
    addClassName("seed");
    add(field, next);
  }

  public void show(Experiment experiment) {
    ValidatedFields.show(field, Long.toString(experiment.seed()));
  }
}
