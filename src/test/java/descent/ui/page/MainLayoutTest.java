package descent.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.RouterLink;
import descent.ui.functions.FunctionsViewTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

@ViewPackages(packages = "descent.ui")
@ContextConfiguration(classes = FunctionsViewTest.Beans.class)
class MainLayoutTest extends SpringBrowserlessTest {
  @Test
  void theFunctionLabIsTheTabThatIsOpen() {
    RouterLink tab = find(RouterLink.class).withText("Functions").single();

    assertThat(tab.getElement().getAttribute("aria-current")).isEqualTo("page");
  }

  @Test
  void theOtherLanguageIsOffered() {
    test(find(NativeButton.class).withText("中文").single()).click();

    assertThat(UI.getCurrent().getSession().getLocale()).isEqualTo(Locale.CHINESE);
  }
}
