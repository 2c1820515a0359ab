package descent.ui.share;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import descent.share.Id;
import descent.share.NotKeptException;
import descent.share.Store;
import descent.ui.link.LabRoute;
import descent.ui.link.Links;
import descent.ui.link.Links.Kept;
import descent.ui.link.Opening;
import org.jspecify.annotations.Nullable;

/**
 * The way from a short link to the lab of its experiment. The address stays as short as it is until
 * the first edit; that of an embedded page stays for good, since only there other sites may frame
 * it.
 */
@Route("x/:id")
public class SharedView extends Div implements BeforeEnterObserver {
  private static final long serialVersionUID = 1;
  private static final String PATH = "x/";

  private final transient Links links;

  public SharedView(Store store) {
    links = new Links(store);
  }

  /** There is no experiment under a link. */
  public static final class UnknownLinkException extends NotFoundException {
    private static final long serialVersionUID = 1;
    private final boolean nobodyKnows;

    private UnknownLinkException(boolean nobodyKnows) {
      this.nobodyKnows = nobodyKnows;
    }

    /** Whether there may be one, in a store that is away. */
    public boolean nobodyKnows() {
      return nobodyKnows;
    }
  }

  /** The path of an experiment's link. */
  static String path(Id id) {
    return PATH + id;
  }

  /**
   * Whether other sites may frame the page at an address.
   *
   * @param embed the parameter of that name; null where there is none
   */
  public static boolean isEmbedded(String path, @Nullable String embed) {
    return path.startsWith("/" + PATH) && Opening.isSet(embed);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    try {
      links
          .find(event.getRouteParameters().get("id").orElse(""))
          .ifPresentOrElse(
              kept -> open(event, kept),
              () -> event.rerouteToError(new UnknownLinkException(false), ""));
    } catch (NotKeptException e) {
      event.rerouteToError(new UnknownLinkException(true), "");
    }
  }

  private static void open(BeforeEnterEvent event, Kept kept) {
    QueryParameters asked = event.getLocation().getQueryParameters();
    var byId = QueryParameters.of(Links.PARAMETER, kept.id().text());
    // A step, a digest, an embedded page belong to a lab; a sweep alone to its comparison.
    boolean compared = kept.experiment().sweep() != null && Opening.asked(asked).isEmpty();
    String lab = compared ? LabRoute.COMPARE : LabRoute.of(kept.experiment().problem());
    // The lab tells what is wrong with the rest of the link.
    event.rerouteTo(lab, Links.with(byId, Opening.asked(asked)));
  }
}
