package descent.commentary;

import descent.objective.Curvature;
import descent.objective.Eigenvectors;
import descent.objective.NewtonStep;
import descent.objective.Norm;
import descent.objective.Objective;
import descent.objective.Saturation;
import descent.optimizer.Memory;
import descent.optimizer.rule.Optimizers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where a point leads to: the place at which a careful descent from it comes to rest.
 *
 * @param point of length n
 * @param value f there
 * @param kind what kind of place it is
 */
public record Rest(double[] point, double value, Kind kind) {
  /** What kind of place it is. */
  public enum Kind {
    /** Nothing near is lower. */
    MINIMUM,
    /** Nothing near was found to be lower, by values alone: the gradient does not vanish. */
    KINK,
    /** The gradient vanishes, and something near is lower. */
    SADDLE,
    /** The value falls below every number. */
    BOTTOMLESS,
    /** No rest was found. */
    NONE
  }

  /** With more variables no Hessian is computed. */
  static final int MOST_VARIABLES = 12;

  private static final int STEPS = 100;
  private static final int SEARCHES = 300;

  /** A fall is none if it is only so many times what is left of a descent across a valley. */
  private static final double RESIDUE = 100;

  /** A slope leads to a fall if it promises at least this part of it. */
  private static final double PROMISED = 0.1;

  /** Level ground is looked at within this part of the coordinates' size. */
  private static final double LEVEL = 1e-3;

  /** How far, as parts of the coordinates' size, what lies along a way is looked at. */
  private static final double[] PARTS = {1e-3, 1e-2, 0.1, 1};

  /** The same along level ground, on which no step of a staircase is to be missed. */
  private static final double[] CLOSELY =
      DoubleStream.concat(
              DoubleStream.of(1e-3, 2e-3, 4e-3, 8e-3, 1 / 64.0),
              IntStream.rangeClosed(1, 64).mapToDouble(k -> k / 32.0))
          .toArray();

  /** How often a descent is pushed off saddles. */
  private static final int PUSHES = 4;

  /**
   * The first place of rest: Newton's step with the eigenvalues taken by their size (Dauphin et
   * al., "Identifying and attacking the saddle point problem", 2014), within a trusted distance and
   * halved until the value falls. It keeps to a ridge as a gradient method does. Beyond {@link
   * #MOST_VARIABLES} variables L-BFGS goes instead.
   */
  public static Rest near(Objective objective, double[] start) {
    return near(objective, start, scale(start));
  }

  /**
   * The same for a point of a path.
   *
   * @param reach the size of what the path has seen, so that a place close to the origin is not
   *     looked at through a lens
   */
  static Rest near(Objective objective, double[] start, double reach) {
    if (start.length > MOST_VARIABLES) {
      return searched(objective, start);
    }
    double[] x = start.clone();
    double scale = scale(start);
    double trust = scale;
    var here = Curvature.at(objective, x);
    double value = here.value();
    double first = Norm.of(here.gradient());
    double rounding = 1e-14 * first;
    for (int step = 0; step < STEPS; step++) {
      if (here.value() == Double.NEGATIVE_INFINITY) {
        return new Rest(x, here.value(), Kind.BOTTOMLESS);
      }
      if (here.eigenvalues().length == 0 || !Double.isFinite(Norm.of(here.gradient()))) {
        break;
      }
      double[] direction = NewtonStep.of(here, trust, rounding);
      double[] next = NewtonStep.descend(objective, x, here.value(), direction);
      if (next == null) {
        break;
      }
      double moved = distance(next, x);
      trust = moved >= 0.99 * trust ? 2 * trust : Math.max(trust / 2, 2 * moved);
      x = next;
      here = Curvature.at(objective, x);
      if (moved <= 1e-15 * scale(x)) {
        break;
      }
    }
    boolean rests = rests(here, Math.max(scale, reach), first, value - here.value());
    return settled(objective, here, x, scale, Math.max(scale, reach), rests);
  }

  /** The minimum that is reached when saddles are left on their lower side. */
  public static Rest below(Objective objective, double[] start) {
    return below(objective, start, scale(start));
  }

  /**
   * The same for a point of a path.
   *
   * @param reach the size of what the path has seen: so close to the origin a saddle shows only
   *     through a lens of that size
   */
  static Rest below(Objective objective, double[] start, double reach) {
    Rest rest = near(objective, start, reach);
    for (int push = 0; push < PUSHES && rest.kind() == Kind.SADDLE; push++) {
      double[] lower = Neighbourhood.lower(objective, rest.point(), Math.max(scale(start), reach));
      if (lower == null) {
        break;
      }
      Rest next = near(objective, lower, reach);
      if (!(next.value() < rest.value())) {
        break;
      }
      rest = next;
    }
    return rest;
  }

