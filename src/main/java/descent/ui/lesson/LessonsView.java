package descent.ui.lesson;

import static java.util.stream.Collectors.joining;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import descent.experiment.json.ExperimentJson;
import descent.ui.text.Phrases;

/**
 * The lecture's points, in its order, as cards; each opens a prepared experiment with a question.
 */
@Route("lessons")
@JsModule("./descent.ts")
@PageTitle("Descent")
public class LessonsView extends Main {
  private static final long serialVersionUID = 1;

  private final transient Phrases phrases = new Phrases(getLocale());

  public LessonsView() {
    addClassName("lessons-view");
    var about = new Paragraph(phrases.of("lessons.about"));
    about.addClassName("lessons-about");
    var progress = new Element("descent-progress");
    progress.setProperty("all", Lesson.all().stream().map(Lesson::key).collect(joining(",")));
    progress.setProperty("count", phrases.of("lessons.count"));
    progress.setProperty("forget", phrases.of("lessons.forget"));
    var head = new Div(new H1(phrases.of("lessons.heading")), about);
    head.getElement().appendChild(progress);
    var lecture = new Anchor("lecture", phrases.of("classroom.lecture"));
    lecture.setRouterIgnore(true);
    head.add(lecture);
    head.addClassName("lessons-head");
    add(head);
    Lesson.SECTIONS.forEach(section -> add(section(section)));
  }

  private Section section(String number) {
    var heading = new H2();
    heading.add(row(number), new Span(phrases.of("lessons.section." + number)));
    var cards = new Div();
    cards.addClassName("lesson-cards");
    Lesson.all().stream()
        .filter(lesson -> lesson.section().equals(number))
        .map(this::card)
        .forEach(cards::add);
    var section = new Section(heading, cards);
    heading.setId("section-" + number);
    section.setAriaLabelledBy("section-" + number);
    return section;
  }

  private Anchor card(Lesson lesson) {
    var picture = new Element("descent-lesson-picture");
    picture.setProperty("lesson", lesson.key());
    switch (lesson.place()) {
      case FUNCTIONS -> {
        picture.setProperty("race", ExperimentJson.write(lesson.experiment()));
        picture.setProperty("chart", showsLosses(lesson));
      }
      case NETWORKS, CHECK -> picture.setProperty("sketch", lesson.kept().sketch());
    }
    var done = new Element("descent-answered");
    done.setProperty("lesson", lesson.key());
    done.setProperty("label", phrases.of("lessons.answered"));
    var title = new H3(phrases.of(lesson.key("title")));
    var head = new Div(row(lesson.row()), title);
    head.getElement().appendChild(done);
    head.addClassName("lesson-card-head");
    var card = new Anchor(lesson.link(), "");
    card.getElement().appendChild(picture);
    var text = new Element("descent-prose");
    text.setProperty("text", phrases.of(lesson.key("text")));
    var paragraph = new Paragraph();
    paragraph.getElement().appendChild(text);
    card.add(head, paragraph);
    card.addClassName("lesson-card");
    return card;
  }

  private static Span row(String number) {
    var row = new Span(number);
    row.addClassName("lesson-row");
    return row;
  }

  /** What a rate does shows in the losses; of many variables no path can be drawn. */
  private static boolean showsLosses(Lesson lesson) {
    return lesson.section().equals("3") || lesson.experiment().function().dimension() > 2;
  }
}
