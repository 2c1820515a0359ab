package descent.experiment.json;

import descent.experiment.Experiment;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The difference between two experiments as a JSON Patch (RFC 6902). Whole parts are put in place,
 * a run's optimizer or the start, since {@code add} replaces what is there and needs no more than
 * the part's parent: so a patch fits a text that leaves defaults out as well as the canonical one.
 */
public final class ExperimentPatch {
  /** Parts that are compared piece by piece. */
  private static final Set<String> OPEN = Set.of("", "/problem", "/runs");

  /** What a text that leaves it out gets from the type of the optimizer. */
  private static final Set<String> OF_TYPE = Set.of("name", "schedule");

  private ExperimentPatch() {}

  /**
   * The operations, all of them {@code add}.
   *
   * @param from with as many runs as the other
   * @param to what the patch makes of it
   */
  public static ArrayNode between(Experiment from, Experiment to) {
    ArrayNode operations = JsonNodeFactory.instance.arrayNode();
    compare("", ExperimentJson.tree(from), ExperimentJson.tree(to), operations);
    return operations;
  }

  private static void compare(String path, JsonNode from, JsonNode to, ArrayNode operations) {
    if (from.equals(to)) {
      return;
    }
    boolean run = path.matches("/runs/\\d+");
    boolean otherType = run && !type(from).equals(type(to));
    if (to instanceof ObjectNode && (run || OPEN.contains(path))) {
      for (String name : to.propertyNames()) {
        JsonNode before = from.get(name);
        if (before == null || (otherType && OF_TYPE.contains(name))) {
          add(path + "/" + name, to.get(name), operations);
        } else {
          compare(path + "/" + name, before, to.get(name), operations);
        }
      }
    } else if (to instanceof ArrayNode && OPEN.contains(path) && from.size() == to.size()) {
      for (int i = 0; i < to.size(); i++) {
        compare(path + "/" + i, from.get(i), to.get(i), operations);
      }
    } else {
      add(path, to, operations);
    }
  }

  private static JsonNode type(JsonNode run) {
    return run.path("optimizer").path("type");
  }

  private static void add(String path, JsonNode value, ArrayNode operations) {
    operations.addObject().put("op", "add").put("path", path).set("value", value);
  }
}
