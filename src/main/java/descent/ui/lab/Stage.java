package descent.ui.lab;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import descent.experiment.Experiment;
import descent.experiment.Question;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.QuestionJson;
import descent.ui.field.Tagged;
import descent.ui.lesson.Lesson;
import descent.ui.link.Opening;
import descent.ui.text.PictureTexts;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of the page that shows one experiment. In the browser it asks for races, keeps the
 * shared cursor, and lets sliders and drags change the picture before the server hears of it; what
 * was changed in the end arrives as a commit.
 */
@JsModule("./descent.ts")
public final class Stage extends Component implements HasComponents, HasStyle {
  private static final long serialVersionUID = 1;
  private static final String TEXT = "event.detail.text";
  private static final String PATH = "event.detail.path";
  private static final String VALUE = "event.detail.value";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Hears what the visitor changed: a JSON pointer into the experiment and the new value. */
  @FunctionalInterface
  interface CommitListener {
    void committed(String path, JsonNode value);
  }

  /**
   * @param tag descent-stage for functions, descent-training for networks
   */
  public Stage(String tag) {
    super(new Element(tag));
    addClassName("lab");
    getElement().setProperty("textsAt", PictureTexts.address(getLocale()));
  }

  /**
   * Places the parts of a lab, and the time below them. Where there is no room for all, controls
   * and chart lie in a drawer under the pictures, which has a handle.
   *
   * @param heading of the page, for those who do not see it
   * @param problem the controls
   * @param curves what the chart shows
   */
  public void arrange(String heading, Aside problem, Main map, String curves, Section chart) {
    problem.addClassName("lab-problem");
    var title = new H1(heading);
    title.addClassName("unseen");
    map.addComponentAsFirst(title);
    map.addClassName("lab-map");
    chart.addClassName("lab-chart");
    chart.setAriaLabel(curves);
    var time = new Footer(new Tagged("descent-timeline"));
    time.addClassName("lab-time");
    add(problem, map, new Tagged("descent-drawer"), chart, time);
  }

  void show(Experiment experiment) {
    getElement().setProperty("experiment", ExperimentJson.write(experiment));
  }

  /** Asks before the runs are shown; null asks nothing. */
  void ask(@Nullable Question question) {
    ask(question == null ? "" : QuestionJson.tree(question).toString());
  }

  /**
   * @param asked a lesson's question, as {@link Lesson#asked} writes it
   */
  void ask(String asked) {
    getElement().setProperty("question", asked);
  }

  /** Begins as a link says, where it says so. */
  void begin(Opening opening) {
    if (opening.step() == null) {
      getElement().removeProperty("openAt");
    } else {
      getElement().setProperty("openAt", opening.step());
    }
    getElement().setProperty("autoplay", opening.play());
  }

  /** Shows the pictures and the time alone. */
  void embed(boolean alone) {
    getElement().getClassList().set("embedded", alone);
  }

  /** Plays the first race once, by itself. */
  void playOnce() {
    getElement().setProperty("autoplay", true);
  }

  /** Plays, or trains, from where it stands. */
  public void play() {
    getElement().callJsFunction("play");
  }

  /** Gives each run a colour, dash and marker, by their number. */
  void dress(List<Integer> looks) {
    getElement().setProperty("looks", looks.toString());
  }

  /** Hears the text of a file that the visitor opens. */
  void onOpen(Consumer<String> listener) {
    onOpen(this, listener);
  }

  /**
   * Hears the text of a file that the visitor opens on a page whose experiment an element shows.
   */
  static void onOpen(Component shown, Consumer<String> listener) {
    shown
        .getElement()
        .addEventListener(
            "descent-open",
            event -> {
              JsonNode text = event.getEventData().get(TEXT);
              if (text != null && text.isString()) {
                listener.accept(text.stringValue());
              }
            })
        .addEventData(TEXT);
  }

  /** Hears that the visitor asks to undo, or to redo, by a key. */
  void onUndo(Runnable undo, Runnable redo) {
    getElement().addEventListener("descent-undo", event -> undo.run());
    getElement().addEventListener("descent-redo", event -> redo.run());
  }

  /** Leaves runs out of the pictures. */
  void hide(Collection<Integer> runs) {
    getElement().setProperty("hiddenRuns", runs.toString());
  }

  void onCommit(CommitListener listener) {
    getElement()
        .addEventListener(
            "descent-commit",
            event -> {
              JsonNode path = event.getEventData().get(PATH);
              JsonNode value = event.getEventData().get(VALUE);
              if (path != null && path.isString() && value != null) {
                listener.committed(path.stringValue(), value);
              }
            })
        .addEventData(PATH)
        .addEventData(VALUE);
  }
}
