package descent.ui.link;

import com.vaadin.flow.component.html.Anchor;
import descent.experiment.Experiment;
import descent.ui.text.Phrases;
import java.util.Optional;

/** The way from a lab to another view of its experiment; hidden where no address can hold it. */
public final class ViewLink extends Anchor {
  private static final long serialVersionUID = 1;

  private final String route;

  private ViewLink(String route, String text) {
    this.route = route;
    setText(text);
    addClassName("to-view");
  }

  /** To the check of its gradient. */
  public static ViewLink toCheck(Phrases phrases) {
    return new ViewLink("check", phrases.of("check.open"));
  }

  /** To the comparison of its contenders. */
  public static ViewLink toComparison(Phrases phrases) {
    return new ViewLink("compare", phrases.of("compare.open"));
  }

  public void show(Experiment experiment) {
    Optional<String> link = AddressBar.link(route, experiment);
    setVisible(link.isPresent());
    link.ifPresent(this::setHref);
  }
}
