package descent.ui.lab;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import descent.catalogue.Entry;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.optimizer.Optimizer;
import descent.ui.field.Lab;
import descent.ui.field.Tagged;
import descent.ui.text.Phrases;
import descent.ui.text.Recipes;
import java.util.ArrayList;
import java.util.List;

/** The contenders of an experiment, a line each. */
public final class ContenderList extends Div {
  private static final long serialVersionUID = 1;

  private final String verdict;
  private final transient Phrases phrases;
  private final transient Lab lab;
  private final Div rows = new Div();
  private final List<ContenderRow> shown = new ArrayList<>();
  private final List<Component> remedies = new ArrayList<>();

  /**
   * @param verdict the element that shows a run's verdict
   */
  public ContenderList(String verdict, Phrases phrases, Lab lab) {
    this.verdict = verdict;
    this.phrases = phrases;
    this.lab = lab;
    addClassName("section");
    rows.addClassName("contenders");
    var add = new NativeButton(phrases.of("functions.add"));
    add.addClassName("quiet");
    add.setTitle(phrases.of("functions.add.hint"));
    var heading = new Div(new H2(phrases.of("functions.contenders")), add);
    heading.addClassName("section-head");
    add(heading, rows, menu(add));
  }

  /** Shows the runs; rows whose run kept its kind stay, so that what is open stays open. */
  public void show(Experiment experiment) {
    List<Contender> runs = experiment.runs();
    while (shown.size() > runs.size()) {
      rows.remove(shown.removeLast());
      rows.remove(remedies.removeLast());
    }
    for (int i = 0; i < runs.size(); i++) {
      if (i == shown.size()) {
        var row = new ContenderRow(i, verdict, phrases, lab);
        shown.add(row);
        var remedy = new Tagged("descent-remedy");
        remedy.getElement().setAttribute("run", Integer.toString(i));
        remedies.add(remedy);
        rows.add(row, remedy);
      }
      shown.get(i).show(runs.get(i), runs.size() > 1);
    }
  }

  private Component menu(Component target) {
    var popover = new Popover();
    popover.setTarget(target);
    popover.setAriaLabel(phrases.of("functions.add"));
    var list = new Div();
    list.addClassName("choices");
    list.add(title("functions.lecture"));
    boolean more = false;
    for (Entry<Optimizer> entry : lab.optimizers()) {
      if (!entry.lecture() && !more) {
        more = true;
        list.add(title("functions.more"));
      }
      var choice = new NativeButton(entry.title());
      choice.addClassName("choice");
      choice.setTitle(Recipes.summary(phrases, "optimizer", entry));
      choice.addClickListener(
          click -> {
            popover.close();
            lab.change(e -> Edits.add(e, lab.newContender(entry)));
          });
      list.add(choice);
    }
    popover.add(list);
    return popover;
  }

  private Span title(String key) {
    var title = new Span(phrases.of(key));
    title.addClassName("choices-title");
    return title;
  }
}
