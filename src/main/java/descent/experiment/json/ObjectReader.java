package descent.experiment.json;

import descent.experiment.InvalidExperimentException;
import descent.message.Message;
import descent.message.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A JSON object being read field by field. Messages contain its path; at the end, fields that were
 * not read are refused.
 */
public final class ObjectReader {
  private final JsonNode node;
  private final String path;
  private final Set<String> known = new HashSet<>();

  private ObjectReader(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /** The fields of an object at a path. */
  public static ObjectReader of(JsonNode node, String path) {
    if (!node.isObject()) {
      throw wrong(path, "experiment.object", "expected an object in braces, not {0}", shown(node));
    }
    return new ObjectReader(node, path);
  }

  /** The complaint about a place. */
  public static InvalidExperimentException wrong(
      String path, String key, String english, Object... arguments) {
    return new InvalidExperimentException(path, Message.of(key, english, arguments));
  }

  String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Whether a field is there. */
  public boolean has(String name) {
    return get(name) != null;
  }

  /** The value of a field, null where it is absent. */
  @Nullable JsonNode get(String name) {
    known.add(name);
    return node.get(name);
  }

  /** Whether a field is there and null. */
  public boolean isNull(String name) {
    JsonNode value = get(name);
    return value != null && value.isNull();
  }

  /** Whether a field is there and a list. */
  public boolean isList(String name) {
    JsonNode value = get(name);
    return value != null && value.isArray();
  }

  JsonNode required(String name) {
    JsonNode value = get(name);
    if (value == null) {
      throw missing(name);
    }
    return value;
  }

  /** The complaint that a field is missing; about one that most likely stands for it, if any. */
  InvalidExperimentException missing(String name) {
    for (String other : node.propertyNames()) {
      if (!known.contains(other) && name.equals(Spelling.nearest(other, List.of(name)))) {
        return misspelt(other, name);
      }
    }
    return wrong(path(name), "experiment.missing", "is missing");
  }

  private InvalidExperimentException misspelt(String name, String meant) {
    return wrong(
        path(clipped(name)),
        "experiment.misspelt",
        "there is no such field; did you mean {0}?",
        meant);
  }

  /** The complaint about a word that is none of those that can be chosen. */
  static InvalidExperimentException choice(String path, String chosen, Collection<String> all) {
    String meant = Spelling.nearest(chosen, all);
    String listed = String.join(", ", all);
    return meant == null
        ? wrong(path, "experiment.choice", "{0} is not one of {1}", clipped(chosen), listed)
        : wrong(
            path,
            "experiment.misspeltChoice",
            "{0} is not one of {1}; did you mean {2}?",
            clipped(chosen),
            listed,
            meant);
  }

  /** The fields of an object inside. */
  public ObjectReader object(String name) {
    return of(required(name), path(name));
  }

  /** The object itself. */
  public JsonNode node() {
    return node;
  }

  /** An object that may be absent and then is empty. */
  ObjectReader objectOrEmpty(String name) {
    JsonNode value = get(name);
    return value == null
        ? new ObjectReader(JsonNodeFactory.instance.objectNode(), path(name))
        : of(value, path(name));
  }

  String text(String name, int longest) {
    return asText(required(name), path(name), longest);
  }

  /** A text of limited length. */
  public String text(String name, String otherwise, int longest) {
    return has(name) ? text(name, longest) : otherwise;
  }

  /**
   * A number.
   *
   * @param range what is allowed, for the complaint
   */
  public double real(String name, double otherwise, DoublePredicate allowed, String range) {
    return has(name) ? real(name, allowed, range) : otherwise;
  }

  double real(String name, DoublePredicate allowed, String range) {
    double value = asReal(required(name), path(name));
    if (!allowed.test(value)) {
      throw wrong(
          path(name), "experiment.range", "{0} is outside {1}", Message.plain(value), range);
    }
    return value;
  }

  /** A whole number within limits. */
  public long whole(String name, long otherwise, long smallest, long largest) {
    return has(name) ? whole(name, smallest, largest) : otherwise;
  }

  long whole(String name, long smallest, long largest) {
    return asWhole(required(name), path(name), smallest, largest);
  }

  static long asWhole(JsonNode value, String path, long smallest, long largest) {
    double number = asReal(value, path);
    if (number != Math.rint(number)) {
      throw wrong(path, "experiment.whole", "expected a whole number, not {0}", shown(value));
    }
    if (number < smallest || number > largest) {
      throw wrong(
          path,
          "experiment.wholeRange",
          "{0} is outside {1} to {2}",
          Message.plain(number),
          smallest,
          largest);
    }
    return (long) number;
  }

  /** True or false. */
  public boolean flag(String name, boolean otherwise) {
    JsonNode value = get(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw wrong(path(name), "experiment.flag", "expected true or false, not {0}", shown(value));
    }
    return value.booleanValue();
  }

  /** The elements of a list by their paths. */
  public Map<String, JsonNode> list(String name, int longest) {
    return elements(required(name), path(name), longest);
  }

  /** The elements of a list at a path, by their own paths. */
  public static Map<String, JsonNode> elements(JsonNode list, String path, int longest) {
    if (!list.isArray()) {
      throw wrong(path, "experiment.list", "expected a list in brackets, not {0}", shown(list));
    }
    if (list.size() > longest) {
      throw wrong(
          path,
          "experiment.longList",
          "has {0} elements; at most {1} are allowed",
          list.size(),
          longest);
    }
    var elements = new LinkedHashMap<String, JsonNode>();
    for (int i = 0; i < list.size(); i++) {
      elements.put(path + "[" + i + "]", list.get(i));
    }
    return elements;
  }

  /** A list of texts of limited length. */
  List<String> texts(String name, int most, int longest) {
    var texts = new ArrayList<String>();
    list(name, most).forEach((place, value) -> texts.add(asText(value, place, longest)));
    return List.copyOf(texts);
  }

  /** A list of numbers. */
  public List<Double> reals(String name, int longest) {
    return reals(required(name), path(name), longest);
  }

  /** A list of numbers at a path. */
  public static List<Double> reals(JsonNode list, String path, int longest) {
    var reals = new ArrayList<Double>();
    elements(list, path, longest).forEach((place, value) -> reals.add(asReal(value, place)));
    return List.copyOf(reals);
  }

  /** The names of the fields that stand here. */
  Set<String> names() {
    return new LinkedHashSet<>(node.propertyNames());
  }

  /** Refuses the first field that was not read. */
  public void end() {
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        String meant =
            Spelling.nearest(name, known.stream().filter(field -> !node.has(field)).toList());
        if (meant == null && path.startsWith("runs[") && !path.endsWith("schedule")) {
          meant = Spelling.placeInRun(name);
        }
        if (meant != null) {
          throw misspelt(name, meant);
        }
        throw wrong(
            path(clipped(name)),
            "experiment.unknown",
            "there is no such field; known here: {0}",
            String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  static double asReal(JsonNode value, String path) {
    if (!value.isNumber()) {
      throw wrong(path, "experiment.number", "expected a number, not {0}", shown(value));
    }
    // doubleValue() of a long whole number throws; BigInteger turns it into infinity.
    double number =
        value.canConvertToLong() || !value.isBigInteger()
            ? value.doubleValue()
            : value.bigIntegerValue().doubleValue();
    if (!Double.isFinite(number)) {
      throw wrong(path, "experiment.tooLarge", "the number is beyond the range of a double");
    }
    return number;
  }

  /** A text of limited length at a path. */
  public static String asText(JsonNode value, String path, int longest) {
    if (!value.isString()) {
      throw wrong(path, "experiment.text", "expected a text in quotes, not {0}", shown(value));
    }
    String text = value.stringValue();
    if (text.length() > longest) {
      throw wrong(
          path,
          "experiment.longText",
          "has {0} characters; at most {1} are allowed",
          text.length(),
          longest);
    }
    return text;
  }

  /** A value as it stands in the text, short enough for a sentence. */
  static String shown(JsonNode value) {
    return value.isObject() ? "an object" : value.isArray() ? "a list" : clipped(value.toString());
  }

  private static String clipped(String text) {
    return Message.clipped(text, 40);
  }
}
