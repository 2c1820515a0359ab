package descent.ui.share;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.ValueChangeMode;
import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.message.InvalidInputException;
import descent.share.Id;
import descent.share.Store;
import descent.ui.field.Holder;
import descent.ui.field.Tagged;
import descent.ui.field.ValidatedFields;
import descent.ui.link.ControlGroup;
import descent.ui.link.LabRoute;
import descent.ui.link.Links;
import descent.ui.link.Opening;
import descent.ui.text.Phrases;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shares the present experiment: a short link, made when the dialog opens and again when a word
 * changes, the same as a QR code and for another page, and how it opens. Where the store takes no
 * more, the long address is offered in its place.
 */
public final class ShareDialog extends Dialog {
  private static final long serialVersionUID = 1;

  private static final String FRAME =
      "width=\"900\" height=\"600\" style=\"border:0;max-width:100%\" loading=\"lazy\"";

  /**
   * Answers with the step when there is one. A first screen replays its runs by itself, which soon
   * stand at their end; a training takes long, and is met where it is.
   */
  private static final String RUNS_COME =
      """
      return new Promise(come => {
        const look = before => {
          const step = %s;
          if (step >= 0 && (step === before || %s)) come(step);
          else setTimeout(look, 300, step);
        };
        look();
      });
      """
          .formatted(ShareButton.STEP, ShareButton.TRAINS);

  /** The link follows whoever types: one that is copied at once has the last word too. */
  private static final int REST_MILLISECONDS = 500;

  private final transient Phrases phrases;
  private final transient Holder lab;
  private final transient Store store;
  private final transient Page page;
  private final Checkbox atStep = new Checkbox();
  private final Checkbox play = new Checkbox();
  private final CheckboxGroup<ControlGroup> hidden;
  private final CheckboxGroup<ControlGroup> locked;
  private final TextField link = new TextField();
  private final TextArea frame = new TextArea();
  private final Tagged code = new Tagged("descent-qr");
  private final Tagged teach = new Tagged("descent-teach");
  private final Tagged copyLink;
  private final Tagged copyFrame;
  private final Paragraph trouble = new Paragraph();
  private final Div framing;
  private final QuestionFields question;
  private int step;
  private final Paragraph half = new Paragraph();
  private final Anchor preview = new Anchor();
  private final Tagged mine = new Tagged("descent-my-links");

  /**
   * What the browser knows of the page that is shared.
   *
   * @param base the address of the server, with a slash at the end
   * @param route the path of the view
   * @param step where the visitor stands; negative while the runs have not come
   * @param digest of the numbers; null while they are not all there
   */
  public record Page(String base, String route, int step, @Nullable String digest) {}

  /**
   * @param groups what can be left out
   */
  public ShareDialog(
      Phrases phrases, Holder lab, Store store, Set<ControlGroup> groups, Page page) {
    this.phrases = phrases;
    this.lab = lab;
    this.store = store;
    this.page = page;
    setHeaderTitle(phrases.of("share.title"));
    addClassName("share-dialog");
    stand(page.step());
    play.setLabel(phrases.of("share.play"));
    hidden = boxes("share.hidden", groups);
    locked = boxes("share.locked", lockable(groups));
    atStep.addValueChangeListener(change -> refresh());
    play.addValueChangeListener(change -> refresh());
    link.setLabel(phrases.of("share.link"));
    link.setReadOnly(true);
    frame.setLabel(phrases.of("share.frame"));
    frame.setReadOnly(true);
    frame.setMaxRows(3);
    code.getElement().setProperty("label", phrases.of("share.code"));
    trouble.addClassName("problem");
    trouble.getElement().setAttribute("role", "alert");
    copyLink = copy();
    copyFrame = copy();
    framing = row(frame, copyFrame);
    question = new QuestionFields(phrases, lab, this::refresh);
    preview.setText(phrases.of("share.preview"));
    preview.setTarget(AnchorTarget.BLANK);
    preview.setRouterIgnore(true);
    half.setText(phrases.of("share.question.half"));
    half.addClassName("problem");
    half.getElement().setAttribute("role", "alert");
    half.setVisible(false);
    var words = new Div(title(), notes(), question, half, options());
    var taken = new Div(trouble, code, row(link, copyLink));
    var links = new Div(taken, preview, digest(), framing, mine());
    taken.addClassName("share-taken");
    words.addClassName("share-words");
    links.addClassName("share-links");
    var both = new Div(words, links);
    both.addClassName("share-parts");
    add(both);
    teach.getElement().setProperty("label", phrases.of("share.teach"));
    teach.getElement().setProperty("failed", phrases.of("share.noClass"));
    getFooter().add(teach, new NativeButton(phrases.of("share.close"), click -> leave()));
    addDialogCloseActionListener(asked -> leave());
    refresh();
  }

  /** Says where the link may open; before the runs have come it waits until they stand. */
  private void stand(int at) {
    step = at;
    atStep.setEnabled(at >= 0);
    atStep.setLabel(phrases.of("share.atStep", at < 0 ? "…" : (Object) at));
    if (at < 0) {
      getElement().executeJs(RUNS_COME).then(Integer.class, this::stand);
    }
  }

  private TextField title() {
    var field = new TextField(phrases.of("share.name"));
    field.setMaxLength(200);
    field.setValue(lab.experiment().title());
    following(ValidatedFields.field(field, phrases, lab, (e, text) -> Edits.at(e, "/title", text)));
    field.addValueChangeListener(change -> refresh());
    return field;
  }

