package descent.classroom;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.Fields;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One number, or one point, that a follower picks; it makes an experiment of its own, whose first
 * run is shown.
 *
 * @param field {@code learningRate}, {@code start}, {@code seed} or {@code keepProbability}
 * @param value as JSON
 */
public record Choice(String field, JsonNode value) {
  private static final List<String> FIELDS =
      List.of("learningRate", "start", "seed", "keepProbability");

  /**
   * Reads the one field of an object.
   *
   * @throws descent.message.InvalidInputException if it has none of them, or more than one
   */
  public static Choice read(JsonNode object) {
    for (String field : FIELDS) {
      if (object.isObject() && object.size() == 1 && object.has(field)) {
        return new Choice(field, object.get(field));
      }
    }
    throw Fields.wrong("choose", "class.choose", "choose one of {0}", String.join(", ", FIELDS));
  }

  /**
   * The experiment with the choice in its first run, alone and without its question.
   *
   * @throws descent.message.InvalidInputException if the value does not fit
   */
  public Experiment in(Experiment asked) {
    Experiment alone = asked.withRuns(asked.runs().subList(0, 1)).withoutQuestion();
    if (!field.equals("keepProbability")) {
      return ExperimentJson.with(alone, place(), value);
    }
    int layers = ExperimentJson.tree(ExperimentJson.write(alone)).at("/problem/layers").size();
    if (layers == 0) {
      throw Fields.wrong(
          field, "class.noLayers", "there is no hidden layer whose outputs could be kept");
    }
    Experiment kept = alone;
    for (int layer = 0; layer < layers; layer++) {
      kept = ExperimentJson.with(kept, "/problem/layers/" + layer + "/keepProbability", value);
    }
    return kept;
  }

  private String place() {
    return switch (field) {
      case "learningRate" -> "/runs/0/schedule/learningRate";
      case "start" -> "/problem/start";
      default -> "/seed";
    };
  }
}
