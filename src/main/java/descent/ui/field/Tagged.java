package descent.ui.field;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;

/** An element of the browser's that needs nothing from the server. */
public final class Tagged extends Component {
  private static final long serialVersionUID = 1;

  public Tagged(String tag) {
    super(new Element(tag));
  }
}
