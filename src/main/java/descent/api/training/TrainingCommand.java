package descent.api.training;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ObjectReader;
import descent.live.WantedPictures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One message of a browser about its training. Any fields may come together; they are obeyed in
 * this order.
 *
 * @param open begins a training of this experiment in place of the former; null for no change
 * @param resume finds this training again; null for no change
 * @param have with {@code resume}: for each run the last step of which a row has arrived
 * @param acknowledged the number of the last frame that was drawn; 0 for no news
 * @param speed updates a second, infinite for as fast as it goes; NaN for no change
 * @param play whether to train on; null for no change
 * @param advanceTo the step up to which updates are to be made in any case; 0 for no change
 * @param look which pictures are wanted; null for no change
 * @param here whether the browser asks if anybody is there, having heard nothing for a while
 */
record TrainingCommand(
    @Nullable Experiment open,
    @Nullable String resume,
    double[] have,
    long acknowledged,
    double speed,
    @Nullable Boolean play,
    int advanceTo,
    @Nullable WantedPictures look,
    boolean here) {
  private static final int LONGEST_TOKEN = 100;
  private static final int MOST_RUNS = 100;
  private static final int MOST_STEPS = 1_000_000;
  private static final double FASTEST = 1e9;

  static TrainingCommand read(String json) {
    JsonNode tree = ExperimentJson.tree(json);
    ObjectReader fields = ObjectReader.of(tree, "");
    Experiment open = fields.has("open") ? ExperimentJson.read(tree.get("open")) : null;
    var command =
        new TrainingCommand(
            open,
            fields.has("resume") ? fields.text("resume", "", LONGEST_TOKEN) : null,
            fields.has("have")
                ? fields.reals("have", MOST_RUNS).stream().mapToDouble(s -> s).toArray()
                : new double[0],
            fields.whole("ack", 0, 0, Integer.MAX_VALUE),
            speed(fields),
            fields.has("play") ? Boolean.valueOf(fields.flag("play", false)) : null,
            (int) fields.whole("advanceTo", 0, 0, MOST_STEPS),
            fields.has("look") ? look(fields.object("look")) : null,
            fields.flag("here", false));
    fields.end();
    return command;
  }

  private static double speed(ObjectReader fields) {
    if (!fields.has("speed")) {
      return Double.NaN;
    }
    return fields.isNull("speed")
        ? Double.POSITIVE_INFINITY
        : fields.real("speed", 1, v -> v > 0 && v <= FASTEST, "(0, 1e9]");
  }

  private static WantedPictures look(ObjectReader fields) {
    List<String> members = new ArrayList<>();
    if (fields.has("members")) {
      fields
          .list("members", WantedPictures.MOST_MEMBERS)
          .forEach((place, name) -> members.add(ObjectReader.asText(name, place, LONGEST_TOKEN)));
    }
    var look =
        new WantedPictures(
            fields.isNull("step")
                ? WantedPictures.FRONTIER
                : (int) fields.whole("step", WantedPictures.FRONTIER, 0, MOST_STEPS),
            fields.flag("decision", false),
            fields.flag("confusion", false),
            fields.flag("worst", false),
            fields.flag("weights", false),
            fields.isNull("masks")
                ? WantedPictures.NO_ROW
                : (int) fields.whole("masks", WantedPictures.NO_ROW, 0, Integer.MAX_VALUE),
            members);
    fields.end();
    return look;
  }
}
