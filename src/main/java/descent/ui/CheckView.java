package descent.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import descent.experiment.Experiment;
import descent.experiment.ExperimentJson;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.live.GradientChecks;
import descent.message.InvalidInputException;
import descent.network.Layer;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gradient check: an analytic gradient against difference quotients. The server keeps which
 * experiment is checked; what to do with it is chosen in the browser, which asks for the numbers.
 */
@Route("check")
@PageTitle("Descent")
public class CheckView extends Main implements BeforeEnterObserver {
  private static final long serialVersionUID = 1;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final transient GradientChecks checks;
  private final transient Phrases phrases = new Phrases(getLocale());
  private final CheckElement element = new CheckElement();
  private final Select<PreparedCheck> prepared = new Select<>();
  private final Tagged formula = new Tagged("descent-formula");
  private final Paragraph about = new Paragraph();
  private final Anchor lab = new Anchor();
  private transient Experiment experiment = PreparedCheck.SMOOTH.experiment();

  public CheckView(GradientChecks checks) {
    this.checks = checks;
    addClassName("check-view");
    var heading = new H1(phrases.of("check.heading"));
    heading.addClassName("unseen");
    prepared.setLabel(phrases.of("check.problem"));
    prepared.setPlaceholder(phrases.of("check.linked"));
    prepared.setItems(PreparedCheck.values());
    prepared.setItemLabelGenerator(check -> phrases.of(check.key()));
    prepared.addValueChangeListener(
        event -> {
          if (event.isFromClient() && event.getValue() != null) {
            show(event.getValue().experiment());
            remember();
          }
        });
    var problem = new Div(prepared, formula, about, lab);
    problem.addClassName("check-problem");
    element.getElement().setProperty("texts", MAPPER.writeValueAsString(phrases.ofPictures()));
    element.add(problem);
    add(heading, element);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    try {
      var linked = AddressBar.read(event.getLocation().getQueryParameters());
      if (linked.isPresent()) {
        checks.check(linked.get());
        show(linked.get());
        return;
      }
    } catch (InvalidInputException e) {
      Notification.show(phrases.of(e), 8000, Notification.Position.TOP_CENTER);
    }
    show(PreparedCheck.SMOOTH.experiment());
  }

  /** What is checked. */
  Experiment experiment() {
    return experiment;
  }

  private void show(Experiment shown) {
    experiment = shown;
    prepared.setValue(
        Arrays.stream(PreparedCheck.values())
            .filter(check -> check.experiment().equals(shown))
            .findFirst()
            .orElse(null));
    switch (shown.problem()) {
      case FunctionProblem problem -> {
        formula.getElement().setProperty("latex", FunctionsView.latex(problem));
        about.setText(
            phrases.of(
                "check.aboutFunction",
                problem.start().stream()
                    .limit(6)
                    .map(Edits::shown)
                    .collect(
                        Collectors.joining(", ", "(", problem.dimension() > 6 ? ", …)" : ")"))));
        lab.setText(phrases.of("check.openLab"));
        AddressBar.link("./", shown).ifPresent(lab::setHref);
      }
      case NetworkProblem problem -> {
        formula.getElement().setProperty("latex", "");
        about.setText(
            phrases.of(
                "check.aboutNetwork",
                problem.layers().stream().map(this::layer).collect(Collectors.joining(" → ")),
                problem.loss().type()));
        lab.setText(phrases.of("check.openNetworks"));
        AddressBar.link("networks", shown).ifPresent(lab::setHref);
      }
    }
    element.getElement().setProperty("experiment", ExperimentJson.write(shown));
  }

  private String layer(Layer layer) {
    String plain = layer.units() + " " + layer.activation().type();
    return layer.keepProbability() == 1
        ? plain
        : phrases.of("check.dropped", plain, Edits.shown(layer.keepProbability()));
  }

  private void remember() {
    AddressBar.query(experiment)
        .ifPresent(
            query ->
                UI.getCurrent()
                    .getPage()
                    .getHistory()
                    .replaceState(null, new Location("check", query)));
  }

  /** The part that works in the browser, around what the server shows of the problem. */
  @Tag("descent-check")
  @JsModule("./descent.ts")
  private static final class CheckElement extends Component implements HasComponents, HasStyle {
    private static final long serialVersionUID = 1;
  }
}