  private static Rest settled(
      Objective objective, Curvature here, double[] x, double scale, double reach, boolean rests) {
    if (!Double.isFinite(here.value())) {
      return new Rest(x, here.value(), Kind.NONE);
    }
    if (rests) {
      return new Rest(
          x, here.value(), falls(objective, here, x, scale, reach) ? Kind.SADDLE : Kind.MINIMUM);
    }
    // At a kink or on an endless slope derivatives are of no use: compass search.
    double[] lowest = Neighbourhood.compass(objective, x, scale);
    boolean kink =
        Neighbourhood.lower(objective, lowest, scale) == null
            && !slopes(objective, Curvature.at(objective, lowest), lowest);
    return new Rest(lowest, objective.value(lowest), kink ? Kind.KINK : Kind.NONE);
  }

  /**
   * Whether something beside a place of rest is lower. Where the function curves upwards in all
   * directions only what is very close counts, which is lower at a jump or a kink: farther off
   * another valley may lie.
   */
  private static boolean falls(
      Objective objective, Curvature here, double[] x, double scale, double reach) {
    // A curvature that changes nothing, as at an inflection beside 0, is rounding.
    boolean bowl =
        here.eigenvalues().length > 0
            && here.eigenvalues()[0] > Curvature.SINGULAR * here.largest()
            && here.eigenvalues()[0] * reach * reach > 1e-13 * Math.abs(here.value());
    return bowl
        ? Neighbourhood.lowerBeside(objective, x, reach) != null
        : Neighbourhood.fallsDown(objective, here, x, scale)
            || Neighbourhood.fallsDown(objective, here, x, reach)
            || Neighbourhood.lower(objective, x, scale) != null;
  }

  /**
   * Whether a Newton step from here leads nowhere else and the gradient has vanished; it does not
   * before a pole, however short the step.
   *
   * @param first the norm of the gradient where the descent began
   * @param fallen by how much the value has fallen since
   */
  private static boolean rests(Curvature here, double scale, double first, double fallen) {
    double norm = Norm.of(here.gradient());
    double change = here.eigenvalues().length == 0 ? 0 : here.largest() * scale;
    // In a narrow valley that bends, a gradient that is small beside the curvature leads on.
    double promised = norm == 0 ? 0 : NewtonStep.promised(here);
    boolean leadsOn =
        promised > 1e-6 * fallen
            && promised > 1e-20 * change * scale
            && promised > 1e-15 * Math.abs(here.value());
    return norm == 0
        // The gradient vanishes at a flat point; on an endless slope it vanishes together with the
        // curvature.
        || (!leadsOn
            && ((norm <= 1e-12 * first && norm <= 3e-3 * change)
                || (norm <= 1e-7 * change
                    && (norm <= 1e-3 * first
                        || (norm <= 1e-12 * change && norm <= first)
                        || promised <= 1e-15 * Math.abs(here.value())))));
  }

  /** Whether a step against the gradient gains what it does where nothing is kinked. */
  private static boolean slopes(Objective objective, Curvature here, double[] x) {
    double norm = Norm.of(here.gradient());
    double largest = here.eigenvalues().length == 0 ? 0 : here.largest();
    if (!(norm > 0) || !(largest > 0)) {
      return false;
    }
    double[] next = moved(x, here.gradient(), -1 / largest);
    return here.value() - objective.value(next) >= norm * norm / largest / 4;
  }

  /**
   * What a place really is at which the gradient vanishes: where some curvature vanishes too,
   * points farther out along it decide. It is a saddle if one of them is lower, and no place of
   * rest if the slope is what leads there.
   *
   * @param scale the size of the coordinates
   * @param deepest whether nothing lower is known: then only what is close counts, since what lies
   *     farther off may be a valley
   * @param margin by which another value has to be lower
   */
  static Rest verified(
      Objective objective, Rest rest, double scale, boolean deepest, double margin) {
    boolean saddle = rest.kind() == Kind.SADDLE;
    boolean kink = rest.kind() == Kind.KINK;
    if ((rest.kind() != Kind.MINIMUM && !saddle && !kink) || rest.point().length > MOST_VARIABLES) {
      return rest;
    }
    Curvature there = Curvature.at(objective, rest.point());
    if (saddle && Neighbourhood.fallsDown(objective, there, rest.point(), scale)) {
      return rest;
    }
    for (double[] way : ways(there)) {
      double[] far = Slopes.endless(objective, there, rest.point(), way, scale);
      if (far != null) {
        return new Rest(far, objective.value(far), Kind.NONE);
      }
    }
    if (Saturation.isAt(objective, rest.point(), margin)) {
      return new Rest(rest.point(), rest.value(), Kind.NONE);
    }
    if (saddle) {
      double[] lower = Neighbourhood.lower(objective, rest.point(), scale);
      if (lower != null && leadsDown(objective, rest, lower, margin)) {
        return rest;
      }
    }
    if (!saddle && !kink) {
      for (double[] way : Eigenvectors.flat(there)) {
        for (double sign : new double[] {1, -1}) {
          if (Bottom.isMissing(
              objective, rest.point(), sign > 0 ? way : moved(way, way, -2), scale, 0)) {
            double fall = rest.value() - objective.value(moved(rest.point(), way, sign * scale));
            double promised = scale * Math.abs(Eigenvectors.along(there.gradient(), way));
            double slope = Norm.of(there.gradient());
            if (fall > 0 && fall <= RESIDUE * slope * slope / there.largest()) {
              continue;
            }
            return new Rest(
                rest.point(), rest.value(), promised >= PROMISED * fall ? Kind.NONE : Kind.SADDLE);
          }
        }
      }
    }
    double reach = deepest ? (there.largest() == 0 ? 0.1 : 0.01) * scale : scale;
    for (double[] way : Eigenvectors.flat(there)) {
      // What lies farther off along level ground belongs to no other valley.
      boolean level = isLevel(objective, rest, way, scale);
      double farthest = level ? scale : kink ? 0 : reach;
      for (double part : level ? CLOSELY : PARTS) {
        for (double length : new double[] {part * farthest, -part * farthest}) {
          double fall = rest.value() - objective.value(moved(rest.point(), way, length));
          if (fall > margin) {
            double promised = Math.abs(length) * Norm.of(there.gradient());
            boolean leads = kink || promised >= PROMISED * fall;
            return new Rest(rest.point(), rest.value(), leads ? Kind.NONE : Kind.SADDLE);
          }
        }
      }
    }
    return kink ? rest : new Rest(rest.point(), rest.value(), Kind.MINIMUM);
  }

