package descent.classroom.choice;

import descent.experiment.Experiment;
import descent.experiment.FunctionProblem.Interval;
import descent.experiment.Question;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ObjectReader;
import descent.experiment.json.QuestionJson;
import descent.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a follower answers to a question: the number of a choice, from 0; a number; or a place on
 * the map.
 *
 * @param values the number alone, or a coordinate for each axis of the map
 * @param isPlace whether it is a list, though of one coordinate
 */
public record Vote(List<Double> values, boolean isPlace) {
  private static final String FIELD = "vote";
  private static final int MOST_AXES = 2;

  public Vote {
    values = List.copyOf(values);
  }

  /** A choice, from 0, or a number. */
  public static Vote of(double number) {
    return new Vote(List.of(number), false);
  }

  /**
   * Reads the vote of a message.
   *
   * @throws descent.message.InvalidInputException if it is neither a number nor a list of them
   */
  public static Vote read(ObjectReader message) {
    return message.isList(FIELD)
        ? new Vote(message.reals(FIELD, MOST_AXES), true)
        : of(message.real(FIELD, 0, value -> true, ""));
  }

  /** A vote as {@link #json} wrote it. */
  public static Vote kept(JsonNode json) {
    return json.isArray()
        ? new Vote(json.valueStream().map(JsonNode::doubleValue).toList(), true)
        : of(json.doubleValue());
  }

  /** As it is said, kept and told. */
  public JsonNode json() {
    if (!isPlace) {
      return ExperimentJson.number(number());
    }
    ArrayNode place = JsonNodeFactory.instance.arrayNode();
    values.forEach(value -> place.add(ExperimentJson.number(value)));
    return place;
  }

  /** The number of the choice, from 0. */
  public int choice() {
    return (int) number();
  }

  /** The number that it is, or its first coordinate. */
  double number() {
    return values.getFirst();
  }

  /** Why it is no answer to what an experiment asks; null if it is one. */
  public @Nullable Message flaw(Experiment experiment) {
    Question question = experiment.question();
    return switch (question == null ? null : question.answers()) {
      case null -> noChoice();
      case Question.Choices choices ->
          !isPlace && number() % 1 == 0 && number() >= 0 && number() < choices.texts().size()
              ? null
              : noChoice();
      case Question.Numbers numbers -> flaw(numbers);
      case Question.Places places -> offMap(experiment.problem().map());
    };
  }

  private Message noChoice() {
    return Message.of(
        "class.noChoice", "There is no choice {0}; they are counted from 0.", shown());
  }

  private @Nullable Message flaw(Question.Numbers numbers) {
    if (isPlace) {
      return Message.of("class.noNumber", "This question asks for a number, not for a list.");
    }
    Interval range = numbers.range();
    double low = range == null ? -QuestionJson.LARGEST : range.low();
    double high = range == null ? QuestionJson.LARGEST : range.high();
    return number() >= low && number() <= high
        ? null
        : Message.of(
            "class.outOfRange",
            "{0} is outside of what is asked: {1} to {2}.",
            shown(),
            Message.plain(low),
            Message.plain(high));
  }

  private @Nullable Message offMap(List<Interval> map) {
    if (!isPlace || values.size() != map.size()) {
      return Message.of(
          "class.noPlace",
          "This question asks for a place on the map: a list of {0} numbers.",
          map.size());
    }
    return QuestionJson.isOn(map, values)
        ? null
        : Message.of(
            "class.offMap", "{0} is not on the map: {1}.", shown(), QuestionJson.shown(map));
  }

  private String shown() {
    return isPlace ? values.toString() : Message.plain(number());
  }
}
