package descent.commentary;

import descent.objective.Curvature;
import descent.objective.Eigenvectors;
import descent.objective.NewtonStep;
import descent.objective.Norm;
import descent.objective.Objective;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What lies on a ray: flat points, at which a descent halts, and points at which the curvature has
 * no bound, beyond which values prove nothing.
 *
 * @param direction of length 1
 */
record Slopes(Objective objective, double[] origin, double[] direction) {
  /** After this many doublings of the length no flat points and poles are looked for. */
  private static final int DOUBLINGS = 30;

  private static final int IN_A_DOUBLING = 4;
  private static final int THIRDS = 100;

  /** A slope that falls to this part of those on both sides vanishes. */
  private static final double VANISHED = 1e-9;

  /**
   * The slope of an endless way grows gentler over this many lengths before it is lost in rounding.
   */
  private static final int EVENLY = 12;

  /** A slope that has fallen to this part of the first has died out. */
  private static final double DIED = 1e-6;

  /** A fall along the way is at least this many times what a step across it would gain. */
  private static final double ACROSS = 10;

  /** A curvature that changes less than this part of the value is none. */
  private static final double STRAIGHT = 1e-12;

  /** A place farther away than this part of the coordinates' size is another one. */
  private static final double FAR_BESIDE = 0.05;

  /**
   * Whether what is left of the gradient, however small beside the steepest, leads along a valley:
   * far beside the end the function is lower by as much as the slope promises.
   */
  static boolean leadsOn(Objective objective, Curvature here, double[] end, double scale) {
    double[] step = NewtonStep.of(here, Double.POSITIVE_INFINITY, 0);
    double promised = NewtonStep.promised(here);
    double fall = here.value() - objective.value(Rest.difference(end, step));
    return Norm.of(step) > FAR_BESIDE * scale
        && fall > STRAIGHT * Math.abs(here.value()) + here.rounding(end)
        && fall >= promised / 2
        && fall <= 2 * promised;
  }

  /** A curvature that rises to this many times those on both sides has no bound. */
  private static final double UNBOUNDED = 1e6;

  /** Whether the slope vanishes on the ray along a direction of any length. */
  static boolean isMet(Objective objective, double[] origin, double[] direction, double first) {
    double length = Norm.of(direction);
    if (!(length > 0) || !Double.isFinite(length)) {
      return false;
    }
    double[] unit = direction.clone();
    for (int i = 0; i < unit.length; i++) {
      unit[i] /= length;
    }
    return new Slopes(objective, origin, unit).vanish(lengths(first));
  }

  /**
   * The far end of a way without curvature on which the function falls for ever by falls that die
   * out, as exp(-x); null where it does not. Rounding falls neither so long nor so evenly, and
   * beside a valley of minima the fall is only what is left above the valley.
   *
   * @param way of length 1, either way along it
   */
  static double @Nullable [] endless(
      Objective objective, Curvature here, double[] origin, double[] way, double scale) {
    double along = Eigenvectors.along(here.gradient(), way);
    if (along == 0) {
      return null;
    }
    double[] down = way.clone();
    for (int i = 0; i < down.length && along > 0; i++) {
      down[i] = -down[i];
    }
    return new Slopes(objective, origin, down)
        .farEnd(1e-3 * scale, origin.length == 1 ? 0 : NewtonStep.promised(here));
  }

  private double @Nullable [] farEnd(double shortest, double across) {
    double[] lengths = lengths(shortest);
    double first = Math.abs(descent(0));
    double before = first;
    double value = objective.value(origin);
    int gentler = 0;
    int end = 0;
    double fall = 0;
    for (int k = 1; k < lengths.length; k++) {
      double here = descent(lengths[k]);
      double there = objective.value(at(lengths[k]));
      if (!(here >= 0 && here <= before && there <= value)) {
        // Where the slope has died out, its rest and the value's are rounding.
        if (before <= DIED * first && Math.abs(there - value) <= DIED * fall) {
          break;
        }
        return null;
      }
      gentler += here < before && here > 0 ? 1 : 0;
      fall += (before + here) / 2 * (lengths[k] - lengths[k - 1]);
      before = here;
      value = there;
      end = k;
    }
    return gentler >= EVENLY && fall > ACROSS * across ? at(lengths[end]) : null;
  }

  /** How fast the value falls along the ray. */
  private double descent(double length) {
    double[] gradient = new double[origin.length];
    objective.gradient(at(length), gradient);
    return -Eigenvectors.along(gradient, direction);
  }

  /**
   * Whether the ray leads on.
   *
   * @param first the least length that is looked at
   * @param flat whether a flat point ends it
   */
  boolean leadOn(double first, boolean flat) {
    double[] lengths = lengths(first);
    return !(flat && vanish(lengths))
        && (origin.length > Rest.MOST_VARIABLES
            || !dips(lengths, length -> bend(length, first), 1 / UNBOUNDED));
  }

  private boolean vanish(double[] lengths) {
    return dips(lengths, this::descent, VANISHED);
  }

  private static double[] lengths(double first) {
    double[] lengths = new double[1 + DOUBLINGS * IN_A_DOUBLING];
    for (int k = 1; k < lengths.length; k++) {
      int within = (k - 1) % IN_A_DOUBLING;
      lengths[k] =
          Math.scalb(first, (k - 1) / IN_A_DOUBLING) * (1 + (double) within / IN_A_DOUBLING);
    }
    return lengths;
  }

  private double[] at(double length) {
    double[] x = origin.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] += length * direction[i];
    }
    return x;
  }

  /**
   * One over the largest eigenvalue in size: 0 where there is none that is finite. What changes
   * nothing on so long a way may be rounding.
   */
  private double bend(double length, double first) {
    Curvature here = Curvature.at(objective, at(length));
    double way = Math.max(length, first);
    double nothing = STRAIGHT * Math.abs(here.value()) / (way * way);
    return here.eigenvalues().length == 0 ? 0 : 1 / Math.max(here.largest(), nothing);
  }

  /** Whether a size falls between two lengths to a part of what it is on both sides. */
  private static boolean dips(double[] lengths, DoubleUnaryOperator size, double part) {
    double before = size.applyAsDouble(lengths[0]);
    double here = size.applyAsDouble(lengths[1]);
    for (int k = 1; k + 1 < lengths.length; k++) {
      double after = size.applyAsDouble(lengths[k + 1]);
      double small = part * Math.min(before, after);
      if (here < before && here <= after && small > 0) {
        double low = lengths[k - 1];
        double high = lengths[k + 1];
        double least = here;
        for (int i = 0; i < THIRDS && least > small; i++) {
          double near = low + (high - low) / 3;
          double far = high - (high - low) / 3;
          double there = size.applyAsDouble(near);
          double beyond = size.applyAsDouble(far);
          least = Math.min(least, Math.min(there, beyond));
          if (there < beyond) {
            high = far;
          } else {
            low = near;
          }
        }
        // A slope far below 0 has changed its sign: that is a minimum along the ray.
        if (least <= small && least >= -small) {
          return true;
        }
      }
      before = here;
      here = after;
    }
    return false;
  }
}
