package descent.ui.functions;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import descent.catalogue.Entry;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.edit.Edits;
import descent.experiment.edit.Remembered;
import descent.expression.Mending;
import descent.expression.notation.LookAlikes;
import descent.live.race.Races;
import descent.message.InvalidInputException;
import descent.message.Message;
import descent.objective.Gallery;
import descent.optimizer.Optimizer;
import descent.share.Store;
import descent.ui.field.ExpressionEditor;
import descent.ui.field.Slider;
import descent.ui.field.Tagged;
import descent.ui.lab.ContenderList;
import descent.ui.lab.Desk;
import descent.ui.lab.LabView;
import descent.ui.lab.Stage;
import descent.ui.link.ControlGroup;
import descent.ui.link.FirstScreen;
import descent.ui.link.LabRoute;
import descent.ui.link.ViewLink;
import descent.ui.text.Phrases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The function lab: optimizers race down a function of the visitor's. */
@Route(LabRoute.FUNCTIONS)
@PageTitle("Descent")
public class FunctionsView extends Div implements LabView {
  private static final long serialVersionUID = 1;

  /** The most letters of a text that a button shows. */
  private static final int LONGEST_LABEL = 48;

  private final transient Phrases phrases = new Phrases(getLocale());
  private final Stage stage = new Stage("descent-stage");
  private final H2 functionTitle = new H2();
  private final ExpressionEditor editor =
      new ExpressionEditor(
          phrases.of("functions.expression"), phrases.of("functions.expressionHint"));
  private final Div sliders = new Div();
  private final Tagged formula = new Tagged("descent-formula");
  private final Paragraph readAs = new Paragraph();
  private final NativeButton reading = new NativeButton();
  private final NativeButton roles = new NativeButton();
  private final ViewLink checkLink = ViewLink.toCheck(phrases);
  private final ViewLink compareLink = ViewLink.toComparison(phrases);
  private final Map<String, Slider> sliderOf = new LinkedHashMap<>();
  private final transient Remembered remembered = new Remembered();
  private final transient Desk desk;
  private final ContenderList contenders;
  private final NoiseSettings noise;
  private final MoreSettings more;

  public FunctionsView(Races races, Store store) {
    desk =
        new Desk(
            LabRoute.FUNCTIONS,
            phrases,
            stage,
            store,
            FirstScreen.experiment(),
            races::check,
            this::show,
            this::newContender);
    contenders = new ContenderList("descent-verdict", phrases, desk);
    noise = new NoiseSettings(phrases, desk);
    more = new MoreSettings(phrases, desk);
    addClassName("lab-view");
    var gallery = new NativeButton(phrases.of("functions.gallery"));
    gallery.addClassName("quiet");
    gallery.setId("gallery");
    gallery.setTitle(phrases.of("functions.gallery.hint"));
    var head = new Div(functionTitle, gallery);
    head.addClassName("section-head");
    sliders.addClassName("sliders");
    readAs.addClassName("hint");
    reading.addClassName("quiet");
    reading.setId("reading");
    reading.addClickListener(
        clicked -> Edits.reading(desk.experiment().function()).ifPresent(r -> type(r.text())));
    roles.addClassName("quiet");
    roles.setId("roles");
    roles.addClickListener(
        clicked -> desk.accept(Edits.rolesExchanged(desk.experiment(), remembered), "roles"));
    var function =
        new Div(head, editor, readAs, reading, roles, sliders, new Tagged("descent-facts"));
    function.addClassName("section");
    var costs = new Tagged("descent-costs");
    var controls =
        new Aside(
            function,
            contenders,
            noise,
            more,
            costs,
            compareLink,
            checkLink,
            new GalleryPopover(gallery, phrases, desk));
    var caption = new Tagged("descent-caption");
    var costsOfLesson = new Tagged("descent-costs");
    costsOfLesson.getElement().setProperty("inline", true);
    var hall = new Div(formula, new Tagged("descent-legend"));
    hall.addClassName("hall-line");
    var curves = new Section(new Tagged("descent-chart"), new Tagged("descent-inspector"));
    stage.arrange(
        phrases.of("functions.heading"),
        controls,
        new Main(
            desk.note(),
            desk.lessonPanel(),
            hall,
            caption,
            costsOfLesson,
            new Tagged("descent-map")),
        phrases.of("functions.curves"),
        curves);
    desk.group(ControlGroup.CONTROLS, controls);
    desk.group(ControlGroup.FUNCTION, gallery, editor);
    desk.group(ControlGroup.SLIDERS, sliders);
    desk.group(ControlGroup.CONTENDERS, contenders);
    desk.group(ControlGroup.NOISE, noise);
    desk.group(ControlGroup.SETTINGS, more);
    desk.group(ControlGroup.COSTS, costs);
    desk.group(ControlGroup.COMPARE, compareLink);
    desk.group(ControlGroup.CHECK, checkLink);
    desk.group(ControlGroup.CAPTION, caption);
    desk.group(ControlGroup.CURVES, curves);
    editor.onInput(this::type);
    add(stage);
  }

