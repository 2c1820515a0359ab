package descent.ui.page;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;

/**
 * What every page has before a view is shown; its skeleton and styles are in {@code
 * frontend/index.html}.
 */
public class AppShell implements AppShellConfigurator {
  private static final long serialVersionUID = 1;

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.setPageTitle("Descent");
    settings.addFavIcon("icon", "icon.svg", "any");
    settings.addMetaTag("description", "See how optimizers work, by racing them");
  }
}
