package descent.ui.link;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import descent.ui.text.Phrases;
import java.util.Optional;

/**
 * The way from a lab to another view of its experiment; hidden where neither an address holds it
 * nor the server keeps it.
 */
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

  /**
   * @param experiment its query, as {@link Links#ifKept} gives it
   */
  public void show(Optional<QueryParameters> experiment) {
    setVisible(experiment.isPresent());
    experiment.ifPresent(query -> setHref(route + "?" + query.getQueryString()));
  }
}
