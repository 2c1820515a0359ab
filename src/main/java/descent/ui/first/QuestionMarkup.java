package descent.ui.first;

import static descent.picture.SvgPicture.escaped;

import descent.experiment.Question;
import descent.ui.lesson.Lesson;
import descent.ui.text.Phrases;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A lesson and what is asked before the runs, as high as the lab will make them, so that the
 * picture below stands where it stays.
 */
final class QuestionMarkup {
  /** As {@code frontend/lessons/prose.ts} reads it. */
  private static final Pattern FORMULA =
      Pattern.compile("\\$(?!\\s)([^$\\n]{1,400}?)(?<![\\s\\\\])\\$(?!\\d)");

  private static final Pattern COMMAND = Pattern.compile("\\\\[a-zA-Z]+");
  private static final Pattern SIGNS = Pattern.compile("[\\\\{}_^]");

  private QuestionMarkup() {}

  /** Empty where neither is shown. */
  static String of(Optional<Lesson> lesson, @Nullable Question question, Phrases phrases) {
    if (lesson.isEmpty() && question == null) {
      return "";
    }
    return "<div class=\"lesson-panel\">%s%s</div>"
        .formatted(
            lesson.map(known -> head(known, phrases)).orElse(""),
            question == null ? "" : asked(question, phrases));
  }

  private static String head(Lesson lesson, Phrases phrases) {
    return """
    <div class="lesson"><div class="lesson-head"><span class="lesson-row">%s</span><h2>%s</h2>\
    <span class="first-link"></span><span class="first-teach"></span>\
    <nav>%s<a href="lessons">%s</a>%s</nav></div><div class="lesson-text">%s</div></div>\
    """
        .formatted(
            lesson.row(),
            escaped(phrases.of(lesson.key("title"))),
            way("←", lesson.neighbour(-1)),
            escaped(phrases.of("lessons.all")),
            way("→", lesson.neighbour(1)),
            prose(phrases.of(lesson.key("text"))));
  }

  private static String way(String sign, Optional<Lesson> to) {
    return to.map(other -> "<a href=\"%s\">%s</a>".formatted(escaped(other.link()), sign))
        .orElse("");
  }

  private static String asked(Question question, Phrases phrases) {
    List<String> choices = question.choices();
    String answers =
        IntStream.range(0, choices.size())
            .mapToObj(
                i ->
                    "<span class=\"pill\"><i class=\"number\">%d</i><span>%s</span></span>"
                        .formatted(i + 1, prose(choices.get(i))))
            .collect(Collectors.joining());
    String hint =
        choices.isEmpty()
            ? phrases.of("lab.question.hidden")
            : phrases.of("lab.question.hint", Integer.toString(choices.size()));
    return """
    <div class="first-question"><p>%s</p><div class="pills">%s</div><small>%s <u>%s</u></small></div>\
    """
        .formatted(
            prose(question.text()),
            answers,
            escaped(hint),
            escaped(phrases.of("lab.question.skip")));
  }

  /** Formulas are typeset by a script; until then their places are kept free. */
  private static String prose(String text) {
    var prose = new StringBuilder();
    var formulas = FORMULA.matcher(text);
    int end = 0;
    while (formulas.find()) {
      String plain = COMMAND.matcher(formulas.group(1)).replaceAll("x");
      prose
          .append(escaped(text.substring(end, formulas.start())))
          .append("<span class=\"first-formula\">")
          .append(escaped(SIGNS.matcher(plain).replaceAll("")))
          .append("</span>");
      end = formulas.end();
    }
    return prose.append(escaped(text.substring(end))).toString();
  }
}
