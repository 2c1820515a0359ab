package descent.classroom;

import descent.classroom.choice.Dot;
import descent.classroom.choice.Follower;
import descent.classroom.choice.Guess;
import descent.classroom.choice.Response;
import descent.classroom.choice.Vote;
import descent.classroom.protocol.ClassScene;
import descent.classroom.protocol.Phase;
import descent.experiment.json.ExperimentJson;
import descent.message.InvalidInputException;
import descent.message.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A class as the text that outlives the process. */
final class ClassFile {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ClassFile() {}

  static String write(ClassMemory memory) {
    ObjectNode tree = MAPPER.createObjectNode();
    tree.put("code", memory.code());
    tree.put("keyHash", memory.keyHash());
    tree.put("version", memory.version());
    tree.put("number", memory.number());
    tree.put("id", memory.id());
    tree.set("experiment", ExperimentJson.tree(ExperimentJson.write(memory.experiment())));
    tree.set("scene", MAPPER.valueToTree(memory.scene()));
    tree.put("phase", memory.phase().name());
    tree.put("round", memory.round());
    tree.put("teacherSeen", memory.teacherSeen().toString());
    tree.set("followers", MAPPER.valueToTree(memory.followers()));
    tree.set("ballots", ballots(memory.ballots()));
    tree.set("guesses", MAPPER.valueToTree(memory.guesses()));
    tree.set("entries", MAPPER.valueToTree(memory.entries()));
    var dots = tree.putArray("dots");
    for (Dot dot : memory.dots()) {
      ObjectNode node = dots.addObject();
      node.put("pseudonym", dot.pseudonym());
      node.put("field", dot.field());
      node.put("value", dot.value());
      node.put("loss", Double.toString(dot.loss()));
      node.put("diverged", dot.diverged());
      node.set("path", MAPPER.valueToTree(dot.path()));
    }
    return MAPPER.writeValueAsString(tree);
  }

  /**
   * The class of a text that {@link #write} made.
   *
   * @throws InvalidInputException if it is none
   */
  static ClassMemory read(String text) {
    try {
      JsonNode tree = MAPPER.readTree(text);
      var dots = new ArrayList<Dot>();
      for (JsonNode dot : tree.required("dots")) {
        dots.add(
            new Dot(
                dot.required("pseudonym").stringValue(),
                dot.required("field").stringValue(),
                dot.required("value").stringValue(),
                Double.parseDouble(dot.required("loss").stringValue()),
                dot.required("diverged").booleanValue(),
                path(dot.path("path"))));
      }
      return new ClassMemory(
          tree.required("code").stringValue(),
          tree.required("keyHash").stringValue(),
          tree.required("version").longValue(),
          tree.required("number").intValue(),
          tree.required("id").stringValue(),
          ExperimentJson.read(tree.required("experiment")),
          scene(tree.required("scene")),
          Phase.valueOf(tree.required("phase").stringValue()),
          tree.required("round").intValue(),
          Instant.parse(tree.required("teacherSeen").stringValue()),
          list(tree.required("followers"), Follower.class),
          ballots(tree.required("ballots")),
          guesses(tree.path("guesses")),
          list(tree.required("entries"), Response.class),
          dots);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new InvalidInputException(
          Message.of(
              "class.file", "This is not a saved class: {0}", String.valueOf(e.getMessage())));
    }
  }

  /** A file of before may not have all that is shown today. */
  private static ClassScene scene(JsonNode kept) {
    ObjectNode whole = MAPPER.valueToTree(ClassScene.FIRST);
    whole.setAll((ObjectNode) kept);
    return MAPPER.treeToValue(whole, ClassScene.class);
  }

  private static Map<String, Guess> guesses(JsonNode kept) {
    Map<String, Guess> all = new LinkedHashMap<>();
    kept.properties()
        .forEach(
            entry -> all.put(entry.getKey(), MAPPER.treeToValue(entry.getValue(), Guess.class)));
    return all;
  }

  private static List<List<Double>> path(JsonNode points) {
    var path = new ArrayList<List<Double>>();
    points.forEach(point -> path.add(list(point, Double.class)));
    return path;
  }

  private static <T> List<T> list(JsonNode nodes, Class<T> type) {
    var list = new ArrayList<T>();
    nodes.forEach(node -> list.add(MAPPER.treeToValue(node, type)));
    return list;
  }

  private static ArrayNode ballots(Ballots ballots) {
    ArrayNode rounds = MAPPER.createArrayNode();
    for (Map<String, Vote> votes : ballots.rounds()) {
      ObjectNode round = rounds.addObject();
      votes.forEach((token, vote) -> round.set(token, vote.json()));
    }
    return rounds;
  }

  private static Ballots ballots(JsonNode rounds) {
    var all = new ArrayList<Map<String, Vote>>();
    for (JsonNode round : rounds) {
      Map<String, Vote> ballots = new LinkedHashMap<>();
      round.properties().forEach(vote -> ballots.put(vote.getKey(), Vote.kept(vote.getValue())));
      all.add(ballots);
    }
    return new Ballots(all);
  }
}
