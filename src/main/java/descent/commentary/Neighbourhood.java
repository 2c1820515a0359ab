package descent.commentary;

import descent.objective.Curvature;
import descent.objective.Eigenvectors;
import descent.objective.Norm;
import descent.objective.Objective;
import descent.random.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What values around a point tell where derivatives tell nothing: at kinks, on plateaus. */
final class Neighbourhood {
  private static final double[] RADII = {1e-4, 1e-3, 1e-2};
  private static final double[] CLOSEST = {1e-7, 1e-6};
  private static final double[] FLAT_RADII = {1e-3, 1e-2, 1e-1};

  /** A value that is lower by less than this fraction of the values' size is not lower. */
  private static final double ROUNDING = 1e-13;

  /** The next numbers of a coordinate that are looked at, and the margin beside what they tell. */
  private static final int FEW = 3;

  private static final double ROUNDINGS = 8;

  /** Doubling the distance far out makes a value grow by so much more than it does close by. */
  private static final double STEEPER = 1.6;

  private static final int IN_A_PLANE = 256;
  private static final int PER_VARIABLE = 8;
  private static final int TRIALS = 12_000;
  private static final double FINEST = 1e-9;

  /** A slope rises by less than a millionth of its rise on so short a part of it. */
  private static final int HALVINGS = 30;

  /** Directions by the number of variables; never written to. */
  private static final Map<Integer, List<double[]>> DIRECTIONS = new ConcurrentHashMap<>();

  private Neighbourhood() {}

  /** A point near x that is lower than x by more than rounding; null if there is none. */
  static double @Nullable [] lower(Objective objective, double[] x, double scale) {
    return lower(objective, x, scale, RADII);
  }

  /** The same, so close that no other valley is seen. */
  static double @Nullable [] lowerBeside(Objective objective, double[] x, double scale) {
    return lower(objective, x, scale, CLOSEST);
  }

  /**
   * By how much the value falls at once beside x, however close: 0 where it falls only as it does
   * along a slope or a curve, by less on a shorter way.
   */
  static double jumpBeside(Objective objective, double[] x, double scale) {
    double value = objective.value(x);
    double[] trial = new double[x.length];
    double jump = 0;
    for (double[] direction : directions(x.length)) {
      step(x, direction, CLOSEST[0] / 10 * scale, trial);
      double near = value - objective.value(trial);
      step(x, direction, CLOSEST[0] * scale, trial);
      double farther = value - objective.value(trial);
      if (near > 0 && farther > 0 && near >= 0.99 * farther && near > jump) {
        jump = near;
      }
    }
    return jump;
  }

  /** The rise that is left between two points when the half that rises more is kept, many times. */
  static double jump(Objective objective, double[] from, double[] to) {
    double low = objective.value(from);
    double high = objective.value(to);
    double[] middle = new double[from.length];
    for (int halving = 0; halving < HALVINGS; halving++) {
      for (int i = 0; i < middle.length; i++) {
        middle[i] = from[i] + (to[i] - from[i]) / 2;
      }
      double value = objective.value(middle);
      if (value - low >= high - value) {
        high = value;
        to = middle.clone();
      } else {
        low = value;
        from = middle.clone();
      }
    }
    return high - low;
  }

  /**
   * Whether the value falls along a direction of negative curvature: close to a flat minimum, as of
   * x^2 y^2, curvatures are negative too.
   */
  static boolean fallsDown(Objective objective, Curvature here, double[] x, double scale) {
    return Eigenvectors.down(here).anyMatch(axis -> fallsAlong(objective, x, axis, scale));
  }

  /** Whether the value falls by more than rounding on one side at least. */
  static boolean fallsAlong(Objective objective, double[] x, double[] direction, double scale) {
    double value = objective.value(x);
    double[] trial = new double[x.length];
    for (double radius : RADII) {
      for (int sign = 1; sign >= -1; sign -= 2) {
        step(x, direction, sign * radius * scale, trial);
        if (objective.value(trial) < value - ROUNDING * Math.abs(value)) {
          return true;
        }
      }
    }
    return false;
  }

  private static double @Nullable [] lower(
      Objective objective, double[] x, double scale, double[] radii) {
    double value = objective.value(x);
    double margin = ROUNDING * Math.abs(value);
    double[] best = null;
    double least = value - margin;
    double[] trial = new double[x.length];
    List<double[]> directions = directions(x.length);
    for (double radius : radii) {
      // Rounding of the parts of a sum shows as a fall of the size of f's change over the radius.
      double opposite = 0;
      for (double[] direction : directions) {
        step(x, direction, radius * scale, trial);
        double there = objective.value(trial);
        opposite = Math.max(opposite, Math.abs(there - value));
        if (there < least - ROUNDING * opposite && there < value - 1e-9 * opposite) {
          least = there;
          best = trial.clone();
        }
      }
      if (best != null) {
        return best;
      }
    }
    return null;
  }

