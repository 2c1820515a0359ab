package descent.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import descent.catalogue.Entry;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.ExperimentJson;
import descent.experiment.FunctionProblem;
import descent.expression.Expression;
import descent.expression.ExpressionException;
import descent.live.Races;
import descent.message.InvalidInputException;
import descent.objective.Gallery;
import descent.objective.TestFunction;
import descent.optimizer.Optimizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The function lab: optimizers race down a function of the visitor's. The server keeps the
 * experiment, which is one immutable value; every change makes another one, shows it everywhere and
 * puts it into the address bar.
 */
@Route("")
@PageTitle("Descent")
public class FunctionsView extends Div implements BeforeEnterObserver, HeaderTools, Lab {
  private static final long serialVersionUID = 1;

  private final transient Races races;
  private final transient Phrases phrases = new Phrases(getLocale());
  private final Stage stage = new Stage(phrases.ofPictures());
  private final H2 functionTitle = new H2();
  private final ExpressionEditor editor =
      new ExpressionEditor(
          phrases.of("functions.expression"), phrases.of("functions.expressionHint"));
  private final Div sliders = new Div();
  private final Map<String, Slider> sliderOf = new LinkedHashMap<>();
  private final ContenderList contenders = new ContenderList(phrases, this);
  private final MoreSettings more = new MoreSettings(phrases, this);
  private final transient Remembered remembered = new Remembered();

  /** The looks of the runs that are left out of the pictures. */
  private final Set<Integer> hidden = new TreeSet<>();

  private final UndoButtons undoButtons = new UndoButtons(phrases, this::undo, this::redo);
  private transient History<Scene> history = History.of(Scene.of(FirstScreen.experiment()));
  private boolean entered;

  public FunctionsView(Races races) {
    this.races = races;
    addClassName("lab-view");
    var gallery = new NativeButton(phrases.of("functions.gallery"));
    gallery.addClassName("quiet");
    gallery.setId("gallery");
    var head = new Div(functionTitle, gallery);
    head.addClassName("section-head");
    sliders.addClassName("sliders");
    var function = new Div(head, editor, sliders, element("descent-facts"));
    function.addClassName("section");
    var problem = new Aside(function, contenders, more, new GalleryPopover(gallery, phrases, this));
    problem.addClassName("lab-problem");
    var map = new Main(element("descent-caption"), element("descent-map"));
    map.addClassName("lab-map");
    var chart = new Section(element("descent-chart"));
    chart.addClassName("lab-chart");
    chart.setAriaLabel(phrases.of("functions.curves"));
    var time = new Footer(element("descent-timeline"));
    time.addClassName("lab-time");
    var heading = new H1(phrases.of("functions.heading"));
    heading.addClassName("unseen");
    map.addComponentAsFirst(heading);
    stage.add(problem, map, chart, time);
    stage.onCommit(this::commit);
    stage.onUndo(this::undo, this::redo);
    editor.onInput(this::type);
    add(stage);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    try {
      AddressBar.read(event.getLocation().getQueryParameters())
          .ifPresentOrElse(
              linked -> {
                races.check(linked);
                open(linked);
              },
              () -> {
                open(FirstScreen.experiment());
                remember(experiment());
                stage.playOnce();
              });
    } catch (InvalidInputException e) {
      tell(e);
      open(FirstScreen.experiment());
      remember(experiment());
    }
  }

  /** The first experiment begins the history; one that is opened later can be undone. */
  private void open(Experiment opened) {
    show(
        entered
            ? history.edit(Scene.of(opened), null, System.nanoTime())
            : History.of(Scene.of(opened)));
    entered = true;
  }

  @Override
  public Experiment experiment() {
    return history.present().experiment();
  }

  @Override
  public Component headerTools() {
    return undoButtons;
  }

  private void undo() {
    show(history.undo());
    remember(experiment());
  }

  private void redo() {
    show(history.redo());
    remember(experiment());
  }

  @Override
  public void change(UnaryOperator<Experiment> change) {
    change(change, null);
  }

  private void change(UnaryOperator<Experiment> change, @Nullable String of) {
    try {
      accept(change.apply(experiment()), of);
    } catch (InvalidInputException e) {
      tell(e);
      show(history);
    }
  }

