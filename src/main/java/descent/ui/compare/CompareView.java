package descent.ui.compare;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import descent.experiment.Experiment;
import descent.experiment.SweptField;
import descent.experiment.json.ExperimentJson;
import descent.live.job.Comparisons;
import descent.message.InvalidInputException;
import descent.share.Store;
import descent.ui.lab.HeaderTools;
import descent.ui.lab.ProblemSummary;
import descent.ui.lab.SideDesk;
import descent.ui.link.FirstScreen;
import descent.ui.link.LabRoute;
import descent.ui.link.Links;
import descent.ui.text.Phrases;
import descent.ui.text.PictureTexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fair comparison: what the contenders of an experiment come to when one thing about them is
 * varied. The server keeps which experiment is compared; the browser asks for the numbers, and
 * tells which setting is to be opened in its lab.
 */
@Route(LabRoute.COMPARE)
@PageTitle("Descent")
public class CompareView extends Main implements BeforeEnterObserver, HeaderTools {
  private static final long serialVersionUID = 1;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** The settings that an address may contain beside the experiment. */
  private static final List<String> SETTINGS =
      List.of(
          "show", "measure", "seeds", "target", "density", "from", "to", "run", "across", "up",
          "many", "tuned");

  private static final int LONGEST_SETTING = 40;

  private final transient Phrases phrases = new Phrases(getLocale());
  private final transient AxisTexts axes = new AxisTexts(phrases);
  private final CompareElement element = new CompareElement();
  private final ProblemSummary summary = new ProblemSummary(phrases);
  private final transient SideDesk desk;

  /** Grows whenever the browser is to show what the server has: undone choices are known to it. */
  private int turn;

  public CompareView(Comparisons comparisons, Store store) {
    desk =
        new SideDesk(
            LabRoute.COMPARE,
            phrases,
            store,
            FirstScreen.experiment(),
            comparisons::check,
            this::show,
            this::remember);
    desk.openFilesOf(element);
    addClassName("compare-view");
    var heading = new H1(phrases.of("compare.heading"));
    heading.addClassName("unseen");
    element.getElement().setProperty("textsAt", PictureTexts.address(getLocale()));
    element.hear("descent-pick", "event.detail.changes", this::open);
    element.hear("descent-sweep", "event.detail.sweep", this::write);
    element.hear("descent-settings", "event.detail", this::choose);
    element.add(summary);
    add(heading, element);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters query = event.getLocation().getQueryParameters();
    try {
      var linked = desk.linked(query);
      if (linked.isPresent()) {
        desk.open(linked.get(), settings(query));
        return;
      }
    } catch (InvalidInputException e) {
      desk.tell(e);
    }
    desk.open(FirstScreen.experiment(), settings(query));
  }

  /** The experiment whose contenders are compared. */
  Experiment experiment() {
    return desk.experiment();
  }

  SideDesk desk() {
    return desk;
  }

  @Override
  public Component headerTools() {
    return desk.headerTools();
  }

  private void show(Experiment shown) {
    summary.show(shown, desk.query());
    element.getElement().setProperty("settings", MAPPER.writeValueAsString(desk.choices()));
    element.getElement().setProperty("axes", axes.of(shown));
    element.getElement().setProperty("experiment", ExperimentJson.write(shown));
    element.getElement().setProperty("turn", ++turn);
  }

  private static Map<String, String> settings(QueryParameters query) {
    var settings = new LinkedHashMap<String, String>();
    for (String name : SETTINGS) {
      query
          .getSingleParameter(name)
          .filter(word -> word.length() <= LONGEST_SETTING)
          .ifPresent(word -> settings.put(name, word));
    }
    return settings;
  }

  /** Hears what the visitor chose to compare, and how. */
  void choose(JsonNode chosen) {
    var words = new LinkedHashMap<String, String>();
    for (String name : SETTINGS) {
      JsonNode word = chosen.path("settings").get(name);
      if (word != null && word.isString() && word.stringValue().length() <= LONGEST_SETTING) {
        words.put(name, word.stringValue());
      }
    }
    JsonNode sweep = chosen.path("sweep");
    try {
      desk.choose(
          words,
          e -> sweep.isObject() ? ExperimentJson.with(e, "/sweep", sweep) : e.withSweep(null));
    } catch (InvalidInputException e) {
      tell(phrases.of(e));
    }
  }

  /** Writes what is compared into the experiment, which the link, the file and Share then have. */
  void write(JsonNode sweep) {
    try {
      desk.settle(e -> ExperimentJson.with(e, "/sweep", sweep));
    } catch (InvalidInputException e) {
      tell(phrases.of(e));
    }
  }

  /** Puts what is compared and how into the address bar. */
  private void remember() {
    QueryParameters query =
        Links.with(desk.query().orElse(QueryParameters.empty()), desk.choices());
    UI.getCurrent()
        .getPage()
        .getHistory()
        .replaceState(null, new Location(LabRoute.COMPARE, query));
  }

  /** Opens the experiment with some numbers changed in the lab that it belongs to. */
  private void open(JsonNode changes) {
    try {
      Experiment changed = changed(experiment(), changes);
      UI.getCurrent().navigate(LabRoute.of(changed.problem()), desk.query(changed));
    } catch (InvalidInputException e) {
      tell(phrases.of(e));
    }
  }

  /**
   * An experiment with some numbers of its contenders changed.
   *
   * @param changes a list of objects with {@code run}, {@code name} of the choice and {@code
   *     value}; what is none is left out
   * @throws InvalidInputException if a number is outside its range
   */
  static Experiment changed(Experiment experiment, JsonNode changes) {
    Experiment changed = experiment.withSweep(null);
    for (JsonNode change : changes) {
      int run = change.path("run").asInt(-1);
      if (run >= 0 && run < changed.runs().size() && change.path("value").isNumber()) {
        Optional<SweptField> field =
            SweptField.named(change.path("name").asString(""), changed, changed.runs().get(run));
        if (field.isPresent()) {
          changed = field.get().set(changed, run, change.path("value").doubleValue());
        }
      }
    }
    // Reading it again refuses a request that somebody has altered.
    return ExperimentJson.read(ExperimentJson.write(changed));
  }

  private static void tell(String sentence) {
    Notification.show(sentence, 8000, Notification.Position.TOP_CENTER);
  }

  /** The part that works in the browser, around what the server shows of the problem. */
  @Tag("descent-compare")
  @JsModule("./descent.ts")
  private static final class CompareElement extends Component implements HasComponents, HasStyle {
    private static final long serialVersionUID = 1;

    /** Hears one part of an event of the browser's. */
    @FunctionalInterface
    interface Listener {
      void heard(JsonNode part);
    }

    void hear(String event, String part, Listener listener) {
      getElement()
          .addEventListener(
              event,
              heard -> {
                JsonNode found = heard.getEventData().get(part);
                if (found != null) {
                  listener.heard(found);
                }
              })
          .addEventData(part);
    }
  }
}
