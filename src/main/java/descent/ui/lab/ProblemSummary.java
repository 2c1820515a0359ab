package descent.ui.lab;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.experiment.edit.Edits;
import descent.network.Layer;
import descent.ui.field.ExpressionEditor;
import descent.ui.field.Tagged;
import descent.ui.link.LabRoute;
import descent.ui.text.Phrases;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is minimised, in few words, and the way to the lab where it can be changed. */
public final class ProblemSummary extends Div {
  private static final long serialVersionUID = 1;

  private final transient Phrases phrases;
  private final Tagged formula = new Tagged("descent-formula");
  private final Paragraph about = new Paragraph();
  private final Anchor lab = new Anchor();

  public ProblemSummary(Phrases phrases) {
    this.phrases = phrases;
    addClassName("problem-summary");
    add(formula, about, lab);
  }

  /**
   * @param shown what is minimised
   * @param query opens the experiment in its lab; empty where it is not kept
   */
  public void show(Experiment shown, Optional<QueryParameters> query) {
    String route = LabRoute.of(shown.problem());
    lab.setVisible(query.isPresent());
    query.ifPresent(
        known -> lab.setHref((route.isEmpty() ? "./" : route) + "?" + known.getQueryString()));
    switch (shown.problem()) {
      case FunctionProblem problem -> {
        formula.getElement().setProperty("latex", ExpressionEditor.latex(problem, phrases));
        about.setText(
            phrases.of(
                "check.aboutFunction",
                problem.start().stream()
                    .limit(6)
                    .map(number -> Edits.shown(number).replace('-', '−'))
                    .collect(
                        Collectors.joining(", ", "(", problem.dimension() > 6 ? ", …)" : ")"))));
        lab.setText(phrases.of("check.openLab"));
      }
      case NetworkProblem problem -> {
        formula.getElement().setProperty("latex", "");
        about.setText(
            phrases.of(
                "check.aboutNetwork",
                problem.layers().stream().map(this::layer).collect(Collectors.joining(" → ")),
                phrases.of("networks." + problem.loss().type()).toLowerCase(Locale.ROOT)));
        lab.setText(phrases.of("check.openNetworks"));
      }
    }
  }

  private String layer(Layer layer) {
    String plain = layer.units() + " " + layer.activation().type();
    return layer.keepProbability() == 1
        ? plain
        : phrases.of("check.dropped", plain, Edits.shown(layer.keepProbability()));
  }
}