  private TextArea notes() {
    var field = new TextArea(phrases.of("share.notes"));
    field.setHelperText(phrases.of("share.markdown"));
    field.setMinRows(3);
    field.setMaxRows(8);
    field.setMaxLength(20_000);
    field.setValue(lab.experiment().notes());
    following(ValidatedFields.field(field, phrases, lab, (e, text) -> Edits.at(e, "/notes", text)));
    field.addValueChangeListener(change -> refresh());
    return field;
  }

  private static void following(TextFieldBase<?, String> field) {
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.setValueChangeTimeout(REST_MILLISECONDS);
  }

  /** Who closes the dialog over a half-written question is told that the link goes without it. */
  private void leave() {
    if (question.isHalfWritten() && !half.isVisible()) {
      half.setVisible(true);
      question.setOpen(true);
    } else {
      close();
    }
  }

  /** A link that was copied, or looked at, is kept in this browser and nowhere else. */
  private Tagged mine() {
    mine.getElement().setProperty("name", lab.experiment().title());
    mine.getElement().setProperty("heading", phrases.of("share.mine"));
    mine.getElement().setProperty("about", phrases.of("share.mine.about"));
    mine.getElement().setProperty("forget", phrases.of("share.mine.forget"));
    mine.getElement().setProperty("untitled", phrases.of("share.mine.untitled"));
    return mine;
  }

  private Div options() {
    var options = new Div(atStep, play, folded(hidden), folded(locked));
    options.addClassName("share-options");
    options.setVisible(inLab());
    return options;
  }

  private CheckboxGroup<ControlGroup> boxes(String key, Set<ControlGroup> groups) {
    var boxes = new CheckboxGroup<ControlGroup>();
    boxes.setAriaLabel(phrases.of(key));
    boxes.setItems(groups);
    boxes.setItemLabelGenerator(group -> phrases.of(group.key()));
    boxes.addValueChangeListener(change -> refresh());
    return boxes;
  }

  /** All but the caption, in which nothing can be changed. */
  private static Set<ControlGroup> lockable(Set<ControlGroup> groups) {
    return groups.stream()
        .filter(group -> group != ControlGroup.CAPTION)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static NativeDetails folded(CheckboxGroup<ControlGroup> boxes) {
    var folded = new NativeDetails(boxes.getAriaLabel().orElseThrow(), boxes);
    folded.addClassName("more");
    return folded;
  }

  private Paragraph digest() {
    var said =
        new Paragraph(
            phrases.of(page.digest() == null ? "share.withoutDigest" : "share.withDigest"));
    said.addClassName("hint");
    said.setVisible(inLab());
    return said;
  }

  private Tagged copy() {
    var button = new Tagged("descent-copy");
    button.getElement().setProperty("label", phrases.of("share.copy"));
    button.getElement().setProperty("done", phrases.of("share.copied"));
    return button;
  }

  private static Div row(Component field, Component button) {
    var row = new Div(field, button);
    row.addClassName("share-row");
    return row;
  }

  private Opening opening(boolean embed) {
    return new Opening(
        atStep.getValue() ? Integer.valueOf(step) : null,
        play.getValue(),
        embed,
        hidden.getValue(),
        locked.getValue(),
        page.digest());
  }

  /** Only a lab has steps and controls, and a short link of its own. */
  private boolean inLab() {
    return page.route().equals(LabRoute.of(lab.experiment().problem()));
  }

  /** The address of a kept experiment, which other settings of the view may follow. */
  private String place(Id id, Opening opening) {
    return inLab()
        ? page.base() + SharedView.path(id) + opening.queryText()
        : page.base() + page.route() + "?" + Links.PARAMETER + "=" + id;
  }

  /** Makes the links anew. */
  private void refresh() {
    Experiment experiment = lab.experiment();
    half.setVisible(half.isVisible() && question.isHalfWritten());
    try {
      Id id = store.put(Links.visitor(), experiment);
      trouble.setText("");
      teach.getElement().setProperty("experiment", id.text());
      framing.setVisible(inLab());
      show(link, copyLink, place(id, opening(false)));
      show(frame, copyFrame, frame(place(id, opening(true)), experiment.title()));
    } catch (InvalidInputException e) {
      trouble.setText(phrases.of(e));
      teach.getElement().setProperty("experiment", "");
      framing.setVisible(false);
      show(link, copyLink, longAddress(experiment));
    }
    trouble.setVisible(!trouble.getText().isEmpty());
    code.getElement().setProperty("text", link.getValue());
    code.getElement().setProperty("enlarge", phrases.of("share.enlarge"));
    preview.setHref(link.getValue());
    mine.getElement().setProperty("link", link.getValue());
    mine.getElement().setProperty("name", experiment.title());
  }

  private String longAddress(Experiment experiment) {
    return Links.query(experiment, opening(false))
        .map(query -> page.base() + page.route() + "?" + query.getQueryString())
        .orElse("");
  }

  private static void show(HasValue<?, String> field, Tagged button, String text) {
    field.setValue(text);
    button.getElement().setProperty("text", text);
  }

  private static String frame(String address, String title) {
    return "<iframe src=\"%s\" title=\"%s\" %s></iframe>"
        .formatted(escaped(address), escaped(title.isBlank() ? "Descent" : title), FRAME);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
