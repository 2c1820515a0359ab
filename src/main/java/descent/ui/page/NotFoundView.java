package descent.ui.page;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;
import descent.ui.functions.FunctionsView;
import descent.ui.share.SharedView;
import jakarta.servlet.http.HttpServletResponse;

/** Says that there is no such page, and leads back. */
@ParentLayout(MainLayout.class)
@PageTitle("Descent")
public class NotFoundView extends Main implements HasErrorParameter<NotFoundException> {
  private static final long serialVersionUID = 1;

  private final H1 sentence = new H1(getTranslation("error.notFound"));

  public NotFoundView() {
    addClassName("notice");
    add(sentence, new RouterLink(getTranslation("error.back"), FunctionsView.class));
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> error) {
    if (error.getCaughtException() instanceof SharedView.UnknownLinkException unknown) {
      sentence.setText(getTranslation(unknown.key()));
      return unknown.status();
    }
    return HttpServletResponse.SC_NOT_FOUND;
  }
}
