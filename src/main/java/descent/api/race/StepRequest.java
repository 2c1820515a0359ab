package descent.api.race;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ObjectReader;
import java.util.List;

/**
 * A request for the explanation of a step.
 *
 * @param run its number, from 0
 * @param step updates made before the step
 * @param axes the variables whose numbers are wanted, from 0
 */
record StepRequest(Experiment experiment, int run, int step, List<Integer> axes) {
  private static final int MOST_AXES = 3;

  static StepRequest read(String json) {
    ObjectReader fields = ObjectReader.of(ExperimentJson.tree(json), "");
    Experiment experiment = ExperimentJson.read(fields.object("experiment").node());
    int run = (int) fields.whole("run", 0, 0, Integer.MAX_VALUE);
    int step = (int) fields.whole("step", 0, 0, Integer.MAX_VALUE);
    int n = experiment.function().dimension();
    List<Double> axes =
        fields.has("axes")
            ? fields.reals("axes", MOST_AXES)
            : n == 1 ? List.of(0.0) : List.of(0.0, 1.0);
    fields.end();
    for (double axis : axes) {
      if (!(axis >= 0 && axis < n && axis == Math.rint(axis))) {
        throw ObjectReader.wrong(
            "axes", "limit.axes", "There are no two such axes; the number of variables is {0}.", n);
      }
    }
    return new StepRequest(experiment, run, step, axes.stream().map(Double::intValue).toList());
  }
}
