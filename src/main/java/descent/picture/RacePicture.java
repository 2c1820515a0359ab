package descent.picture;

import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.objective.Minimum;
import descent.run.Ending;
import descent.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A race on a function as the map of the lab shows it at first: the frame, what is below, and the
 * paths. For one variable it is the graph of the function, for more than two a slice through the
 * first two.
 *
 * @param frame what is seen
 * @param axes the names along the lower and the left edge; the second is empty for a graph
 * @param landscape null for a graph
 * @param graph for one variable the height of the graph at equal distances, as fractions of the
 *     frame from above; null for a landscape
 * @param paths of the runs that have a value at the start
 * @param minima the known minima, across and down
 * @param start where all begin, across and down
 */
public record RacePicture(
    Frame frame,
    List<String> axes,
    @Nullable Landscape landscape,
    double @Nullable [] graph,
    List<Path> paths,
    List<double[]> minima,
    double[] start) {
  /** Where losses are wanted: corners in a row, and rows of them. */
  public static final int COLUMNS = 160;

  public static final int ROWS = 120;
  public static final int GRAPH_COLUMNS = 481;

  /** The frame of a problem; what a graph shows upwards is found from its losses. */
  public static Frame frame(FunctionProblem problem) {
    return Frame.of(problem);
  }

  /**
   * @param losses at the corners, row by row from the lowest; {@link #GRAPH_COLUMNS} for one
   *     variable
   */
  public static RacePicture of(
      Experiment experiment, List<Trace> traces, List<Minimum> minima, double[] losses) {
    FunctionProblem problem = experiment.function();
    boolean graph = problem.dimension() == 1;
    Frame frame = graph ? Frame.of(problem).around(losses) : Frame.of(problem);
    OptionalDouble least = minima.stream().mapToDouble(Minimum::loss).min();
    var paths = new ArrayList<Path>();
    for (int run = 0; run < traces.size(); run++) {
      Trace trace = traces.get(run);
      if (trace.rows() > 0) {
        paths.add(
            Path.of(
                trace.contender().name(),
                run,
                trace.step(),
                across(frame, trace.point()[0]),
                down(frame, graph ? trace.loss() : trace.point()[1]),
                trace.ending().reason() == Ending.Reason.DIVERGED));
      }
    }
    List<String> names = problem.coordinates();
    double height =
        graph
            ? traces.stream()
                .filter(trace -> trace.rows() > 0)
                .mapToDouble(trace -> trace.loss()[0])
                .findFirst()
                .orElse(0)
            : problem.start().get(1);
    return new RacePicture(
        frame,
        List.of(names.getFirst(), graph ? "" : names.get(1)),
        graph ? null : Landscape.of(losses, COLUMNS, ROWS, least),
        graph ? down(frame, losses) : null,
        List.copyOf(paths),
        minima.stream()
            .map(
                minimum ->
                    new double[] {
                      frame.across(minimum.point()[0]),
                      frame.down(graph ? minimum.loss() : minimum.point()[1])
                    })
            .toList(),
        new double[] {frame.across(problem.start().getFirst()), frame.down(height)});
  }

  private static double[] across(Frame frame, double[] xs) {
    double[] places = new double[xs.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = frame.across(xs[i]);
    }
    return places;
  }

  private static double[] down(Frame frame, double[] ys) {
    double[] places = new double[ys.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = frame.down(ys[i]);
    }
    return places;
  }
}
