package descent.ui;

import com.vaadin.flow.component.html.Anchor;
import descent.experiment.Experiment;
import java.util.Optional;

/** The way from a lab to the check of its gradient; hidden where no address can hold it. */
final class CheckLink extends Anchor {
  private static final long serialVersionUID = 1;

  CheckLink(Phrases phrases) {
    setText(phrases.of("check.open"));
    addClassName("to-check");
  }

  void show(Experiment experiment) {
    Optional<String> link = AddressBar.link("check", experiment);
    setVisible(link.isPresent());
    link.ifPresent(this::setHref);
  }
}
