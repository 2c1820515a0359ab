package descent.ui.share;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import descent.trace.Digest;
import descent.ui.text.Phrases;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Opens the dialog for sharing, with what the browser knows of the page. */
public final class ShareButton extends NativeButton {
  private static final long serialVersionUID = 1;

  /** Where the visitor stands, which only the browser knows; negative before there are runs. */
  static final String STEP =
      "(lab => lab === null ? 0 : lab.store?.runs.length ? lab.store.cursor : -1)"
          + "(document.querySelector('descent-stage, descent-training'))";

  /** Whether runs that are there will still grow. */
  static final String TRAINS =
      "document.querySelector('descent-stage, descent-training')?.store?.ended === false";

  static final String DIGEST =
      "document.querySelector('descent-stage, descent-training')?.store?.digest ?? ''";

  /** What links begin with: as the operator says, else as the browser sees it. */
  static final String BASE =
      "(document.querySelector('meta[name=public-url]')?.content || document.baseURI)"
          + ".replace(/[?#].*$/, '').replace(/\\/*$/, '/')";

  private static final int LONGEST_BASE = 200;
  private static final String SIGN =
      "<svg viewBox='0 0 20 20' width='18' height='18' fill='none' stroke='currentColor'"
          + " stroke-width='1.5' stroke-linecap='round' stroke-linejoin='round'"
          + " aria-hidden='true'><path d='M10 12V3M6.5 6 10 2.5 13.5 6M4.5 10v6.5h11V10'/></svg>";

  /**
   * @param route of the lab
   */
  public ShareButton(Phrases phrases, String route, Consumer<ShareDialog.Page> open) {
    var sign = new Span();
    sign.getElement().setProperty("innerHTML", SIGN);
    var word = new Span(phrases.of("share.title"));
    word.addClassName("share-word");
    addClassNames("quiet", "share-button");
    setAriaLabel(phrases.of("share.title"));
    setTitle(phrases.of("share.hint"));
    add(sign, word);
    getElement()
        .addEventListener(
            "click",
            event -> {
              JsonNode told = event.getEventData();
              open.accept(
                  new ShareDialog.Page(
                      base(told.path(BASE).asString("")),
                      route,
                      Math.max(-1, told.path(STEP).asInt(0)),
                      digest(told.path(DIGEST).asString(""))));
            })
        .addEventData(STEP)
        .addEventData(DIGEST)
        .addEventData(BASE);
  }

  private static String base(String told) {
    boolean plain = told.length() <= LONGEST_BASE && told.matches("https?://[^\\s\"'<>]+/");
    return plain ? told : "/";
  }

  private static @Nullable String digest(String told) {
    return Digest.isOne(told) ? told : null;
  }
}
