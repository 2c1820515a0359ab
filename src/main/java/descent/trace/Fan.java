package descent.trace;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.objective.Objective;
import descent.run.Ending;
import descent.run.FunctionRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many runs of one contender that differ in their seeds alone: how far chance spreads their losses.
 * A run that has ended early keeps its last loss; one that has diverged counts as infinite.
 *
 * @param step the steps of the rows, ascending
 * @param loss for each of {@link #QUANTILES} a column: that fraction of the runs has at most this
 *     loss
 * @param paths of the runs, in the order of their seeds
 * @param diverged how many runs diverged
 * @param alike whether all runs are the same to the last bit, as where nothing is random
 */
public record Fan(double[] step, double[][] loss, List<Path> paths, int diverged, boolean alike) {
  /** The quantiles: the outer band, the inner one, and the median between them. */
  public static final List<Double> QUANTILES = List.of(0.1, 0.25, 0.5, 0.75, 0.9);

  /** Most numbers of all paths together; longer ones are told at every few steps. */
  private static final int PATH_NUMBERS = 200_000;

  /**
   * Two coordinates of a run, row by row.
   *
   * @param across of the first axis
   * @param up of the second axis; the loss where there is one
   */
  public record Path(double[] across, double[] up) {}

  /** Which two numbers of a trace make a path. */
  @FunctionalInterface
  public interface Axes {
    Path of(Trace trace);
  }

  /**
   * Runs a contender with consecutive seeds, the experiment's first.
   *
   * @param seeds how many, at least 1
   * @param beforeStep asked before each step; may end it all by an exception
   */
  public static Fan of(
      Experiment experiment,
      Objective objective,
      Contender contender,
      int seeds,
      Axes axes,
      Runnable beforeStep) {
    var traces = new ArrayList<Losses>();
    var paths = new ArrayList<Path>();
    for (int i = 0; i < seeds; i++) {
      Experiment seeded = experiment.withSeed(experiment.seed() + i);
      Trace trace = Trace.of(new FunctionRun(seeded, objective, contender), beforeStep);
      traces.add(
          new Losses(
              trace.step(), trace.loss(), trace.ending().reason() == Ending.Reason.DIVERGED));
      paths.add(thinned(axes.of(trace), seeds));
    }
    double[] step = traces.stream().map(Losses::step).max(Fan::byLast).orElseThrow();
    int rows = step.length;
    var losses = traces.stream().map(run -> run.padded(rows)).toList();
    return new Fan(
        step,
        Quantiles.of(losses, QUANTILES),
        paths,
        (int) traces.stream().filter(Losses::diverged).count(),
        traces.stream().allMatch(run -> Arrays.equals(run.loss(), traces.getFirst().loss())));
  }

  /** What the spread needs of a run. */
  private record Losses(double[] step, double[] loss, boolean diverged) {
    /** With its last loss, or infinity, for the rows that it has not come to. */
    double[] padded(int rows) {
      double[] padded = Arrays.copyOf(loss, rows);
      double rest = diverged || loss.length == 0 ? Double.POSITIVE_INFINITY : loss[loss.length - 1];
      Arrays.fill(padded, Math.min(loss.length, rows), rows, rest);
      return padded;
    }
  }

  private static int byLast(double[] a, double[] b) {
    return Double.compare(
        a.length == 0 ? -1 : a[a.length - 1], b.length == 0 ? -1 : b[b.length - 1]);
  }

  /** Every few rows and the last one; an odd few, so that a zigzag stays one. */
  private static Path thinned(Path path, int seeds) {
    int rows = path.across().length;
    int most = Math.max(2, PATH_NUMBERS / 2 / seeds);
    if (rows <= most) {
      return path;
    }
    int stride = (rows + most - 1) / most | 1;
    return new Path(thinned(path.across(), stride), thinned(path.up(), stride));
  }

  private static double[] thinned(double[] values, int stride) {
    int last = values.length - 1;
    double[] kept = new double[(last + stride - 1) / stride + 1];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = values[Math.min(i * stride, last)];
    }
    return kept;
  }
}
