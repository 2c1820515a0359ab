package descent.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;

/** The function lab: optimizers race down a function of the visitor's. */
@Route("")
@PageTitle("Descent")
public class FunctionsView extends Main {
  private static final long serialVersionUID = 1;

  public FunctionsView() {
    add(new Paragraph(getTranslation("functions.title")));
  }
}
