package descent.objective;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a level is only approached, as tanh approaches 1 and exp(-x) approaches 0: far out their
 * values round to it, and the place at which they do is no minimum.
 *
 * @param point at which the value looks least
 * @param way of length 1, outwards
 * @param length so far is the point from the origin along it
 * @param margin a fall of so much is rounding
 */
public record Saturation(
    Objective objective, double[] point, double[] way, double length, double margin) {
  private static final int DOUBLINGS = 20;
  private static final int BISECTIONS = 60;

  /** A difference of less than this part of the fall along the way is none. */
  private static final double NOTHING = 1e-9;

  /** A tenth of the way before its level, a value that comes to it as a power is above it. */
  private static final double APPROACHED = 1e-7;

  private static final double TENTH = 0.9;

  /**
   * Whether a value is only approached at a point, along a coordinate or a way without curvature.
   */
  public static boolean isAt(Objective objective, double[] point, double margin) {
    return ways(objective, point).stream()
        .anyMatch(
            way -> {
              double length = Eigenvectors.along(point, way);
              double[] outwards = way.clone();
              for (int i = 0; i < outwards.length && length < 0; i++) {
                outwards[i] = -outwards[i];
              }
              return length != 0
                  && new Saturation(objective, point, outwards, Math.abs(length), margin)
                      .isApproached();
            });
  }

  /** The axes, and those along which the value does not curve. */
  private static List<double[]> ways(Objective objective, double[] point) {
    var ways = new ArrayList<double[]>();
    for (int i = 0; i < point.length; i++) {
      double[] axis = new double[point.length];
      axis[i] = 1;
      ways.add(axis);
    }
    ways.addAll(Eigenvectors.flat(Curvature.at(objective, point)));
    return ways;
  }

  /** The value at a part of the way from the origin to the point, or beyond it. */
  private double at(double part) {
    double[] x = point.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] += (part - 1) * length * way[i];
    }
    return objective.value(x);
  }

  private boolean isApproached() {
    double level = at(1);
    double fall = at(0) - level;
    if (!(fall > margin) || !Double.isFinite(fall)) {
      return false;
    }
    double part = 2;
    for (int k = 0; k < DOUBLINGS; k++, part *= 2) {
      if (!(Math.abs(at(part) - level) <= NOTHING * fall)) {
        return false;
      }
    }
    // From where on there is nothing but the level.
    double above = 0;
    double on = 1;
    for (int k = 0; k < BISECTIONS; k++) {
      double middle = (above + on) / 2;
      if (at(middle) > level) {
        above = middle;
      } else {
        on = middle;
      }
    }
    double before = at(TENTH * on) - level;
    return before <= APPROACHED * fall;
  }
}
