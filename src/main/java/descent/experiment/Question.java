package descent.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a visitor is asked before the runs are shown. Like the title it is for people: no number
 * depends on it.
 *
 * @param text the question, plain
 * @param choices from which one is picked, at least two, all different
 * @param answer the number of the right choice, from 0
 * @param explanation what is said after the choice, plain; empty for nothing
 */
public record Question(String text, List<String> choices, int answer, String explanation) {
  private static final String FIELD = "question";
  private static final int LONGEST_TEXT = 1000;
  private static final int LONGEST_CHOICE = 200;
  private static final int LONGEST_EXPLANATION = 4000;
  private static final int MOST_CHOICES = 6;

  public Question {
    choices = List.copyOf(choices);
  }

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

  void write(ObjectNode experiment) {
    ObjectNode tree = experiment.putObject(FIELD);
    tree.put("text", text);
    choices.forEach(tree.putArray("choices")::add);
    tree.put("answer", answer);
    tree.put("explanation", explanation);
  }
}
