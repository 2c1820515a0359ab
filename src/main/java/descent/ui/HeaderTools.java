package descent.ui;

import com.vaadin.flow.component.Component;

/** A view that has buttons of its own in the header of the page. */
interface HeaderTools {
  /** The buttons; always the same component. */
  Component headerTools();
}
