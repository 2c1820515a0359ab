package descent.ui.functions;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.dom.Element;
import descent.experiment.FunctionProblem;
import descent.experiment.edit.Edits;
import descent.experiment.json.ExperimentJson;
import descent.objective.Gallery;
import descent.objective.TestFunction;
import descent.ui.field.Lab;
import descent.ui.text.Phrases;

/** The named test functions as small pictures. */
final class GalleryPopover extends Popover {
  private static final long serialVersionUID = 1;

  GalleryPopover(Component target, Phrases phrases, Lab lab) {
    setTarget(target);
    setAriaLabel(phrases.of("functions.gallery"));
    addClassName("gallery-popover");
    var cards = new Div();
    cards.addClassName("gallery");
    for (TestFunction function : Gallery.functions()) {
      cards.add(card(function, phrases, lab));
    }
    add(cards);
  }

  private NativeButton card(TestFunction function, Phrases phrases, Lab lab) {
    var picture = new Element("descent-thumbnail");
    picture.setProperty("problem", ExperimentJson.write(FunctionProblem.of(function)));
    var title = new Span(phrases.orElse("gallery." + function.id() + ".title", function.title()));
    var card = new NativeButton();
    card.addClassName("gallery-item");
    card.setTitle(phrases.orElse("gallery." + function.id() + ".what", function.words().what()));
    card.getElement().appendChild(picture, title.getElement());
    card.addClickListener(
        click -> {
          close();
          lab.change(experiment -> Edits.function(experiment, function));
        });
    return card;
  }
}
