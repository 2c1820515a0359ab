package descent.ui.check;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.job.GradientChecks;
import descent.message.InvalidInputException;
import descent.share.Store;
import descent.ui.lab.HeaderTools;
import descent.ui.lab.ProblemSummary;
import descent.ui.lab.SideDesk;
import descent.ui.lesson.Lesson;
import descent.ui.lesson.LessonPanel;
import descent.ui.lesson.PreparedCheck;
import descent.ui.text.Phrases;
import descent.ui.text.PictureTexts;
import java.util.Map;
import java.util.Optional;

/**
 * The gradient check: an analytic gradient against difference quotients. The server keeps which
 * experiment is checked; what to do with it is chosen in the browser, which asks for the numbers.
 */
@Route("check")
@PageTitle("Descent")
public class CheckView extends Main implements BeforeEnterObserver, HeaderTools {
  private static final long serialVersionUID = 1;

  private final transient Phrases phrases = new Phrases(getLocale());
  private final CheckElement element = new CheckElement();
  private final Select<PreparedCheck> prepared = new Select<>();
  private final ProblemSummary summary = new ProblemSummary(phrases);
  private final LessonPanel lessonPanel = new LessonPanel(phrases, null);
  private final transient SideDesk desk;

  public CheckView(GradientChecks checks, Store store) {
    desk =
        new SideDesk(
            "check",
            phrases,
            store,
            PreparedCheck.all().getFirst().experiment(),
            checks::check,
            this::show,
            this::remember);
    desk.openFilesOf(element);
    addClassName("check-view");
    var heading = new H1(phrases.of("check.heading"));
    heading.addClassName("unseen");
    prepared.setLabel(phrases.of("check.problem"));
    prepared.setPlaceholder(phrases.of("check.linked"));
    prepared.setItems(PreparedCheck.all());
    prepared.setItemLabelGenerator(check -> phrases.of(check.key()));
    prepared.addValueChangeListener(
        event -> {
          if (event.isFromClient() && event.getValue() != null) {
            open(event.getValue().experiment(), Optional.empty());
            remember();
          }
        });
    var problem = new Div(prepared, summary);
    problem.addClassName("check-problem");
    element.getElement().setProperty("textsAt", PictureTexts.address(getLocale()));
    element.add(problem);
    add(heading, lessonPanel, element);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    try {
      QueryParameters query = event.getLocation().getQueryParameters();
      var lesson = Lesson.of(query).filter(known -> known.place() == Lesson.Place.CHECK);
      var linked = desk.linked(query);
      var opened = linked.or(() -> lesson.map(Lesson::experiment));
      if (opened.isPresent()) {
        open(opened.get(), lesson);
        if (linked.isEmpty()) {
          remember();
        }
        return;
      }
    } catch (InvalidInputException e) {
      desk.tell(e);
    }
    open(PreparedCheck.all().getFirst().experiment(), Optional.empty());
  }

  /** A lesson asks of its own experiment alone. */
  private void open(Experiment opened, Optional<Lesson> lesson) {
    lessonPanel.show(lesson);
    element
        .getElement()
        .setProperty("question", lesson.map(known -> known.asked(phrases, opened)).orElse(""));
    desk.open(opened, Map.of());
  }

  /** The experiment whose gradient is checked. */
  Experiment experiment() {
    return desk.experiment();
  }

  @Override
  public Component headerTools() {
    return desk.headerTools();
  }

  private void show(Experiment shown) {
    prepared.setValue(
        PreparedCheck.all().stream()
            .filter(check -> check.experiment().equals(shown))
            .findFirst()
            .orElse(null));
    summary.show(shown, desk.query());
    element.getElement().setProperty("experiment", ExperimentJson.write(shown));
  }

  private void remember() {
    desk.query()
        .ifPresent(
            query ->
                UI.getCurrent()
                    .getPage()
                    .getHistory()
                    .replaceState(null, new Location("check", lessonPanel.with(query))));
  }

  /** The part that works in the browser, around what the server shows of the problem. */
  @Tag("descent-check")
  @JsModule("./descent.ts")
  private static final class CheckElement extends Component implements HasComponents, HasStyle {
    private static final long serialVersionUID = 1;
  }
}
