package descent.ui.share;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import descent.experiment.Question;
import descent.experiment.edit.Edits;
import descent.message.InvalidInputException;
import descent.ui.field.Holder;
import descent.ui.text.Phrases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The question that a visitor is asked before the runs are shown. It belongs to the experiment as
 * soon as it is whole; what is missing is told meanwhile, and the page keeps what was begun for
 * when the fields are shown again.
 */
final class QuestionFields extends NativeDetails {
  private static final long serialVersionUID = 1;
  private static final int LONGEST = 4000;

  /** What a visitor can ask for. */
  enum Kind {
    /** A choice of which one is right. */
    RIGHT("share.question.kind.right"),
    /** A choice of which none is right. */
    OPINION("share.question.kind.opinion"),
    NUMBER("share.question.kind.number"),
    PLACE("share.question.kind.place");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    boolean hasChoices() {
      return this == RIGHT || this == OPINION;
    }

    static Kind of(Question question) {
      return switch (question.asks()) {
        case CHOICE -> question.answer() == null ? OPINION : RIGHT;
        case NUMBER -> NUMBER;
        case PLACE -> PLACE;
      };
    }
  }

  /** What was begun and is not whole. */
  private record Draft(
      Kind kind, String text, String choices, @Nullable String answer, String explanation) {}

  private final transient Phrases phrases;
  private final transient Holder lab;
  private final transient Runnable changed;
  private final Select<Kind> kind = new Select<>();
  private final TextArea text;
  private final TextArea choices;
  private final Select<String> answer = new Select<>();
  private final TextArea explanation;
  private final Paragraph missing = new Paragraph();

  QuestionFields(Phrases phrases, Holder lab, Runnable changed) {
    this.phrases = phrases;
    this.lab = lab;
    this.changed = changed;
    addClassName("more");
    setSummaryText(phrases.of("share.question"));
    text = area("share.question.text");
    choices = area("share.question.choices");
    choices.setHelperText(phrases.of("share.question.lines"));
    answer.setLabel(phrases.of("share.question.answer"));
    kind.setLabel(phrases.of("share.question.kind"));
    kind.setItemLabelGenerator(each -> phrases.of(each.key));
    kind.setItems(kinds());
    kind.setValue(Kind.RIGHT);
    explanation = area("share.question.explanation");
    missing.addClassName("problem");
    missing.getElement().setAttribute("role", "status");
    missing.setVisible(false);
    Question asked = lab.experiment().question();
    Draft draft = ComponentUtil.getData(UI.getCurrent(), Draft.class);
    if (asked != null) {
      show(draftOf(asked));
    } else if (draft != null) {
      show(draft);
      tell(lacking());
    }
    kind.addValueChangeListener(
        change -> {
          fit();
          edited(change.isFromClient());
        });
    choices.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            offer(answer.getValue());
          }
        });
    for (var field : List.of(text, choices, explanation)) {
      field.addValueChangeListener(change -> edited(change.isFromClient()));
    }
    answer.addValueChangeListener(change -> edited(change.isFromClient()));
    fit();
    var form = new Div(kind, text, choices, answer, explanation, missing);
    form.addClassName("more-form");
    setContent(form);
  }

  private TextArea area(String key) {
    var area = new TextArea(phrases.of(key));
    area.setMaxLength(LONGEST);
    area.setMaxRows(6);
    return area;
  }

  /** A place is asked for on the map of a function. */
  private List<Kind> kinds() {
    return Arrays.stream(Kind.values())
        .filter(each -> each != Kind.PLACE || !lab.experiment().problem().coordinates().isEmpty())
        .toList();
  }

  /** Shows what this kind of question has. */
  private void fit() {
    choices.setVisible(kind.getValue().hasChoices());
    answer.setVisible(kind.getValue() == Kind.RIGHT);
  }

  private static Draft draftOf(Question question) {
    Integer right = question.answer();
    return new Draft(
        Kind.of(question),
        question.text(),
        String.join("\n", question.choices()),
        right == null ? null : question.choices().get(right),
        question.explanation());
  }

  private void show(Draft draft) {
    setOpen(true);
    kind.setValue(kinds().contains(draft.kind()) ? draft.kind() : Kind.RIGHT);
    text.setValue(draft.text());
    choices.setValue(draft.choices());
    offer(draft.answer());
    explanation.setValue(draft.explanation());
  }

  private void keep(boolean half) {
    ComponentUtil.setData(
        UI.getCurrent(),
        Draft.class,
        half
            ? new Draft(
                kind.getValue(),
                text.getValue(),
                choices.getValue(),
                answer.getValue(),
                explanation.getValue())
            : null);
  }

  private List<String> lines() {
    return choices
        .getValue()
        .lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .distinct()
        .toList();
  }

  private void offer(@Nullable String right) {
    List<String> lines = lines();
    answer.setItems(lines);
    answer.setValue(right != null && lines.contains(right) ? right : null);
  }

  private void edited(boolean byVisitor) {
    if (!byVisitor) {
      return;
    }
    List<String> lacking = lacking();
    tell(lacking);
    keep(!lacking.isEmpty());
    try {
      boolean whole = lacking.isEmpty() && !isEmpty();
      lab.accept(Edits.at(lab.experiment(), "/question", whole ? question() : null), null);
      changed.run();
    } catch (InvalidInputException e) {
      missing.setText(phrases.of(e));
      missing.setVisible(true);
    }
  }

  private void tell(List<String> lacking) {
    missing.setVisible(!lacking.isEmpty());
    missing.setText(
        phrases.of(
            "share.question.missing", String.join(phrases.of("share.question.and"), lacking)));
  }

  private boolean isEmpty() {
    boolean chosen = kind.getValue().hasChoices() && !choices.isEmpty();
    return text.isEmpty() && !chosen && explanation.isEmpty();
  }

  /** What a question that was begun has not yet; the link goes without the question meanwhile. */
  private List<String> lacking() {
    var lacking = new ArrayList<String>();
    if (!isEmpty()) {
      if (text.isEmpty()) {
        lacking.add(phrases.of("share.question.noText"));
      }
      if (kind.getValue().hasChoices() && lines().size() < 2) {
        lacking.add(phrases.of("share.question.noChoices"));
      }
      if (kind.getValue() == Kind.RIGHT && answer.getValue() == null) {
        lacking.add(phrases.of("share.question.noAnswer"));
      }
    }
    return lacking;
  }

  /** Whether a question was begun that the link does not have. */
  boolean isHalfWritten() {
    return !lacking().isEmpty();
  }

  private Map<String, Object> question() {
    Map<String, Object> question = new HashMap<>();
    question.put("text", text.getValue());
    question.put("explanation", explanation.getValue());
    switch (kind.getValue()) {
      case RIGHT -> {
        question.put("choices", lines());
        question.put("answer", lines().indexOf(answer.getValue()));
      }
      case OPINION -> question.put("choices", lines());
      case NUMBER -> question.put("asks", Question.Asks.NUMBER.type());
      case PLACE -> question.put("asks", Question.Asks.PLACE.type());
    }
    return question;
  }
}
