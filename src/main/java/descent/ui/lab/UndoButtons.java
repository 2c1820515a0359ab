package descent.ui.lab;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import descent.ui.text.Phrases;

/** Undo and redo, for the header; each can be pressed where there is something to do. */
final class UndoButtons extends Span {
  private static final long serialVersionUID = 1;

  private final NativeButton undo;
  private final NativeButton redo;

  UndoButtons(Phrases phrases, Runnable undone, Runnable redone) {
    undo = button("↶", phrases.of("shell.undo"), undone);
    redo = button("↷", phrases.of("shell.redo"), redone);
    addClassName("undo");
    add(undo, redo);
    show(History.of(""));
  }

  void show(History<?> history) {
    undo.setEnabled(history.canUndo());
    redo.setEnabled(history.canRedo());
  }

  private static NativeButton button(String sign, String label, Runnable action) {
    var button = new NativeButton(sign, click -> action.run());
    button.addClassName("quiet");
    button.setAriaLabel(label);
    button.setTitle(label);
    return button;
  }
}
