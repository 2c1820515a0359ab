package descent.experiment.json;

import descent.experiment.FunctionProblem.Interval;
import descent.experiment.Problem;
import descent.experiment.Question;
import descent.experiment.Question.Asks;
import descent.experiment.Question.Target;
import descent.message.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Questions as JSON, with their limits. */
public final class QuestionJson {
  private static final String FIELD = "question";
  private static final String ASKS = "asks";
  private static final String CHOICES = "choices";
  private static final String ANSWER = "answer";
  private static final String RANGE = "range";
  private static final String TOLERANCE = "tolerance";

  /** No question asks for a larger number. */
  public static final double LARGEST = 1e100;

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
    // Fields of another kind are not read, so they are refused as unknown ones.
    Question.Answers answers =
        switch (asks) {
          case CHOICE -> choices(fields);
          case NUMBER -> numbers(fields);
          case PLACE -> new Question.Places(target(fields, () -> place(fields, problem.map())));
        };
    var question = new Question(text, answers, fields.text("explanation", "", LONGEST_EXPLANATION));
    fields.end();
    return question;
  }

  private static Question.Choices choices(ObjectReader fields) {
    List<String> texts = texts(fields.list(CHOICES, MOST_CHOICES), fields.path(CHOICES));
    return new Question.Choices(
        texts, isSaid(fields, ANSWER) ? (int) fields.whole(ANSWER, 0, texts.size() - 1) : null);
  }

  private static boolean isSaid(ObjectReader fields, String name) {
    return fields.has(name) && !fields.isNull(name);
  }

  private static Question.Numbers numbers(ObjectReader fields) {
    Interval range = isSaid(fields, RANGE) ? range(fields) : null;
    double low = range == null ? -LARGEST : range.low();
    double high = range == null ? LARGEST : range.high();
    return new Question.Numbers(
        range,
        target(
            fields,
            () ->
                List.of(
                    fields.real(
                        ANSWER,
                        value -> value >= low && value <= high,
                        "[%s, %s]".formatted(Message.plain(low), Message.plain(high))))));
  }

  private static Interval range(ObjectReader fields) {
    List<Double> ends = fields.reals(RANGE, 2);
    if (ends.size() < 2
        || ends.getFirst() >= ends.getLast()
        || ends.getFirst() < -LARGEST
        || ends.getLast() > LARGEST) {
      throw ObjectReader.wrong(
          fields.path(RANGE), "experiment.questionRange", "a range is a number and a larger one");
    }
    return new Interval(ends.getFirst(), ends.getLast());
  }

  /** What is right, with how far from it an answer may lie; null where nothing is right. */
  private static @Nullable Target target(ObjectReader fields, Supplier<List<Double>> right) {
    if (!isSaid(fields, ANSWER)) {
      return null;
    }
    return new Target(
        right.get(),
        isSaid(fields, TOLERANCE)
            ? fields.real(TOLERANCE, value -> value > 0 && value <= LARGEST, "(0, 1e100]")
            : null);
  }

  private static List<Double> place(ObjectReader fields, List<Interval> map) {
    List<Double> place = fields.reals(ANSWER, map.size());
    if (!isOn(map, place)) {
      throw ObjectReader.wrong(
          fields.path(ANSWER),
          "experiment.offMap",
          "a place on the map is {0} numbers: {1}",
          map.size(),
          shown(map));
    }
    return place;
  }

  /** Whether a place has as many coordinates as a map, and lies on it. */
  public static boolean isOn(List<Interval> map, List<Double> place) {
    return place.size() == map.size()
        && IntStream.range(0, map.size())
            .allMatch(
                axis ->
                    place.get(axis) >= map.get(axis).low()
                        && place.get(axis) <= map.get(axis).high());
  }

  /** The part of the plane that a map shows, for a sentence. */
  public static String shown(List<Interval> map) {
    return map.stream()
        .map(axis -> "[%s, %s]".formatted(Message.plain(axis.low()), Message.plain(axis.high())))
        .collect(Collectors.joining(" × "));
  }

  private static Asks asks(ObjectReader fields, Problem problem) {
    String type = fields.text(ASKS, Asks.CHOICE.type(), LONGEST_CHOICE);
    int at = Asks.types().indexOf(type);
    if (at < 0) {
      throw ObjectReader.choice(fields.path(ASKS), type, Asks.types());
    }
    Asks asks = Asks.values()[at];
    if (asks == Asks.PLACE && problem.map().isEmpty()) {
      throw ObjectReader.wrong(
          fields.path(ASKS),
          "experiment.placeless",
          "a place is asked for on the map of a function; networks have none");
    }
    return asks;
  }

  private static List<String> texts(Map<String, JsonNode> list, String path) {
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
    if (question.asks() != Asks.CHOICE) {
      tree.put(ASKS, question.asks().type());
    }
    switch (question.answers()) {
      case Question.Choices choices -> {
        choices.texts().forEach(tree.putArray(CHOICES)::add);
        if (choices.right() != null) {
          tree.put(ANSWER, choices.right());
        }
      }
      case Question.Numbers numbers -> {
        if (numbers.range() != null) {
          tree.putArray(RANGE)
              .add(ExperimentJson.number(numbers.range().low()))
              .add(ExperimentJson.number(numbers.range().high()));
        }
        if (numbers.target() != null) {
          double at = numbers.target().at().getFirst();
          write(tree, ExperimentJson.number(at), numbers.target());
        }
      }
      case Question.Places places -> {
        if (places.target() != null) {
          ArrayNode at = tree.arrayNode();
          places.target().at().forEach(value -> at.add(ExperimentJson.number(value)));
          write(tree, at, places.target());
        }
      }
    }
    tree.put("explanation", question.explanation());
    return tree;
  }

  private static void write(ObjectNode tree, JsonNode answer, Target target) {
    tree.set(ANSWER, answer);
    if (target.tolerance() != null) {
      tree.set(TOLERANCE, ExperimentJson.number(target.tolerance()));
    }
  }
}