  @Override
  public Desk lab() {
    return desk;
  }

  private Contender newContender(Entry<Optimizer> entry) {
    Optimizer optimizer = entry.standard();
    double standard = optimizer.defaultLearningRate();
    double rate =
        Gallery.withExpression(desk.experiment().function().expression())
            .map(function -> optimizer.rateOn(function.rates()).orElse(standard))
            .orElse(standard);
    return new Contender(entry.title(), optimizer, Edits.constant(rate));
  }

  /**
   * Follows the typing: what is wrong is marked, and the last function that was right stays in the
   * picture.
   */
  private void type(String text) {
    try {
      desk.accept(Edits.expression(desk.experiment(), text, remembered), "expression");
    } catch (InvalidInputException e) {
      Consumer<String> attempt =
          other -> Edits.expression(desk.experiment(), other, remembered).function().compile();
      List<String> choices = Mending.choices(text, attempt);
      InvalidInputException told = choices.isEmpty() ? Mending.obstacle(text, e, attempt) : e;
      editor.setError(phrases.of(told.reason()), told, choices);
      offerChanges(false);
    }
  }

  /**
   * Offers other meanings of the text, and only while it is the text that stands there; their room
   * stays, so that nothing moves while somebody types.
   */
  private void offerChanges(boolean offered) {
    Stream.of(readAs, reading, roles)
        .forEach(c -> c.getStyle().setVisibility(offered ? null : Style.Visibility.HIDDEN));
  }

  private void show(Experiment changed) {
    compareLink.show(desk.query());
    checkLink.show(desk.query());
    remembered.note(changed.function());
    FunctionProblem problem = changed.function();
    String variables =
        problem.variables().isEmpty()
            ? "x[1], …, x[" + problem.dimension() + "]"
            : String.join(", ", problem.variables());
    functionTitle.setText(phrases.of("functions.of", variables));
    editor.setValue(problem.expression());
    String latex = ExpressionEditor.latex(problem, phrases);
    editor.setLatex(latex);
    formula.getElement().setProperty("latex", latex);
    editor.clearError();
    offerChanges(true);
    showSliders(problem);
    showReading(problem);
    showRoles(problem);
    contenders.show(changed);
    noise.show(changed);
    more.show(changed);
  }

  /** What a text that says something else may mean is one click away. */
  private void showReading(FunctionProblem problem) {
    Optional<LookAlikes.Reading> other = Edits.reading(problem);
    readAs.setVisible(other.isPresent());
    reading.setVisible(other.isPresent());
    other.ifPresent(
        meant -> {
          boolean numbers = problem.parameters().keySet().containsAll(meant.names());
          String number =
              meant.names().size() == 1 ? "functions.readAsNumber" : "functions.readAsNumbers";
          readAs.setText(
              phrases.of(numbers ? number : "functions.readAsVariable", listed(meant.names())));
          reading.setText(
              phrases.of("lab.expression.use", Message.clipped(meant.text(), LONGEST_LABEL)));
        });
  }

  /** One click makes variables of names that have sliders only because they are not x and y. */
  private void showRoles(FunctionProblem problem) {
    List<String> names = Edits.exchangeable(problem);
    roles.setVisible(!names.isEmpty());
    if (!names.isEmpty()) {
      boolean numbers = problem.parameters().keySet().containsAll(names);
      boolean one = names.size() == 1;
      String listed = listed(names);
      roles.setText(
          numbers
              ? phrases.of(one ? "functions.asVariable" : "functions.asVariables", listed)
              : phrases.of(one ? "functions.asNumber" : "functions.asNumbers", listed));
    }
  }

  /** As in u, v and w. */
  private String listed(List<String> names) {
    return names.size() == 1
        ? names.getFirst()
        : phrases.of(
            "functions.and", phrases.listed(names.subList(0, names.size() - 1)), names.getLast());
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
                slider.setFunction(problem.expression());
              }
            });
  }
}
