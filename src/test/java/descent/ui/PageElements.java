package descent.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What is on a page that a browserless test looks at, or lets happen. */
public final class PageElements {
  private PageElements() {}

  /** All that is said to be wrong. */
  public static String problem(Component view) {
    return descendants(view.getElement())
        .filter(e -> !e.isTextNode() && e.getClassList().contains("problem"))
        .map(Element::getText)
        .reduce("", String::concat);
  }

  public static Element element(Component view, String tag) {
    return descendants(view.getElement())
        .filter(e -> !e.isTextNode() && e.getTag().equals(tag))
        .findFirst()
        .orElseThrow();
  }

  public static Stream<Element> descendants(Element element) {
    return Stream.concat(
        Stream.of(element), element.getChildren().flatMap(PageElements::descendants));
  }

  /** As if the browser had sent it. */
  public static void fire(Element element, String event, ObjectNode data) {
    element
        .getNode()
        .getFeature(ElementListenerMap.class)
        .fireEvent(new DomEvent(element, event, data));
  }
}
