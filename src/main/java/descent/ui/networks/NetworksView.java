package descent.ui.networks;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import descent.catalogue.Entry;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.live.training.Trainings;
import descent.optimizer.Optimizer;
import descent.share.Store;
import descent.ui.field.Tagged;
import descent.ui.lab.ContenderList;
import descent.ui.lab.Desk;
import descent.ui.lab.LabView;
import descent.ui.lab.Stage;
import descent.ui.lesson.PreparedExperiment;
import descent.ui.link.ControlGroup;
import descent.ui.link.LabRoute;
import descent.ui.link.ViewLink;
import descent.ui.text.Phrases;
import java.util.List;

/** The network lab: contenders train networks on the visitor's data while the visitor watches. */
@Route(LabRoute.NETWORKS)
@PageTitle("Descent")
public class NetworksView extends Div implements LabView {
  private static final long serialVersionUID = 1;

  private final transient Phrases phrases = new Phrases(getLocale());
  private final Stage stage = new Stage("descent-training");
  private final transient List<PreparedExperiment> prepared = PreparedExperiment.all(phrases);
  private final Tagged lesson = new Tagged("descent-lesson");
  private final Tagged networks = new Tagged("descent-networks");
  private final ViewLink checkLink = ViewLink.toCheck(phrases);
  private final ViewLink compareLink = ViewLink.toComparison(phrases);
  private final transient Desk desk;
  private final DataEditor data;
  private final NetworkSettings network;
  private final ContenderList contenders;

  public NetworksView(Trainings trainings, Store store) {
    desk =
        new Desk(
            "networks",
            phrases,
            stage,
            store,
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
    stage.addClassName("networks");
    var controls = new Aside(data, network, contenders, compareLink, checkLink, popover);
    var hall = new Div(new Tagged("descent-legend"));
    hall.addClassName("hall-line");
    var curves = new Section(new Tagged("descent-learning"));
    stage.arrange(
        phrases.of("networks.heading"),
        controls,
        new Main(desk.note(), desk.lessonPanel(), hall, lesson, networks),
        phrases.of("networks.curves"),
        curves);
    desk.group(ControlGroup.CONTROLS, controls);
    desk.group(ControlGroup.DATA, data);
    desk.group(ControlGroup.NETWORK, network);
    desk.group(ControlGroup.CONTENDERS, contenders);
    desk.group(ControlGroup.COMPARE, compareLink);
    desk.group(ControlGroup.CHECK, checkLink);
    desk.group(ControlGroup.CAPTION, lesson);
    desk.group(ControlGroup.CURVES, curves);
    stage.add(new Tagged("descent-connection"));
    add(stage);
  }

  @Override
  public Desk lab() {
    return desk;
  }

  private static Contender newContender(Entry<Optimizer> entry) {
    Optimizer optimizer = entry.standard();
    return new Contender(entry.title(), optimizer, Edits.constant(optimizer.defaultLearningRate()));
  }

  private void show(Experiment experiment) {
    data.show(experiment);
    network.show(experiment);
    contenders.show(experiment);
    compareLink.show(desk.query());
    checkLink.show(desk.query());
    var known = prepared.stream().filter(p -> p.fits(experiment)).findFirst();
    lesson.getElement().setProperty("what", known.map(p -> phrases.of(p.key("what"))).orElse(""));
    networks.getElement().setProperty("claim", known.map(PreparedExperiment::seeds).orElse(""));
    lesson.getElement().setProperty("hint", known.map(p -> phrases.of(p.key("hint"))).orElse(""));
  }

  /** A prepared experiment trains at once. */
  private void begin(Experiment experiment) {
    desk.change(e -> experiment);
    stage.play();
  }
}
