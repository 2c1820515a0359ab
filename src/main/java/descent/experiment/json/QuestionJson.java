package descent.experiment.json;

import descent.experiment.Question;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions as JSON, with their limits. */
final class QuestionJson {
  private static final String FIELD = "question";
  private static final int LONGEST_TEXT = 1000;
  private static final int LONGEST_CHOICE = 200;
  private static final int LONGEST_EXPLANATION = 4000;
  private static final int MOST_CHOICES = 6;

  private QuestionJson() {}

  /** The question of an experiment that is being read; null where it has none. */
  static @Nullable Question read(Fields experiment) {
    if (!experiment.has(FIELD) || experiment.isNull(FIELD)) {
      return null;
    }
    Fields fields = experiment.object(FIELD);
    String text = visible(fields.text("text", LONGEST_TEXT), fields.path("text"));
    List<String> choices = choices(fields.list("choices", MOST_CHOICES), fields.path("choices"));
    var question =
        new Question(
            text,
            choices,
            (int) fields.whole("answer", 0, choices.size() - 1),
            fields.text("explanation", "", LONGEST_EXPLANATION));
    fields.end();
    return question;
  }

  private static List<String> choices(Map<String, JsonNode> list, String path) {
    if (list.size() < 2) {
      throw Fields.wrong(path, "experiment.fewChoices", "a question has at least two choices");
    }
    Set<String> different = new HashSet<>();
    list.forEach(
        (place, value) -> {
          String choice = visible(Fields.asText(value, place, LONGEST_CHOICE), place);
          if (!different.add(choice)) {
            throw Fields.wrong(place, "experiment.sameChoice", "another choice says the same");
          }
        });
    return list.values().stream().map(JsonNode::stringValue).toList();
  }

  private static String visible(String text, String path) {
    if (text.isBlank()) {
      throw Fields.wrong(path, "experiment.blankText", "there is nothing to read here");
    }
    return text;
  }

  static void write(ObjectNode experiment, Question question) {
    ObjectNode tree = experiment.putObject(FIELD);
    tree.put("text", question.text());
    question.choices().forEach(tree.putArray("choices")::add);
    tree.put("answer", question.answer());
    tree.put("explanation", question.explanation());
  }
}
