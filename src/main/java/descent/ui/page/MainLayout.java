package descent.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HighlightConditions;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinResponse;
import descent.ui.check.CheckView;
import descent.ui.compare.CompareView;
import descent.ui.functions.FunctionsView;
import descent.ui.lab.HeaderTools;
import descent.ui.lesson.LessonAddress;
import descent.ui.lesson.LessonsView;
import descent.ui.networks.NetworksView;
import descent.ui.text.Language;
import descent.ui.text.Phrases;
import descent.ui.text.PictureTexts;
import java.util.LinkedHashMap;
import java.util.Map;

/** The frame of every lab: the name, the labs as tabs, language, and light or dark. */
@Layout
public class MainLayout extends Div implements RouterLayout, BeforeEnterObserver {
  private static final long serialVersionUID = 1;

  private static final int TOLD_MILLISECONDS = 8000;

  private final Div tools = new Div();
  private final Map<Class<? extends Component>, RouterLink> tabs = new LinkedHashMap<>();

  public MainLayout() {
    addClassName("shell");
    Span name = new Span("Descent");
    name.addClassName("shell-name");
    Div space = new Div();
    space.addClassName("shell-space");
    tools.addClassName("shell-tools");
    Header header =
        new Header(
            name, labs(), space, tools, new Presentation(), languageSwitch(), new Appearance());
    header.addClassName("shell-header");
    Element closing = new Element("descent-closing");
    closing.setAttribute("label", getTranslation("shell.closing"));
    closing.setAttribute("away", getTranslation("shell.away"));
    add(header);
    Element keys = new Element("descent-keys");
    keys.setProperty("textsAt", PictureTexts.address(getLocale()));
    getElement().appendChild(closing, keys);
  }

  /** A lesson opens in its own view, whatever view its address names. */
  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var address = new LessonAddress(event.getLocation());
    address.elsewhere().ifPresent(route -> event.forwardTo(route, address.query()));
    address
        .unknown()
        .ifPresent(
            name ->
                Notification.show(
                    new Phrases(getLocale()).of("lessons.unknown", name),
                    TOLD_MILLISECONDS,
                    Notification.Position.TOP_CENTER));
  }

  @Override
  public void showRouterLayoutContent(HasElement content) {
    RouterLayout.super.showRouterLayoutContent(content);
    tools.removeAll();
    // A short link shows a lab under an address of its own.
    tabs.forEach((view, tab) -> mark(tab, view.isInstance(content)));
    if (content instanceof HeaderTools view) {
      tools.add(view.headerTools());
    }
  }

  /** A lab appears here when its view works. */
  private Nav labs() {
    Nav labs =
        new Nav(
            lab("shell.functions", FunctionsView.class),
            lab("shell.networks", NetworksView.class),
            lab("shell.check", CheckView.class),
            lab("shell.compare", CompareView.class),
            lab("shell.lessons", LessonsView.class));
    labs.setAriaLabel(getTranslation("shell.labs"));
    return labs;
  }

  private RouterLink lab(String key, Class<? extends Component> view) {
    RouterLink link = new RouterLink(getTranslation(key), view);
    link.setHighlightCondition(HighlightConditions.never());
    tabs.put(view, link);
    return link;
  }

  private static void mark(RouterLink tab, boolean here) {
    if (here) {
      tab.getElement().setAttribute("aria-current", "page");
    } else {
      tab.getElement().removeAttribute("aria-current");
    }
  }

  private NativeButton languageSwitch() {
    Language other = Language.of(getLocale()).next();
    NativeButton button = new NativeButton(other.ownName());
    button.addClassName("quiet");
    button.getElement().setAttribute("lang", other.code());
    button.setTitle(getTranslation("shell.language"));
    button.addClickListener(click -> speak(other));
    return button;
  }

  /** Loads the page anew, so that all of it, and what the browser draws, speaks the language. */
  private static void speak(Language language) {
    language.remember(VaadinResponse.getCurrent());
    UI ui = UI.getCurrent();
    ui.getSession().setLocale(language.locale());
    ui.getPage().reload();
  }

  /** The way into the presentation and out of it, which needs no server. */
  @Tag("descent-presentation")
  @JsModule("./shell/presentation.ts")
  private static final class Presentation extends Component {
    private static final long serialVersionUID = 1;

    Presentation() {
      getElement().setAttribute("label", getTranslation("shell.present"));
    }
  }

  /** The switch between light and dark, which needs no server. */
  @Tag("descent-appearance")
  @JsModule("./shell/appearance.ts")
  private static final class Appearance extends Component {
    private static final long serialVersionUID = 1;

    Appearance() {
      getElement().setAttribute("label", getTranslation("shell.appearance"));
    }
  }
}
