package descent.ui.first;

import static descent.picture.SvgPicture.escaped;

import descent.ui.lesson.Lesson;
import descent.ui.text.Phrases;
import java.util.stream.Collectors;

/**
 * The list of lessons before its pictures have been loaded: headings and titles, in their places.
 */
final class LessonsMarkup {
  static final String PATH = "/lessons";

  private LessonsMarkup() {}

  static String of(Phrases phrases) {
    return """
    <div id="first" class="first shell">%s
    <main class="first-lessons"><div class="lessons-head"><h1>%s</h1><p class="lessons-about">%s</p></div>%s</main></div>
    """
        .formatted(
            FirstMarkup.header("lessons", phrases),
            escaped(phrases.of("lessons.heading")),
            escaped(phrases.of("lessons.about")),
            Lesson.SECTIONS.stream()
                .map(section -> section(section, phrases))
                .collect(Collectors.joining()));
  }

  private static String section(String number, Phrases phrases) {
    return Lesson.all().stream()
        .filter(lesson -> lesson.section().equals(number))
        .map(
            lesson ->
                """
                <a class="first-lesson" href="%s"><div class="first-card"></div>\
                <div class="lesson-card-head"><span class="lesson-row">%s</span><h3>%s</h3></div>\
                <p>%s</p></a>\
                """
                    .formatted(
                        escaped(lesson.link()),
                        lesson.row(),
                        escaped(phrases.of(lesson.key("title"))),
                        escaped(plain(phrases.of(lesson.key("text"))))))
        .collect(
            Collectors.joining(
                "",
                "<section><h2><span class=\"lesson-row\">%s</span><span>%s</span></h2><div class=\"lesson-cards\">"
                    .formatted(number, escaped(phrases.of("lessons.section." + number))),
                "</div></section>"));
  }

  /** Formulas are typeset by a script; until then a text that needs them is left out. */
  private static String plain(String text) {
    return text.contains("$") ? "" : text;
  }
}
