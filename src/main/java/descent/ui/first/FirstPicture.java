package descent.ui.first;

import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.live.Visitor;
import descent.live.picture.Pictured;
import descent.live.picture.Pictures;
import descent.picture.SvgPicture;
import descent.share.Store;
import descent.ui.lesson.Lesson;
import descent.ui.lesson.PreparedExperiment;
import descent.ui.link.FirstScreen;
import descent.ui.text.Language;
import descent.ui.text.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Puts the picture of the experiment into the page that the server sends, so that it is seen before
 * a script has run. The lab takes its place over when it has painted the same itself: {@code
 * frontend/shell/first-picture.ts}. Without scripts it stays, with numbers beside it.
 *
 * <p>The page never waits long for it: a picture that is not there in time is left out.
 */
@Component
public class FirstPicture {
  /** Milliseconds. */
  private static final long PATIENCE = 300;

  /** More networks than these share the place in ways that only the lab knows. */
  private static final int MOST_NETWORKS = 3;

  private final Pictures pictures;
  private final Store store;
  private final String publicUrl;
  private final long patience;

  @Autowired
  FirstPicture(Pictures pictures, Store store, @Value("${descent.public-url:}") String publicUrl) {
    this(pictures, store, publicUrl, PATIENCE);
  }

  /**
   * @param publicUrl what links begin with; if it is empty, as the request itself
   * @param patience how long a page waits for its picture, in milliseconds; a preview waits ten
   *     times as long
   */
  FirstPicture(Pictures pictures, Store store, String publicUrl, long patience) {
    this.pictures = pictures;
    this.store = store;
    this.publicUrl = publicUrl;
    this.patience = patience;
  }

  /** Draws the first screens at the start, so that no visitor waits for what has to be loaded. */
  @EventListener
  void prepare(ApplicationReadyEvent ready) {
    Thread.ofVirtual().name("first pictures").start(this::prepare);
  }

  private void prepare() {
    Visitor nobody = Visitor.alone("");
    pictures.of(nobody, FirstScreen.experiment(), 10 * patience);
    for (Language language : Language.all()) {
      Experiment first =
          PreparedExperiment.all(new Phrases(language.locale())).getFirst().experiment();
      pictures.untrained(nobody, first, MOST_NETWORKS, 10 * patience);
    }
  }

  /** Adds to a page what can be said and drawn of its address. */
  public void complete(IndexHtmlResponse page, Language language) {
    VaadinRequest request = page.getVaadinRequest();
    HttpServletRequest http = ((VaadinServletRequest) request).getHttpServletRequest();
    var address =
        new Address(
            publicUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(http).build().toUriString()
                : publicUrl,
            Optional.ofNullable(request.getPathInfo()).orElse("/"),
            QueryParameters.fromString(Optional.ofNullable(http.getQueryString()).orElse("")));
    complete(page.getDocument(), address, Visitor.alone(http.getRemoteAddr()), language);
  }

  /**
   * The address of a page.
   *
   * @param server what it begins with
   */
  record Address(String server, String path, QueryParameters query) {}

  void complete(Document document, Address address, Visitor visitor, Language language) {
    var phrases = new Phrases(language.locale());
    var preview = new Preview(document, address.server(), Lesson.of(address.query()), phrases);
    Optional<Asked> asked = Asked.of(address.path(), address.query(), store, phrases);
    Optional<Shown> shown = asked.flatMap(known -> shown(known, visitor, phrases));
    if (address.path().equals(LessonsMarkup.PATH)) {
      document.body().append(LessonsMarkup.of(phrases));
    }
    if (shown.isEmpty()) {
      // Who shows links asks once: what it is about is known before it has run.
      asked
          .filter(known -> !known.query().getParameters().isEmpty())
          .ifPresentOrElse(
              known -> preview.of(FirstWords.early(known, phrases), known), preview::usual);
      return;
    }
    FirstWords words = shown.get().words();
    document.body().append(FirstMarkup.of(asked.get(), words, shown.get().picture(), phrases));
    preview.of(words, asked.get());
  }

  private record Shown(FirstWords words, String picture) {}

  private Optional<Shown> shown(Asked asked, Visitor visitor, Phrases phrases) {
    return switch (asked.experiment().problem()) {
      case FunctionProblem function ->
          pictures
              .of(visitor, asked.experiment(), patience)
              .map(
                  pictured -> {
                    FirstWords words = FirstWords.of(asked, pictured, phrases);
                    return new Shown(words, FirstMarkup.map(svg(asked, pictured, words, phrases)));
                  });
      case NetworkProblem network ->
          pictures
              .untrained(visitor, asked.experiment(), MOST_NETWORKS, patience)
              .flatMap(
                  untrained ->
                      NetworkMarkup.of(untrained, phrases)
                          .map(
                              picture ->
                                  new Shown(
                                      FirstWords.ofNetworks(asked, untrained.outset(), phrases),
                                      picture)));
    };
  }

  private static String svg(Asked asked, Pictured pictured, FirstWords words, Phrases phrases) {
    return SvgPicture.of(
        pictured.picture(),
        new SvgPicture.Words(
            words.title(),
            phrases.of("lab.map.loss"),
            phrases.of("lab.map.minimum"),
            phrases.of("lab.map.start")),
        asked.now(),
        asked.until());
  }

  /** The picture of an address as PNG; empty where there is none, or not in time. */
  Optional<byte[]> png(Visitor visitor, QueryParameters query, Language language) {
    var phrases = new Phrases(language.locale());
    return Asked.of("/", query, store, phrases)
        .flatMap(
            asked ->
                switch (asked.experiment().problem()) {
                  case FunctionProblem function ->
                      pictures.png(visitor, asked.experiment(), asked.until(), 10 * patience);
                  case NetworkProblem network ->
                      pictures.learntPng(visitor, asked.experiment(), 10 * patience);
                });
  }
}
