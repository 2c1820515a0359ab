package descent.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;

/** An element of the browser's that needs nothing from the server. */
final class Tagged extends Component {
  private static final long serialVersionUID = 1;

  Tagged(String tag) {
    super(new Element(tag));
  }
}
