package descent.ui.lesson;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import descent.experiment.Experiment;
import descent.ui.field.Lab;
import descent.ui.field.Tagged;
import descent.ui.text.Phrases;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said and asked over the pictures: a lesson with the way to the next one and its question,
 * or, without a lesson, the question of the experiment alone.
 */
public final class LessonPanel extends Div {
  private static final long serialVersionUID = 1;

  private final transient Phrases phrases;
  private final transient @Nullable Lab lab;
  private final Div lesson = new Div();
  private final Span row = new Span();
  private final H2 title = new H2();
  private final Tagged text = new Tagged("descent-prose");
  private final Anchor before = new Anchor();
  private final Anchor after = new Anchor();
  private final Tagged link = new Tagged("descent-lesson-link");
  private final Tagged teach = new Tagged("descent-teach");

  /** What a lecture hall needs of the controls: those of the task, and the link as a code. */
  private final Div hall = new Div();

  private final Tagged code = new Tagged("descent-qr");
  private final Tagged question = new Tagged("descent-question");
  private @Nullable LiveControls controls;
  private transient Optional<Lesson> shown = Optional.empty();

  /**
   * @param lab whose controls a presentation folds away; null for a view that shows them always
   */
  public LessonPanel(Phrases phrases, @Nullable Lab lab) {
    this.phrases = phrases;
    this.lab = lab;
    addClassName("lesson-panel");
    lesson.addClassName("lesson");
    row.addClassName("lesson-row");
    var all = new Anchor("lessons", phrases.of("lessons.all"));
    var ways = new Nav(before, all, after);
    ways.setAriaLabel(phrases.of("lessons.ways"));
    link.getElement().setProperty("label", phrases.of("lessons.link"));
    link.getElement().setProperty("done", phrases.of("lessons.linkCopied"));
    teach.getElement().setProperty("label", phrases.of("share.teach"));
    teach.getElement().setProperty("failed", phrases.of("share.noClass"));
    var head = new Div(row, title, link, teach, ways);
    head.addClassName("lesson-head");
    text.addClassName("lesson-text");
    hall.addClassName("lesson-hall");
    code.getElement().setProperty("label", phrases.of("share.code"));
    code.getElement().setProperty("enlarge", phrases.of("share.enlarge"));
    lesson.add(head, text, hall);
    add(lesson, question);
    show(Optional.empty());
  }

  /** An address with the lesson that is on. */
  public QueryParameters with(QueryParameters query) {
    return shown.map(on -> query.merging(Lesson.PARAMETER, on.key())).orElse(query);
  }

  public void show(Optional<Lesson> on) {
    shown = on;
    lesson.setVisible(on.isPresent());
    question.getElement().setProperty("lesson", on.map(Lesson::key).orElse(""));
    on.ifPresent(
        known -> {
          row.setText(known.row());
          title.setText(phrases.of(known.key("title")));
          text.getElement().setProperty("text", phrases.of(known.key("text")));
          link.getElement().setProperty("href", known.link());
          teach.getElement().setProperty("lesson", known.key());
          hall.removeAll();
          controls =
              lab == null
                  ? null
                  : new LiveControls(known.live(), known.experiment(phrases), phrases, lab);
          if (controls != null) {
            hall.add(controls);
          }
          hall.add(code);
          code.getElement()
              .executeJs("this.text = new URL($0, document.baseURI).href", known.link());
          lead(before, "←", known.neighbour(-1));
          lead(after, "→", known.neighbour(1));
        });
  }

  /** Follows the experiment, so that its controls tell what is run. */
  public void follow(Experiment now) {
    if (controls != null) {
      controls.show(now);
    }
  }

  private void lead(Anchor way, String sign, Optional<Lesson> to) {
    way.setVisible(to.isPresent());
    to.ifPresent(
        other -> {
          String name = other.row() + " " + phrases.of(other.key("title"));
          way.setHref(other.link());
          way.setText(sign);
          way.setTitle(name);
          way.setAriaLabel(name);
        });
  }
}
