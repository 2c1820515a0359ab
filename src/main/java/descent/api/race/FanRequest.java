package descent.api.race;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ObjectReader;
import descent.trace.Plane;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for the picture of many seeds.
 *
 * @param run index of the contender
 * @param seeds how many
 * @param axes indices of the one or two variables of the paths
 * @param plane onto which the paths are projected instead; null for the axes
 */
record FanRequest(
    Experiment experiment, int run, int seeds, List<Integer> axes, @Nullable Plane plane) {
  static FanRequest read(String json) {
    ObjectReader fields = ObjectReader.of(ExperimentJson.tree(json), "");
    Experiment experiment = ExperimentJson.read(fields.object("experiment").node());
    int run = (int) fields.whole("run", 0, 0, Integer.MAX_VALUE);
    int seeds = (int) fields.whole("seeds", 20, 0, Integer.MAX_VALUE);
    List<Double> axes = fields.has("axes") ? fields.reals("axes", 2) : List.of(0.0);
    Plane plane = PlaneJson.read(fields);
    fields.end();
    return new FanRequest(
        experiment, run, seeds, axes.stream().map(Double::intValue).toList(), plane);
  }
}