  /**
   * By how much a value may be off, from how much values differ so close to x that nothing but
   * rounding can tell them apart: where parts of a sum cancel, by far more than its last digit.
   */
  static double rounding(Objective objective, double[] x) {
    double value = objective.value(x);
    double least = 1e-16 * Math.min(1, Rest.scale(x));
    double off = Math.ulp(value);
    double[] trial = x.clone();
    for (int i = 0; i < x.length; i++) {
      double unit = Math.max(Math.ulp(x[i]), least);
      // A jump lies on one side alone.
      double both = Double.POSITIVE_INFINITY;
      for (int sign = 1; sign >= -1; sign -= 2) {
        double side = 0;
        for (int ulps = 1; ulps <= FEW; ulps++) {
          trial[i] = x[i] + sign * ulps * unit;
          double apart = Math.abs(objective.value(trial) - value);
          side = Double.isFinite(apart) ? Math.max(side, apart) : side;
        }
        both = Math.min(both, side);
      }
      off = Math.max(off, both);
      trial[i] = x[i];
    }
    return ROUNDINGS * off;
  }

  /**
   * Whether the value grows from a place of rest to a point as it does close to that place: where
   * losses span many decades, a thousandth of them and a twentieth of the way may still lie far
   * outside of the hollow.
   */
  static boolean isOfOneScale(Objective objective, double[] place, double[] point) {
    double level = objective.value(place);
    double[] above = new double[4];
    double[] x = new double[place.length];
    for (int k = 0; k < above.length; k++) {
      step(place, Rest.difference(point, place), Math.scalb(1.0, -k), x);
      above[k] = objective.value(x) - level;
    }
    return above[3] <= ROUNDINGS * rounding(objective, place)
        || !(above[0] / above[1] > STEEPER * above[2] / above[3]);
  }

  /** Whether the function does not change at all around x. */
  static boolean isFlat(Objective objective, double[] x, double scale, double size) {
    double value = objective.value(x);
    double tolerance = 1e-15 * Math.max(Math.abs(value), size);
    if (!(Norm.ofGradient(objective, x) * 0.1 * scale <= tolerance)) {
      return false;
    }
    double[] trial = new double[x.length];
    for (double radius : FLAT_RADII) {
      for (double[] direction : directions(x.length)) {
        step(x, direction, radius * scale, trial);
        if (!(Math.abs(objective.value(trial) - value) <= tolerance)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The lowest point that a search without derivatives comes to. */
  static double[] compass(Objective objective, double[] start, double scale) {
    double[] x = start.clone();
    double value = objective.value(x);
    double[] trial = new double[x.length];
    List<double[]> directions = directions(x.length);
    double radius = 0.1 * scale;
    int trials = 0;
    while (radius > FINEST * scale && trials < TRIALS) {
      boolean fell = false;
      for (double[] direction : directions) {
        trials++;
        step(x, direction, radius, trial);
        double there = objective.value(trial);
        if (there < value) {
          value = there;
          System.arraycopy(trial, 0, x, 0, x.length);
          fell = true;
        }
      }
      radius = fell ? radius : radius / 4;
    }
    return x;
  }

  private static void step(double[] x, double[] direction, double length, double[] to) {
    for (int i = 0; i < x.length; i++) {
      to[i] = x[i] + length * direction[i];
    }
  }

  /** A coordinate that is off an axis by rounding alone is put on it: the domain may end there. */
  private static double onAxis(double coordinate) {
    return Math.abs(coordinate) < 1e-15 ? 0 : coordinate;
  }

  /** A coordinate that is off a diagonal by rounding alone is put on it. */
  private static double onDiagonal(double coordinate, double other) {
    boolean beside = Math.abs(Math.abs(coordinate) - Math.abs(other)) < 1e-15;
    return beside ? Math.copySign(other, coordinate) : coordinate;
  }

  /**
   * Of length 1: both ways on a line, around a circle, or the axes and some drawn ones. Those of
   * few variables are kept, as each redraw of a hand that drags asks for them.
   */
  private static List<double[]> directions(int n) {
    return n > Rest.MOST_VARIABLES
        ? newDirections(n)
        : DIRECTIONS.computeIfAbsent(n, Neighbourhood::newDirections);
  }

  private static List<double[]> newDirections(int n) {
    var directions = new ArrayList<double[]>();
    if (n == 2) {
      for (int k = 0; k < IN_A_PLANE; k++) {
        double angle = 2 * Math.PI * k / IN_A_PLANE;
        double across = onAxis(StrictMath.cos(angle));
        double up = onAxis(StrictMath.sin(angle));
        directions.add(new double[] {across, onDiagonal(up, across)});
      }
      return directions;
    }
    for (int i = 0; i < n; i++) {
      for (int sign = 1; sign >= -1; sign -= 2) {
        double[] axis = new double[n];
        axis[i] = sign;
        directions.add(axis);
      }
    }
    for (int k = 0; n > 2 && k < Math.min(PER_VARIABLE * n, IN_A_PLANE); k++) {
      Key key = Key.of(k);
      double[] drawn = new double[n];
      for (int i = 0; i < n; i++) {
        drawn[i] = key.normal(i);
      }
      double length = Norm.of(drawn);
      for (int i = 0; i < n; i++) {
        drawn[i] /= length;
      }
      directions.add(drawn);
    }
    return directions;
  }
}