  @Override
  public Contender newContender(Entry<Optimizer> entry) {
    Optimizer optimizer = entry.standard();
    double standard = optimizer.defaultLearningRate();
    double rate =
        Gallery.withExpression(experiment().function().expression())
            .map(TestFunction::rates)
            .map(rates -> rates.of(entry.type(), standard))
            .orElse(standard);
    return new Contender(entry.title(), optimizer, Edits.constant(rate));
  }

  @Override
  public int look(int run) {
    return history.present().looks().get(run);
  }

  @Override
  public boolean toggleHidden(int run) {
    if (!hidden.remove(look(run))) {
      hidden.add(look(run));
    }
    showHidden();
    return isHidden(run);
  }

  @Override
  public boolean isHidden(int run) {
    return hidden.contains(look(run));
  }

  /** A look that has gone is not hidden when it comes again. */
  private void showHidden() {
    List<Integer> looks = history.present().looks();
    hidden.retainAll(looks);
    stage.hide(IntStream.range(0, looks.size()).filter(this::isHidden).boxed().toList());
  }

  private void commit(String path, JsonNode value) {
    change(e -> ExperimentJson.with(e, path, value), path);
  }

  /**
   * Follows the typing: what is wrong is marked, and the last function that was right stays in the
   * picture.
   */
  private void type(String text) {
    try {
      accept(Edits.expression(experiment(), text, remembered), "expression");
    } catch (InvalidInputException e) {
      ExpressionException place =
          e instanceof ExpressionException here
              ? here
              : e.getCause() instanceof ExpressionException cause ? cause : null;
      editor.setError(phrases.of(e.reason()), place);
    }
  }

  /**
   * Makes an experiment the present one, if it can be run; the browser asks for the race itself.
   *
   * @param of what is edited; null for an edit that stands alone
   */
  private void accept(Experiment changed, @Nullable String of) {
    races.check(changed);
    show(history.edit(history.present().with(changed), of, System.nanoTime()));
    remember(changed);
  }

  private void show(History<Scene> shown) {
    history = shown;
    undoButtons.show(shown);
    Experiment changed = experiment();
    remembered.note(changed.function());
    FunctionProblem problem = changed.function();
    String variables =
        problem.variables().isEmpty()
            ? "x[1], …, x[" + problem.dimension() + "]"
            : String.join(", ", problem.variables());
    functionTitle.setText(phrases.of("functions.of", variables));
    editor.setValue(problem.expression());
    editor.setLatex(latex(problem));
    editor.clearError();
    showSliders(problem);
    contenders.show(changed);
    more.show(changed);
    stage.dress(shown.present().looks());
    showHidden();
    stage.show(changed);
  }

  private static String latex(FunctionProblem problem) {
    String arguments = problem.variables().isEmpty() ? "x" : String.join(", ", problem.variables());
    return "f(" + arguments + ") = " + Expression.parse(problem.expression()).toLatex();
  }

  /** Keeps the sliders where the names are the same, so that one being dragged is not replaced. */
  private void showSliders(FunctionProblem problem) {
    Set<String> names = problem.parameters().keySet();
    if (!sliderOf.keySet().equals(names)) {
      sliders.removeAll();
      sliderOf.clear();
      problem
          .parameters()
          .forEach(
              (name, value) -> {
                var slider = Slider.ofFreeName(name, "/problem/parameters/" + name, value);
                sliderOf.put(name, slider);
                sliders.add(slider);
              });
    }
    problem
        .parameters()
        .forEach(
            (name, value) -> {
              Slider slider = sliderOf.get(name);
              if (slider != null) {
                slider.setValue(value);
              }
            });
  }

  /** Puts the experiment into the address bar, or says that it does not fit. */
  private void remember(Experiment changed) {
    UI ui = UI.getCurrent();
    AddressBar.query(changed)
        .ifPresentOrElse(
            query -> ui.getPage().getHistory().replaceState(null, new Location("", query)),
            () -> Notification.show(phrases.of("functions.noAddress", AddressBar.LONGEST)));
  }

  private void tell(InvalidInputException e) {
    Notification.show(phrases.of(e), 8000, Notification.Position.TOP_CENTER);
  }

  private static Component element(String tag) {
    return new Tagged(tag);
  }

  /** An element of the browser's that needs nothing from the server. */
  private static final class Tagged extends Component {
    private static final long serialVersionUID = 1;

    Tagged(String tag) {
      super(new Element(tag));
    }
  }
}
