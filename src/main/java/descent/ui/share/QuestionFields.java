package descent.ui.share;

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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The question that a visitor is asked before the runs are shown. It belongs to the experiment as
 * soon as it is whole; what is missing is told meanwhile.
 */
final class QuestionFields extends NativeDetails {
  private static final long serialVersionUID = 1;
  private static final int LONGEST = 4000;

  private final transient Phrases phrases;
  private final transient Holder lab;
  private final transient Runnable changed;
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
    explanation = area("share.question.explanation");
    missing.addClassName("problem");
    missing.getElement().setAttribute("role", "status");
    show(lab.experiment().question());
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
    var form = new Div(text, choices, answer, explanation, missing);
    form.addClassName("more-form");
    setContent(form);
  }

  private TextArea area(String key) {
    var area = new TextArea(phrases.of(key));
    area.setMaxLength(LONGEST);
    area.setMaxRows(6);
    return area;
  }

  private void show(@Nullable Question question) {
    missing.setVisible(false);
    offer(null);
    if (question != null) {
      setOpen(true);
      text.setValue(question.text());
      choices.setValue(String.join("\n", question.choices()));
      offer(question.choices().get(question.answer()));
      explanation.setValue(question.explanation());
    }
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
    missing.setVisible(!lacking.isEmpty());
    missing.setText(
        phrases.of(
            "share.question.missing", String.join(phrases.of("share.question.and"), lacking)));
    if (lacking.isEmpty()) {
      try {
        lab.accept(Edits.at(lab.experiment(), "/question", isEmpty() ? null : question()), null);
        changed.run();
      } catch (InvalidInputException e) {
        missing.setText(phrases.of(e));
        missing.setVisible(true);
      }
    }
  }

  private boolean isEmpty() {
    return text.isEmpty() && choices.isEmpty() && explanation.isEmpty();
  }

  /** What a question that was begun has not yet; the link goes without the question meanwhile. */
  private List<String> lacking() {
    var lacking = new ArrayList<String>();
    if (!isEmpty()) {
      if (text.isEmpty()) {
        lacking.add(phrases.of("share.question.noText"));
      }
      if (lines().size() < 2) {
        lacking.add(phrases.of("share.question.noChoices"));
      }
      if (answer.getValue() == null) {
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
    return Map.of(
        "text", text.getValue(),
        "choices", lines(),
        "answer", lines().indexOf(answer.getValue()),
        "explanation", explanation.getValue());
  }
}
