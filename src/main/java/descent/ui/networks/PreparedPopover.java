package descent.ui.networks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import descent.experiment.Experiment;
import descent.ui.lesson.PreparedExperiment;
import descent.ui.text.Phrases;
import java.util.List;
import java.util.function.Consumer;

/** The prepared experiments with networks, each with what it shows. */
final class PreparedPopover extends Popover {
  private static final long serialVersionUID = 1;

  PreparedPopover(
      Component target, List<PreparedExperiment> all, Phrases phrases, Consumer<Experiment> begin) {
    setTarget(target);
    setAriaLabel(phrases.of("networks.experiments"));
    var cards = new Div();
    cards.addClassName("prepared");
    for (PreparedExperiment prepared : all) {
      var title = new Span(phrases.of(prepared.key("title")));
      title.addClassName("prepared-title");
      var what = new Span(phrases.of(prepared.key("what")));
      what.addClassName("prepared-what");
      var card = new NativeButton();
      card.addClassName("gallery-item");
      card.getElement().appendChild(title.getElement(), what.getElement());
      card.addClickListener(
          click -> {
            close();
            begin.accept(prepared.experiment());
          });
      cards.add(card);
    }
    add(cards);
  }
}
