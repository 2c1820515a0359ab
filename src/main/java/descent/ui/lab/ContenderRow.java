package descent.ui.lab;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import descent.experiment.Contender;
import descent.experiment.edit.Edits;
import descent.schedule.Schedule;
import descent.ui.field.Lab;
import descent.ui.text.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * One contender: a line with its sample, name, verdict and rate, which opens to show all that can
 * be set.
 */
public final class ContenderRow extends NativeDetails {
  private static final long serialVersionUID = 1;

  private final int index;
  private final transient Phrases phrases;
  private final transient Lab lab;
  private final Span name = new Span();
  private final Div body = new Div();
  private final Element swatch = new Element("descent-swatch");
  private final NativeButton hide;
  private final NativeButton remove;
  private @Nullable ContenderEditor editor;

  ContenderRow(int index, String verdict, Phrases phrases, Lab lab) {
    this.index = index;
    this.phrases = phrases;
    this.lab = lab;
    addClassName("contender");
    var title = new Span(name);
    title.addClassName("contender-name");
    title.getElement().appendChild(ofRun(verdict));
    var rate = new Span();
    rate.addClassName("contender-rate");
    var value = new Element("descent-value");
    value.setAttribute("path", "/runs/" + index + "/schedule/" + Schedule.RATE);
    rate.getElement().appendChild(value);
    var more = new Span("⋯");
    more.addClassName("contender-more");
    more.getElement().setAttribute("aria-hidden", "true");
    var sample = new Span();
    sample.getElement().appendChild(swatch);
    setSummary(sample, title, rate, more);
    getSummary().getElement().setAttribute("title", phrases.of("functions.open"));

    hide =
        action("functions.hide", "functions.hide.hint", () -> showHidden(lab.toggleHidden(index)));
    remove =
        action(
            "functions.remove",
            "functions.remove.hint",
            () -> lab.change(e -> Edits.remove(e, index)));
    var duplicate =
        action(
            "functions.duplicate",
            "functions.duplicate.hint",
            () -> lab.change(e -> Edits.duplicate(e, index)));
    var explain = new NativeButton(phrases.of("functions.explain"));
    explain.addClassName("quiet");
    // The browser opens the inspector by itself.
    explain.getElement().setAttribute("data-inspect", Integer.toString(index));
    var actions = new Div(explain, duplicate, hide, remove);
    actions.addClassName("contender-actions");
    body.addClassName("contender-body");
    body.getElement().appendChild(ofRun("descent-outcome"));
    body.add(actions);
    setContent(body);
    addToggleListener(
        toggle -> {
          if (toggle.isOpened()) {
            edit(lab.experiment().runs().get(index));
          }
        });
  }

  void show(Contender run, boolean removable) {
    name.setText(run.name());
    swatch.setAttribute("index", Integer.toString(lab.look(index)));
    remove.setEnabled(removable);
    showHidden(lab.isHidden(index));
    if (isOpen()) {
      edit(run);
    }
  }

  private void showHidden(boolean hidden) {
    setClassName("hidden-run", hidden);
    hide.setText(phrases.of(hidden ? "functions.unhide" : "functions.hide"));
    hide.setTitle(phrases.of(hidden ? "functions.unhide.hint" : "functions.hide.hint"));
  }

  /** Keeps the form where only values changed, so that a slider being dragged is not replaced. */
  private void edit(Contender run) {
    if (editor != null && editor.fits(run)) {
      editor.show(run);
      return;
    }
    if (editor != null) {
      body.remove(editor);
    }
    editor = new ContenderEditor(index, run, phrases, lab);
    body.addComponentAtIndex(1, editor);
  }

  private NativeButton action(String key, String hint, Runnable action) {
    var button = new NativeButton(phrases.of(key));
    button.setTitle(phrases.of(hint));
    button.addClassName("quiet");
    button.addClickListener(click -> action.run());
    return button;
  }

  private Element ofRun(String tag) {
    var element = new Element(tag);
    element.setAttribute("run", Integer.toString(index));
    return element;
  }
}
