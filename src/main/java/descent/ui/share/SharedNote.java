package descent.ui.share;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.markdown.Markdown;
import descent.experiment.Experiment;
import descent.ui.field.Tagged;
import descent.ui.text.Phrases;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What whoever shared an experiment says of it: its title, and its notes in Markdown; and whether
 * the numbers of the page are theirs. Nothing where nothing was said.
 */
public final class SharedNote extends Div {
  private static final long serialVersionUID = 1;

  /** What a browser would take for a tag; Vaadin's Markdown removes scripts, this all the rest. */
  private static final Pattern TAG = Pattern.compile("<(?=[a-zA-Z/!?])");

  private static final String INVISIBLE_SPACE = "\u200B";

  private final NativeDetails words = new NativeDetails();
  private final Markdown notes = new Markdown();
  private final Tagged digest = new Tagged("descent-digest");

  /** Leads from a frame on another page to the whole one. */
  private final Anchor whole = new Anchor();

  private final String untitled;

  public SharedNote(Phrases phrases) {
    untitled = phrases.of("share.notes");
    whole.setText(phrases.of("share.openWhole"));
    addClassName("shared-note");
    notes.addClassName("shared-notes");
    // Long notes scroll, by keyboard too.
    notes.getElement().setAttribute("tabindex", "0");
    notes.getElement().setAttribute("role", "region");
    notes.getElement().setAttribute("aria-label", untitled);
    var content = new Div(notes, new Tagged("descent-typeset"));
    words.setContent(content);
    words.setOpen(true);
    whole.setTarget(AnchorTarget.BLANK);
    whole.setRouterIgnore(true);
    whole.addClassName("open-whole");
    whole.setVisible(false);
    add(words, digest, whole);
  }

  /**
   * @param expected the digest of the link that brought the experiment; null where it has changed
   *     since, or there was none
   */
  public void show(Experiment experiment, @Nullable String expected) {
    words.setVisible(!experiment.title().isBlank() || !experiment.notes().isBlank());
    words.getElement().getClassList().set("title-alone", experiment.notes().isBlank());
    words.setSummaryText(experiment.title().isBlank() ? untitled : experiment.title());
    notes.setContent(TAG.matcher(experiment.notes()).replaceAll("<" + INVISIBLE_SPACE));
    digest.getElement().setProperty("expected", expected == null ? "" : expected);
  }

  /** Offers the whole page from a frame; null on the whole page. */
  public void offerWhole(@Nullable String address) {
    whole.setVisible(address != null);
    if (address != null) {
      whole.setHref(address);
    }
  }
}
