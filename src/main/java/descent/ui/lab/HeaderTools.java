package descent.ui.lab;

import com.vaadin.flow.component.Component;

/** A view that has buttons of its own in the header of the page. */
public interface HeaderTools {
  /** The buttons; always the same component. */
  Component headerTools();
}
