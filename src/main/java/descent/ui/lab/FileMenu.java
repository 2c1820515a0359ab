package descent.ui.lab;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import descent.ui.text.Phrases;

/** The experiment as a file: as JSON, as a program, or opened again; the browser does it all. */
@Tag("descent-experiment-file")
final class FileMenu extends Component {
  private static final long serialVersionUID = 1;

  FileMenu(Phrases phrases) {
    getElement().setAttribute("label", phrases.of("shell.file"));
    getElement().setAttribute("hint", phrases.of("shell.fileHint"));
  }
}
