package descent.ui.lab;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;

/**
 * A view that is one of the labs: its {@link Desk} opens what an address holds, and has the tools.
 */
public interface LabView extends BeforeEnterObserver, HeaderTools {
  Desk lab();

  /** A link to the other kind of problem is shown where that is at home. */
  @Override
  default void beforeEnter(BeforeEnterEvent event) {
    lab().enter(event);
  }

  @Override
  default Component headerTools() {
    return lab().headerTools();
  }
}
