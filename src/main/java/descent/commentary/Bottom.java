package descent.commentary;

import descent.objective.Curvature;
import descent.objective.Eigenvectors;
import descent.objective.Norm;
import descent.objective.Objective;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a function has no bottom along a ray: it falls all the way, and by amounts that do not
 * die out, to infinity or to a pole.
 */
final class Bottom {
  private static final int DOUBLINGS = 80;
  private static final int COMPARED = 10;

  /** The last fall is at least this fraction of the one ten doublings before it. */
  private static final double LASTING = 0.99;

  private static final int THIRDS = 200;
  private static final int HALVINGS = 25;

  private final Objective objective;
  private final double[] origin;
  private final double[] direction;
  private final double[] trial;
  private final double hill;

  private Bottom(Objective objective, double[] origin, double[] direction, double hill) {
    this.objective = objective;
    this.origin = origin;
    this.direction = direction;
    this.trial = new double[origin.length];
    this.hill = hill;
  }

  /**
   * Whether there is none.
   *
   * @param direction of any length above 0; other ones answer false
   * @param scale the size of the coordinates
   * @param hill so far may the value rise on the way; 0 where it has to fall all the way
   */
  static boolean isMissing(
      Objective objective, double[] origin, double[] direction, double scale, double hill) {
    double length = Norm.of(direction);
    if (!(length > 0) || !Double.isFinite(length)) {
      return false;
    }
    double[] unit = new double[direction.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = direction[i] / length;
    }
    return new Bottom(objective, origin, unit, hill).isMissing(1e-3 * scale);
  }

  /**
   * Whether there is none ahead of a point: against the gradient, along its parts, along what a run
   * has done, or where the function curves downwards.
   *
   * @param own directions of a run
   * @param hill so high are the hills that the run has crossed, and so those ahead on its own way
   */
  static boolean isMissingAhead(
      Objective objective, double[] origin, List<double[]> own, double scale, double hill) {
    return isMissingAhead(objective, origin, own, scale, hill, true);
  }

  /**
   * The same.
   *
   * @param parts whether to look along the parts of the gradient too, one variable at a time: on
   *     the way to a saddle a run goes along none of them
   */
  static boolean isMissingAhead(
      Objective objective,
      double[] origin,
      List<double[]> own,
      double scale,
      double hill,
      boolean parts) {
    double[] downhill = new double[origin.length];
    if (!Double.isFinite(objective.gradient(origin, downhill))) {
      return false;
    }
    var directions = new ArrayList<double[]>();
    for (int i = 0; i < downhill.length; i++) {
      downhill[i] = -downhill[i];
    }
    directions.add(downhill);
    // A descent that runs straight into a flat point never sees what lies to the side.
    boolean halts = Slopes.isMet(objective, origin, downhill, 1e-3 * scale);
    if (origin.length <= Rest.MOST_VARIABLES && !halts) {
      for (int i = 0; parts && i < downhill.length; i++) {
        double[] axis = new double[downhill.length];
        axis[i] = Math.signum(downhill[i]);
        directions.add(axis);
      }
      directions.addAll(Eigenvectors.falling(Curvature.at(objective, origin)));
    }
    return directions.stream().anyMatch(way -> isMissing(objective, origin, way, scale, 0))
        || own.stream().anyMatch(way -> isMissing(objective, origin, way, scale, hill));
  }

  private double at(double length) {
    for (int i = 0; i < trial.length; i++) {
      // 0 times an infinite length would be NaN.
      trial[i] = direction[i] == 0 ? origin[i] : origin[i] + length * direction[i];
    }
    return objective.value(trial);
  }

  private boolean isMissing(double first) {
    double[] falls = new double[DOUBLINGS];
    double good = 0;
    double before = 0;
    double value = at(0);
    double length = first;
    for (int k = 0; k < DOUBLINGS; k++, length *= 2) {
      double above = value;
      for (double part : new double[] {0.625, 0.75, 0.875, 1}) {
        double there = at(part * length);
        if (there == Double.NEGATIVE_INFINITY) {
          return true;
        }
        if (!(there < value)) {
          if (there < value + hill) {
            continue;
          }
          return hasPole(before, part * length);
        }
        before = good;
        good = part * length;
        value = there;
      }
      falls[k] = above - value;
    }
    int last = DOUBLINGS - 1;
    // Among hills a lower value may be found late by luck, but not in every doubling.
    for (int k = last - COMPARED; k < last; k++) {
      if (!(falls[k] > 0)) {
        return false;
      }
    }
    return falls[last] > 0
        && falls[last] >= LASTING * falls[last - COMPARED]
        && new Slopes(objective, origin, direction).leadOn(first, hill == 0);
  }

  /**
   * Whether the value falls to a pole between two lengths, of which the first lies before the
   * lowest sample and the second beyond it. A pole may lie on either side of that sample.
   */
  private boolean hasPole(double good, double bad) {
    double low = good;
    double high = bad;
    for (int i = 0; i < THIRDS; i++) {
      double near = low + (high - low) / 3;
      double far = high - (high - low) / 3;
      if (!(low < near && near < far && far < high)) {
        break;
      }
      double there = at(near);
      double beyond = at(far);
      if (there == Double.NEGATIVE_INFINITY || beyond == Double.NEGATIVE_INFINITY) {
        return true;
      }
      // NaN means: beyond the pole.
      if (beyond < there) {
        low = near;
      } else {
        high = far;
      }
    }
    double width = high - good;
    double[] falls = new double[HALVINGS];
    double before = at(good);
    for (int k = 0; k < HALVINGS; k++) {
      width /= 2;
      double there = at(high - width);
      falls[k] = before - there;
      if (!(falls[k] > 0)) {
        return false;
      }
      before = there;
    }
    return falls[HALVINGS - 1] >= LASTING * falls[HALVINGS - 1 - COMPARED];
  }
}
