package descent.ui.first;

import com.vaadin.flow.router.QueryParameters;
import descent.picture.PngPicture;
import descent.ui.lesson.Lesson;
import descent.ui.text.Phrases;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What other sites show beside a link to a page (the Open Graph protocol, ogp.me): title,
 * description and picture.
 */
final class Preview {
  static final String PATH = "/picture.png";

  private static final String TITLE = "Descent";

  private final Document document;
  private final String server;
  private final String about;
  private final Optional<Lesson> lesson;
  private final Phrases phrases;

  /**
   * @param server what its addresses begin with
   * @param lesson that the page opens
   */
  Preview(Document document, String server, Optional<Lesson> lesson, Phrases phrases) {
    this.document = document;
    this.server = server;
    this.lesson = lesson;
    this.phrases = phrases;
    about = phrases.of("first.about");
  }

  /** Where nothing is known of an experiment. */
  void usual() {
    String title = heading().orElse(TITLE);
    say(title, lesson.map(known -> phrases.of(known.key("text"))).orElse(about));
    if (lesson.isEmpty()) {
      picture(QueryParameters.empty(), title);
    }
  }

  void of(FirstWords words, Asked asked) {
    boolean named = !asked.experiment().title().isBlank();
    String title = named ? words.title() : heading().orElse(words.title());
    say(title, words.description().isBlank() ? about : words.description());
    picture(asked.query(), title);
  }

  private Optional<String> heading() {
    return lesson.map(known -> known.row() + " " + phrases.of(known.key("title")));
  }

  private void say(String title, String description) {
    Element head = document.head();
    Element known = head.selectFirst("meta[name=description]");
    if (known != null) {
      known.attr("content", description);
    }
    property("og:type", "website");
    property("og:site_name", "Descent");
    property("og:title", title);
    property("og:description", description);
  }

  private void picture(QueryParameters query, String title) {
    String text = query.getQueryString();
    Element card = document.head().appendElement("meta").attr("name", "twitter:card");
    card.attr("content", "summary_large_image");
    property("og:image", server + PATH + (text.isEmpty() ? "" : "?" + text));
    property("og:image:width", Integer.toString(PngPicture.WIDTH));
    property("og:image:height", Integer.toString(PngPicture.HEIGHT));
    property("og:image:alt", title);
  }

  private void property(String name, String content) {
    document.head().appendElement("meta").attr("property", name).attr("content", content);
  }
}
