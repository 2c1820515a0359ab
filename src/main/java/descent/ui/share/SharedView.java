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
import jakarta.servlet.http.HttpServletResponse;
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
    private final int status;
    private final String key;

    private UnknownLinkException(int status, String key) {
      this.status = status;
      this.key = key;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }

    /** The key of the sentence that says why. */
    public String key() {
      return key;
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
              () -> missing(event, HttpServletResponse.SC_NOT_FOUND, "share.notFound"));
    } catch (NotKeptException e) {
      if (e.why() == NotKeptException.Reason.GONE) {
        missing(event, HttpServletResponse.SC_GONE, "share.takenDown");
      } else {
        missing(event, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "share.notNow");
      }
    }
  }

  private static void missing(BeforeEnterEvent event, int status, String key) {
    event.rerouteToError(new UnknownLinkException(status, key), "");
  }

  private static void open(BeforeEnterEvent event, Kept kept) {
    QueryParameters asked = event.getLocation().getQueryParameters();
    var byId = QueryParameters.of(Links.PARAMETER, kept.id().text());
    // A link with a step, a digest or an embedded page opens a lab; one with a sweep alone,
    // Compare.
    boolean compared = kept.experiment().sweep() != null && Opening.asked(asked).isEmpty();
    String lab = compared ? LabRoute.COMPARE : LabRoute.of(kept.experiment().problem());
    // The lab reports what is wrong with the other parameters of the link.
    event.rerouteTo(lab, Links.with(byId, Opening.asked(asked)));
  }
}
