package descent.ui.share;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import descent.experiment.FunctionProblem.Interval;
import descent.experiment.Question;
import descent.experiment.edit.Edits;
import descent.message.InvalidInputException;
import descent.message.Message;
import descent.ui.field.Holder;
import descent.ui.field.ValidatedFields;
import descent.ui.text.Phrases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The question that a visitor is asked before the runs are shown. It belongs to the experiment as
 * soon as it is whole; what is missing is told meanwhile, and the page keeps what was begun for
 * when the fields are shown again.
 */
final class QuestionFields extends NativeDetails {
  private static final long serialVersionUID = 1;
  private static final int LONGEST = 4000;
  private static final int LONGEST_NUMBERS = 100;

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
      return switch (question.answers()) {
        case Question.Choices choices -> choices.right() == null ? OPINION : RIGHT;
        case Question.Numbers numbers -> NUMBER;
        case Question.Places places -> PLACE;
      };
    }
  }

  /** What was begun and is not whole. */
  private record Draft(
      Kind kind,
      String text,
      String choices,
      @Nullable String answer,
      String target,
      String tolerance,
      String range,
      String explanation) {}

  private final transient Phrases phrases;
  private final transient Holder lab;
  private final transient Runnable changed;
  private final Select<Kind> kind = new Select<>();
  private final TextArea text;
  private final TextArea choices;
  private final Select<String> answer = new Select<>();

  /** The number or the place that is right. */
  private final TextField target;

  private final TextField tolerance;
  private final TextField range;
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
    target = field("share.question.target", "share.question.target.hint");
    tolerance = field("share.question.tolerance", "share.question.tolerance.hint");
    range = field("share.question.range", "share.question.range.hint");
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
    for (var area : List.of(text, choices, explanation)) {
      area.addValueChangeListener(change -> edited(change.isFromClient()));
    }
    for (var field : List.of(target, tolerance, range)) {
      field.addValueChangeListener(change -> edited(change.isFromClient()));
    }
    answer.addValueChangeListener(change -> edited(change.isFromClient()));
    fit();
    var form = new Div(kind, text, choices, answer, range, target, tolerance, explanation, missing);
    form.addClassName("more-form");
    setContent(form);
  }

  private TextArea area(String key) {
    var area = new TextArea(phrases.of(key));
    area.setMaxLength(LONGEST);
    area.setMaxRows(6);
    return area;
  }

  private TextField field(String key, String hint) {
    var field = new TextField(phrases.of(key));
    field.setMaxLength(LONGEST_NUMBERS);
    field.setHelperText(phrases.of(hint));
    return field;
  }

  /** A place is asked for on the map of a function. */
  private List<Kind> kinds() {
    return Arrays.stream(Kind.values())
        .filter(each -> each != Kind.PLACE || !lab.experiment().problem().map().isEmpty())
        .toList();
  }

  /** Shows what this kind of question has. */
  private void fit() {
    choices.setVisible(kind.getValue().hasChoices());
    answer.setVisible(kind.getValue() == Kind.RIGHT);
    target.setVisible(!kind.getValue().hasChoices());
    tolerance.setVisible(!kind.getValue().hasChoices());
    range.setVisible(kind.getValue() == Kind.NUMBER);
  }

  private static Draft draftOf(Question question) {
    List<String> choices = question.choices();
    Integer right = null;
    Interval range = null;
    switch (question.answers()) {
      case Question.Choices asked -> right = asked.right();
      case Question.Numbers asked -> range = asked.range();
      case Question.Places asked -> {}
    }
    Question.Target target = question.target();
    Double tolerance = target == null ? null : target.tolerance();
    return new Draft(
        Kind.of(question),
        question.text(),
        String.join("\n", choices),
        right == null ? null : choices.get(right),
        target == null ? "" : joined(target.at()),
        tolerance == null ? "" : Message.plain(tolerance),
        range == null ? "" : joined(List.of(range.low(), range.high())),
        question.explanation());
  }

  private static String joined(List<Double> numbers) {
    return numbers.stream().map(Message::plain).collect(Collectors.joining(", "));
  }

  private void show(Draft draft) {
    setOpen(true);
    kind.setValue(kinds().contains(draft.kind()) ? draft.kind() : Kind.RIGHT);
    text.setValue(draft.text());
    choices.setValue(draft.choices());
    offer(draft.answer());
    target.setValue(draft.target());
    tolerance.setValue(draft.tolerance());
    range.setValue(draft.range());
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
                target.getValue(),
                tolerance.getValue(),
                range.getValue(),
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
      if (!kind.getValue().hasChoices() && target.isEmpty() && !tolerance.isEmpty()) {
        lacking.add(phrases.of("share.question.noTarget"));
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
      case NUMBER -> {
        question.put("asks", Question.Asks.NUMBER.type());
        if (!range.isEmpty()) {
          question.put("range", ValidatedFields.numbers(range.getValue()));
        }
        if (!target.isEmpty()) {
          question.put("answer", ValidatedFields.number(target.getValue()));
        }
      }
      case PLACE -> {
        question.put("asks", Question.Asks.PLACE.type());
        if (!target.isEmpty()) {
          question.put("answer", ValidatedFields.numbers(target.getValue()));
        }
      }
    }
    if (question.get("asks") != null && !tolerance.isEmpty()) {
      question.put("tolerance", ValidatedFields.number(tolerance.getValue()));
    }
    return question;
  }
}
