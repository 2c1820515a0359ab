package descent.classroom.protocol;

import descent.classroom.choice.Dot;
import descent.classroom.choice.Guess;
import descent.classroom.choice.NumberBins;
import descent.classroom.choice.PlaceBins;
import descent.classroom.choice.Response;
import descent.classroom.choice.Tally;
import descent.classroom.choice.Vote;
import descent.experiment.Experiment;
import descent.experiment.Question;
import descent.experiment.json.ExperimentJson;
import descent.trace.CsvCells;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a class is told, as JSON: the public contract, section 8. */
public final class ClassText {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ClassText() {}

  /** The state as one audience sees it, but for the guesses. */
  public static ObjectNode state(ClassView view) {
    ObjectNode state = MAPPER.createObjectNode();
    ClassScene scene = view.scene();
    state.put("version", view.version());
    state.put("experiment", view.number());
    state.put("view", scene.view());
    state.put("panel", scene.panel());
    state.put("step", scene.step());
    state.put("playing", scene.playing());
    state.put("speed", scene.speed());
    state.put("paused", scene.paused());
    state.put("say", scene.say());
    state.put("highlight", scene.highlight());
    state.put("choose", scene.choose());
    state.put("question", view.phase().text());
    state.put("teacher", view.taught());
    state.put("followers", view.followers());
    state.put("exploring", view.exploring());
    state.put("recall", scene.recall());
    state.put("votes", view.votes());
    if (view.tally() != null) {
      put(state, view.tally());
    }
    state.put("dots", view.dots());
    state.put("truth", scene.truth());
    state.set("frame", MAPPER.valueToTree(scene.frame()));
    state.set("pins", MAPPER.valueToTree(scene.pins()));
    state.put("guessed", view.guessed());
    state.put("nicknames", scene.nicknames());
    return state;
  }

  /** What the votes come to; the middles and the bins, of numbers and places alone. */
  private static void put(ObjectNode state, Tally tally) {
    state.set("rounds", MAPPER.valueToTree(tally.rounds()));
    switch (tally.bins()) {
      case null -> {}
      case NumberBins numbers -> {
        ObjectNode bins = state.putObject("bins");
        bins.put("scale", numbers.isLog() ? "log" : "linear");
        bins.put("from", numbers.from()).put("to", numbers.to());
        if (numbers.least() != null) {
          bins.put("least", numbers.least());
        }
        if (numbers.most() != null) {
          bins.put("most", numbers.most());
        }
      }
      case PlaceBins places -> {
        ObjectNode bins = state.putObject("bins");
        bins.put("columns", places.columns()).put("rows", places.rows());
        ArrayNode map = bins.putArray("map");
        places.map().forEach(axis -> map.addArray().add(axis.low()).add(axis.high()));
      }
    }
    if (!tally.within().isEmpty()) {
      state.set("within", MAPPER.valueToTree(tally.within()));
    }
    if (!tally.medians().isEmpty()) {
      state.set("medians", MAPPER.valueToTree(tally.medians()));
    }
  }

  /** A vote that counts, as its follower is told it. */
  public static ObjectNode voted(int round, Vote vote, Experiment asked) {
    ObjectNode voted = MAPPER.createObjectNode().put("round", round);
    Question question = asked.question();
    boolean isChoice = question != null && question.asks() == Question.Asks.CHOICE;
    voted.set(isChoice ? "choice" : "value", vote.json());
    return voted;
  }

  /** The state with all that was guessed, where there is any. */
  public static ObjectNode whole(ClassView view) {
    ObjectNode state = state(view);
    if (!view.guesses().isEmpty()) {
      state.set("guesses", guesses(view.guesses()));
    }
    return state;
  }

  /** What was guessed. */
  public static JsonNode guesses(List<Guess> guesses) {
    return MAPPER.valueToTree(guesses);
  }

  /**
   * The experiment of a class.
   *
   * @param whole whether with the answer to its question and the explanation
   */
  public static ObjectNode experiment(Experiment experiment, boolean whole) {
    var tree = (ObjectNode) ExperimentJson.tree(ExperimentJson.write(experiment));
    if (!whole && tree.get("question") instanceof ObjectNode question) {
      question.remove(List.of("answer", "tolerance", "explanation"));
    }
    return tree;
  }

  /**
   * What choices came to.
   *
   * @param named whether with the pseudonyms
   * @param whole whether with the ways, else with their ends alone
   */
  public static ArrayNode dots(List<Dot> dots, boolean named, boolean whole) {
    ArrayNode all = MAPPER.createArrayNode();
    dots.forEach(dot -> all.add(dot(dot, named, whole)));
    return all;
  }

  /**
   * What a choice came to.
   *
   * @param named whether with the pseudonym
   * @param whole whether with the way, else with its end alone
   */
  public static ObjectNode dot(Dot dot, boolean named, boolean whole) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("field", dot.field());
    node.set("value", MAPPER.readTree(dot.value()));
    if (Double.isFinite(dot.loss())) {
      node.put("loss", dot.loss());
    } else {
      node.putNull("loss");
    }
    node.put("diverged", dot.diverged());
    List<List<Double>> path = dot.path();
    if (!path.isEmpty()) {
      int from = whole ? 0 : path.size() - 1;
      node.set("path", MAPPER.valueToTree(path.subList(from, path.size())));
    }
    if (named) {
      node.put("pseudonym", dot.pseudonym());
    }
    return node;
  }

  /** All votes and choices as CSV with a header (RFC 4180). */
  public static String results(List<Response> entries) {
    var csv = new StringBuilder("round,question,pseudonym,value,experiment\r\n");
    for (Response entry : entries) {
      csv.append(entry.round() == 0 ? "" : entry.round())
          .append(',')
          .append(CsvCells.quoted(entry.question()))
          .append(',')
          .append(CsvCells.quoted(entry.pseudonym()))
          .append(',')
          .append(CsvCells.quoted(entry.value()))
          .append(',')
          .append(CsvCells.quoted(entry.experiment()))
          .append("\r\n");
    }
    return csv.toString();
  }
}
