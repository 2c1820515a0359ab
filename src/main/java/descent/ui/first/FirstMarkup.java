package descent.ui.first;

import static descent.picture.SvgPicture.escaped;

import descent.ui.link.ControlGroup;
import descent.ui.link.LabRoute;
import descent.ui.text.Phrases;
import java.util.stream.Collectors;

/**
 * The place of the first picture in the page: a lab without its controls, of the same classes, so
 * that the style sheet gives the map the size that it will have.
 */
final class FirstMarkup {
  private FirstMarkup() {}

  /**
   * @param picture in the place of the lab's own
   */
  static String of(Asked asked, FirstWords words, String picture, Phrases phrases) {
    return """
    <div id="first" class="first shell">
    %s
    <div class="lab-view"><div class="lab %s%s%s">
    <aside class="lab-problem%s">%s</aside>
    <main class="lab-map"><div class="first-words">%s</div>%s</main><div class="first-handle"></div>
    <section class="lab-chart%s"></section><footer class="lab-time"></footer>
    </div></div></div>
    """
        .formatted(
            header(LabRoute.of(asked.experiment().problem()), phrases),
            asked.experiment().problem().lab(),
            asked.opening().embed() ? " embedded" : "",
            asked.plays() ? " first-plays" : "",
            leftOut(asked, ControlGroup.CONTROLS),
            unscripted(words, phrases),
            words(asked, words, phrases),
            picture,
            leftOut(asked, ControlGroup.CURVES));
  }

  /** What stands over the picture: a lesson speaks for itself. */
  private static String words(Asked asked, FirstWords words, Phrases phrases) {
    String caption =
        asked.lesson().isPresent()
            ? ""
            : "<p class=\"first-caption%s\">%s <span>%s</span></p>"
                .formatted(
                    leftOut(asked, ControlGroup.CAPTION),
                    escaped(words.caption()),
                    escaped(words.hint()));
    return QuestionMarkup.of(asked.lesson(), asked.question(), phrases) + caption;
  }

  private static String leftOut(Asked asked, ControlGroup group) {
    return asked.opening().hidden().contains(group) ? " left-out" : "";
  }

  /**
   * @param here the address of the lab that is shown
   */
  static String header(String here, Phrases phrases) {
    return "<header class=\"shell-header\"><span class=\"shell-name\">Descent</span><span class=\"first-tools\"></span><nav>%s</nav></header>"
        .formatted(labs(here, phrases));
  }

  private static String labs(String here, Phrases phrases) {
    return LabRoute.TABS.stream()
        .map(
            tab ->
                "<a href=\"%s\"%s>%s</a>"
                    .formatted(
                        tab.route().isEmpty() ? "." : tab.route(),
                        tab.route().equals(here) ? " aria-current=\"page\"" : "",
                        escaped(phrases.of(tab.key()))))
        .collect(Collectors.joining());
  }

  /** For those who see no more than this: the numbers, in the place of the controls. */
  private static String unscripted(FirstWords words, Phrases phrases) {
    String rows =
        words.rows().stream()
            .map(
                row ->
                    "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>"
                        .formatted(
                            escaped(row.name()),
                            escaped(row.step()),
                            escaped(row.loss()),
                            escaped(row.verdict())))
            .collect(Collectors.joining());
    return """
    <noscript><style>.first .first-after { opacity: 1 } .first .first-hint { display: none }</style>
    <h1>%s</h1>%s%s<p>%s</p></noscript>\
    """
        .formatted(
            escaped(words.title()),
            words.function().isEmpty() || words.title().equals(words.function())
                ? ""
                : "<p>" + escaped(words.function()) + "</p>",
            rows.isEmpty() ? "" : table(rows, phrases),
            escaped(phrases.of("first.script")));
  }

  private static String table(String rows, Phrases phrases) {
    return "<table><tr><th></th><th>%s</th><th>%s</th><th></th></tr>%s</table>"
        .formatted(escaped(phrases.of("first.step")), escaped(phrases.of("first.loss")), rows);
  }

  /** The place of the map. */
  static String map(String svg) {
    return "<div class=\"first-map\">" + svg + "</div>";
  }
}
