package descent.ui.page;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;
import descent.ui.functions.FunctionsView;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that the page failed, without inner details, and leads back; the details go to the log. */
@ParentLayout(MainLayout.class)
@PageTitle("Descent")
public class FailureView extends Main implements HasErrorParameter<Exception> {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(FailureView.class);

  public FailureView() {
    addClassName("notice");
    add(
        new H1(getTranslation("error.failure")),
        new RouterLink(getTranslation("error.back"), FunctionsView.class));
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> error) {
    LOG.error("The page {} failed", event.getLocation().getPath(), error.getException());
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }
}
