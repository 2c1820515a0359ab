package descent.comparison;

import descent.commentary.Rest;
import descent.comparison.trial.Finish;
import descent.comparison.trial.Lockstep;
import descent.comparison.trial.Trial;
import descent.experiment.Experiment;
import descent.objective.Curvature;
import descent.objective.Minimum;
import descent.objective.Norm;
import descent.objective.Objective;
import java.util.ArrayList;
import java.util.List;

/**
 * To which minimum of a function each start leads. A run has reached a minimum where its last point
 * lies within {@link #REACHED} of the diagonal of all starts from it; of several it is the nearest.
 * Minima are those of the gallery, and those to which a careful descent from a last point leads.
 */
public final class Basins {
  /**
   * A run has reached a minimum that is nearer than this fraction of the diagonal of the starts.
   */
  static final double REACHED = 0.01;

  /**
   * An eigenvalue below minus this fraction of the largest in size is negative by more than
   * rounding.
   */
  private static final double DOWN = 1e-8;

  private final Objective objective;
  private final double near;
  private final List<Minimum> minima = new ArrayList<>();

  /** How a run ended. */
  public enum Kind {
    /** At a minimum. */
    REACHED,
    /** At no minimum: still on its way, or at rest on a saddle. */
    MOVING,
    /** At numbers that are not finite. */
    DIVERGED,
    /** Nowhere: the function or its gradient has no value at the start. */
    UNDEFINED
  }

  /**
   * The end of one run.
   *
   * @param minimum its number among {@link #minima}; -1 where it reached none
   */
  public record End(Kind kind, int minimum) {}

  /**
   * @param experiment a function
   * @param diagonal from the lowest to the highest start
   */
  public Basins(Experiment experiment, Objective objective, double diagonal) {
    this.objective = objective;
    near = REACHED * diagonal;
    minima.addAll(new Theory(experiment, objective).minima());
  }

  /** The minima so far; those that are known first, then as they were found. */
  public List<Minimum> minima() {
    return List.copyOf(minima);
  }

  /** The end of a run that went beside others. */
  public End end(Lockstep runs, int run) {
    return end(runs.finish(run), runs.end(run));
  }

  /** The end of a run that went alone. */
  public End end(Trial trial) {
    return end(trial.finish(0), trial.place());
  }

  private End end(Finish finish, double[] point) {
    if (Double.isNaN(finish.loss())) {
      return new End(Kind.UNDEFINED, -1);
    }
    if (finish.outcome().diverged()) {
      return new End(Kind.DIVERGED, -1);
    }
    int nearest = nearest(point);
    if (nearest < 0) {
      Rest rest = Rest.near(objective, point);
      boolean still = rest.kind() == Rest.Kind.MINIMUM || rest.kind() == Rest.Kind.KINK;
      if (still && !curvesDown(rest.point()) && distance(rest.point(), point) <= near) {
        minima.add(new Minimum(rest.point(), rest.value()));
        nearest = minima.size() - 1;
      }
    }
    return new End(nearest < 0 ? Kind.MOVING : Kind.REACHED, nearest);
  }

  /** Whether the function falls on both sides of a point: no minimum, however still it is there. */
  private boolean curvesDown(double[] point) {
    Curvature here = Curvature.at(objective, point);
    return here.eigenvalues().length > 0 && here.eigenvalues()[0] < -DOWN * here.largest();
  }

  /** The number of the nearest minimum that is near enough; -1 for none. */
  private int nearest(double[] point) {
    int nearest = -1;
    double least = near;
    for (int i = 0; i < minima.size(); i++) {
      double away = distance(minima.get(i).point(), point);
      if (away <= least) {
        least = away;
        nearest = i;
      }
    }
    return nearest;
  }

  private static double distance(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return Norm.of(difference);
  }
}
