package descent.experiment.json;

import descent.experiment.Problem;
import descent.experiment.Question;
import descent.experiment.Question.Asks;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Questions as JSON, with their limits. */
public final class QuestionJson {
  private static final String FIELD = "question";
  private static final String ASKS = "asks";
  private static final String CHOICES = "choices";
  private static final String ANSWER = "answer";
  private static final int LONGEST_TEXT = 1000;
  private static final int LONGEST_CHOICE = 200;
  private static final int LONGEST_EXPLANATION = 4000;
  private static final int MOST_CHOICES = 6;

  private QuestionJson() {}

  /** The question of an experiment that is being read; null where it has none. */
  static @Nullable Question read(ObjectReader experiment, Problem problem) {
    if (!experiment.has(FIELD) || experiment.isNull(FIELD)) {
      return null;
    }
    ObjectReader fields = experiment.object(FIELD);
    String text = visible(fields.text("text", LONGEST_TEXT), fields.path("text"));
    Asks asks = asks(fields, problem);
    // A question without choices does not read their fields, so they are refused as unknown ones.
    List<String> choices =
        asks == Asks.CHOICE
            ? choices(fields.list(CHOICES, MOST_CHOICES), fields.path(CHOICES))
            : List.of();
    boolean right = asks == Asks.CHOICE && fields.has(ANSWER) && !fields.isNull(ANSWER);
    var question =
        new Question(
            text,
            asks,
            choices,
            right ? Integer.valueOf((int) fields.whole(ANSWER, 0, choices.size() - 1)) : null,
            fields.text("explanation", "", LONGEST_EXPLANATION));
    fields.end();
    return question;
  }

  private static Asks asks(ObjectReader fields, Problem problem) {
    String type = fields.text(ASKS, Asks.CHOICE.type(), LONGEST_CHOICE);
    int at = Asks.types().indexOf(type);
    if (at < 0) {
      throw ObjectReader.choice(fields.path(ASKS), type, Asks.types());
    }
    Asks asks = Asks.values()[at];
    if (asks == Asks.PLACE && problem.coordinates().isEmpty()) {
      throw ObjectReader.wrong(
          fields.path(ASKS),
          "experiment.placeless",
          "a place is asked for on the map of a function; networks have none");
    }
    return asks;
  }

  private static List<String> choices(Map<String, JsonNode> list, String path) {
    if (list.size() < 2) {
      throw ObjectReader.wrong(
          path, "experiment.fewChoices", "a question has at least two choices");
    }
    Set<String> different = new HashSet<>();
    list.forEach(
        (place, value) -> {
          String choice = visible(ObjectReader.asText(value, place, LONGEST_CHOICE), place);
          if (!different.add(choice)) {
            throw ObjectReader.wrong(
                place, "experiment.sameChoice", "another choice says the same");
          }
        });
    return list.values().stream().map(JsonNode::stringValue).toList();
  }

  private static String visible(String text, String path) {
    if (text.isBlank()) {
      throw ObjectReader.wrong(path, "experiment.blankText", "there is nothing to read here");
    }
    return text;
  }

  static void write(ObjectNode experiment, Question question) {
    experiment.set(FIELD, tree(question));
  }

  /** The canonical form: what is asked by a choice does not say so, and no choice is no field. */
  public static ObjectNode tree(Question question) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("text", question.text());
    if (question.asks() == Asks.CHOICE) {
      question.choices().forEach(tree.putArray(CHOICES)::add);
    } else {
      tree.put(ASKS, question.asks().type());
    }
    if (question.answer() != null) {
      tree.put(ANSWER, question.answer());
    }
    tree.put("explanation", question.explanation());
    return tree;
  }
}
