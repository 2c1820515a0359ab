package descent.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import descent.catalogue.Entry;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.live.Trainings;
import descent.optimizer.Optimizer;
import java.util.List;

/** The network lab: contenders train networks on the visitor's data while the visitor watches. */
@Route("networks")
@PageTitle("Descent")
public class NetworksView extends Div implements BeforeEnterObserver, HeaderTools {
  private static final long serialVersionUID = 1;

  private final transient Phrases phrases = new Phrases(getLocale());
  private final Stage stage = new Stage("descent-training", phrases.ofPictures());
  private final transient List<PreparedExperiment> prepared = PreparedExperiment.all(phrases);
  private final Element lesson = new Element("descent-lesson");
  private final transient Desk desk;
  private final DataEditor data;
  private final NetworkSettings network;
  private final ContenderList contenders;

  public NetworksView(Trainings trainings) {
    desk =
        new Desk(
            "networks",
            phrases,
            stage,
            prepared.getFirst().experiment(),
            trainings::check,
            this::show,
            NetworksView::newContender);
    var experiments = new NativeButton(phrases.of("networks.experiments"));
    experiments.setId("experiments");
    experiments.addClassName("quiet");
    data = new DataEditor(experiments, phrases, desk);
    network = new NetworkSettings(phrases, desk);
    contenders = new ContenderList("descent-score", phrases, desk);
    addClassName("lab-view");
    var popover = new PreparedPopover(experiments, prepared, phrases, this::begin);
    var problem = new Aside(data, network, contenders, popover);
    problem.addClassName("lab-problem");
    var heading = new H1(phrases.of("networks.heading"));
    heading.addClassName("unseen");
    var map = new Main(heading);
    map.getElement().appendChild(lesson);
    map.add(new Tagged("descent-networks"));
    map.addClassName("lab-map");
    var chart = new Section(new Tagged("descent-learning"));
    chart.addClassName("lab-chart");
    chart.setAriaLabel(phrases.of("networks.curves"));
    var time = new Footer(new Tagged("descent-timeline"));
    time.addClassName("lab-time");
    stage.addClassName("networks");
    stage.add(problem, map, chart, time, new Tagged("descent-connection"));
    add(stage);
  }

  /** A link to a function is shown where functions are raced. */
  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters query = event.getLocation().getQueryParameters();
    if (AddressBar.holds(FunctionProblem.class, query)) {
      event.forwardTo(FunctionsView.class, query);
    } else {
      desk.open(query);
    }
  }

  Lab lab() {
    return desk;
  }

  @Override
  public Component headerTools() {
    return desk.undoButtons();
  }

  private static Contender newContender(Entry<Optimizer> entry) {
    Optimizer optimizer = entry.standard();
    return new Contender(entry.title(), optimizer, Edits.constant(optimizer.defaultLearningRate()));
  }

  private void show(Experiment experiment) {
    data.show(experiment);
    network.show(experiment);
    contenders.show(experiment);
    var known = prepared.stream().filter(p -> p.fits(experiment)).findFirst();
    lesson.setProperty("what", known.map(p -> phrases.of(p.key("what"))).orElse(""));
    lesson.setProperty("hint", known.map(p -> phrases.of(p.key("hint"))).orElse(""));
  }

  /** A prepared experiment trains at once. */
  private void begin(Experiment experiment) {
    desk.change(e -> experiment);
    stage.play();
  }
}
