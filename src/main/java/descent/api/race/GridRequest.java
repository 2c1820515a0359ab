package descent.api.race;

import descent.experiment.FunctionProblem;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ObjectReader;
import descent.live.race.Grid;
import descent.trace.Plane;
import java.util.ArrayList;
import java.util.List;

/**
 * A request for the values of a function on a grid.
 *
 * @param problem the function; coordinates off the axes stay where its start is
 * @param grid the points
 */
record GridRequest(FunctionProblem problem, Grid grid) {
  private static final int MOST_COLUMNS = 2000;

  static GridRequest read(String json) {
    ObjectReader fields = ObjectReader.of(ExperimentJson.tree(json), "");
    FunctionProblem problem = ExperimentJson.problem(fields.object("problem"));
    var frame = new ArrayList<List<Double>>();
    fields
        .list("domain", 2)
        .forEach((place, ends) -> frame.add(ObjectReader.reals(ends, place, 2)));
    List<Double> axes = fields.has("axes") ? fields.reals("axes", 2) : List.of(0.0, 1.0);
    int columns = (int) fields.whole("columns", 160, 2, MOST_COLUMNS);
    int rows = (int) fields.whole("rows", 120, 1, MOST_COLUMNS);
    Plane plane = PlaneJson.read(fields);
    fields.end();
    if (frame.isEmpty() || frame.stream().anyMatch(ends -> ends.size() != 2) || axes.isEmpty()) {
      throw ObjectReader.wrong(
          "domain", "experiment.domain", "expected two numbers, the lower one first");
    }
    List<Double> across = frame.getFirst();
    List<Double> up = frame.getLast();
    return new GridRequest(
        problem,
        new Grid(
            axes.getFirst().intValue(),
            axes.getLast().intValue(),
            across.get(0),
            across.get(1),
            up.get(0),
            up.get(1),
            columns,
            rows,
            plane));
  }
}