  /** Whether the value does not change at all beside a place of rest, on one side along a way. */
  private static boolean isLevel(Objective objective, Rest rest, double[] way, double scale) {
    return objective.value(moved(rest.point(), way, LEVEL * scale)) == rest.value()
        || objective.value(moved(rest.point(), way, -LEVEL * scale)) == rest.value();
  }

  private static double[] moved(double[] from, double[] way, double length) {
    double[] x = from.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] += length * way[i];
    }
    return x;
  }

  /** The directions without curvature; in one variable the only one there is. */
  static List<double[]> ways(Curvature there) {
    return there.gradient().length == 1 ? List.of(new double[] {1}) : Eigenvectors.flat(there);
  }

  /** Whether the value falls by more than a margin on the way to a point beside, or farther on. */
  private static boolean leadsDown(Objective objective, Rest rest, double[] beside, double margin) {
    double[] way = difference(beside, rest.point());
    for (double factor : new double[] {1, 10, 100, 1000}) {
      double[] x = rest.point().clone();
      for (int i = 0; i < x.length; i++) {
        x[i] += factor * way[i];
      }
      double there = objective.value(x);
      if (!(there < rest.value())) {
        return false;
      }
      if (rest.value() - there > margin) {
        return true;
      }
    }
    return false;
  }

  /** The place of the same valley beside a point: moved along the directions without curvature. */
  double[] along(Objective objective, double[] beside) {
    double[] place = point.clone();
    if (point.length > MOST_VARIABLES) {
      return place;
    }
    double[] way = difference(beside, point);
    for (double[] flat : Eigenvectors.flat(Curvature.at(objective, point))) {
      double length = 0;
      for (int i = 0; i < way.length; i++) {
        length += way[i] * flat[i];
      }
      for (int i = 0; i < way.length; i++) {
        place[i] += length * flat[i];
      }
    }
    return place;
  }

  private static Rest searched(Objective objective, double[] start) {
    int n = start.length;
    double[] x = start.clone();
    double[] gradient = new double[n];
    double value = objective.gradient(x, gradient);
    double first = Norm.of(gradient);
    Memory memory = Optimizers.forManyVariables().start(n);
    for (int step = 0; step < SEARCHES; step++) {
      double[] before = x.clone();
      memory.step(objective, x, gradient.clone(), 1);
      double next = objective.gradient(x, gradient);
      if (next == Double.NEGATIVE_INFINITY
          || Arrays.stream(x).anyMatch(coordinate -> !Double.isFinite(coordinate))) {
        return new Rest(before, Double.NEGATIVE_INFINITY, Kind.BOTTOMLESS);
      }
      if (!(next < value)) {
        x = before;
        objective.gradient(x, gradient);
        break;
      }
      value = next;
    }
    boolean still = Norm.of(gradient) <= 1e-6 * first;
    return new Rest(x, value, still ? Kind.MINIMUM : Kind.NONE);
  }

  /** The size of a point: its largest coordinate, or 1 at the origin. */
  static double scale(double[] x) {
    double largest = 0;
    for (double coordinate : x) {
      largest = Math.max(largest, Math.abs(coordinate));
    }
    return largest == 0 ? 1 : largest;
  }

  static double distance(double[] a, double[] b) {
    return Norm.of(difference(a, b));
  }

  /** a - b. */
  static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }
}
