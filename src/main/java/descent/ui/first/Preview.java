package descent.ui.first;

import com.vaadin.flow.router.QueryParameters;
import descent.picture.PngPicture;
import descent.ui.text.Phrases;
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

  /**
   * @param server what its addresses begin with
   */
  Preview(Document document, String server, Phrases phrases) {
    this.document = document;
    this.server = server;
    about = phrases.of("first.about");
  }

  /** Where nothing is known of an experiment. */
  void usual() {
    say(TITLE, about);
    picture(QueryParameters.empty(), TITLE);
  }

  void of(FirstWords words, Asked asked) {
    say(words.title(), words.description().isBlank() ? about : words.description());
    picture(asked.query(), words.title());
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
    head.appendElement("meta").attr("name", "twitter:card").attr("content", "summary_large_image");
  }

  private void picture(QueryParameters query, String title) {
    String text = query.getQueryString();
    property("og:image", server + PATH + (text.isEmpty() ? "" : "?" + text));
    property("og:image:width", Integer.toString(PngPicture.WIDTH));
    property("og:image:height", Integer.toString(PngPicture.HEIGHT));
    property("og:image:alt", title);
  }

  private void property(String name, String content) {
    document.head().appendElement("meta").attr("property", name).attr("content", content);
  }
}
