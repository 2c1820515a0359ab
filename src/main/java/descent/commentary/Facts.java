package descent.commentary;

import descent.experiment.Experiment;
import descent.message.Message;
import descent.objective.Curvature;
import descent.objective.Eigenvectors;
import descent.objective.Gallery;
import descent.objective.Minimum;
import descent.objective.Norm;
import descent.objective.Objective;
import descent.objective.Place;
import descent.objective.Rescaled;
import descent.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a function, from theory or from its race.
 *
 * @param start the curvature where the runs begin; null where there are too many variables to ask,
 *     or no value
 * @param quadratic whether the expression is a polynomial of degree two at most
 * @param minima the deepest minima that are known, or the one that the best run leads to
 * @param known whether the minima are known to be the deepest; otherwise they were found by going
 *     on from the best point of all runs
 * @param objective the function itself
 * @param scale the largest coordinate of the start in size
 * @param noisy whether the optimizers see gradients with noise, so that no step proves a slope
 */
public record Facts(
    @Nullable Curvature start,
    boolean quadratic,
    List<Minimum> minima,
    boolean known,
    Objective objective,
    double scale,
    boolean noisy) {
  /** Up to this many variables the Hessian costs less than the race. */
  private static final int MOST_VARIABLES = 20;

  /** A point of more coordinates is not written. */
  static final int MOST_WRITTEN = 3;

  /** A slope of less than this part of the steepest is rounding. */
  private static final double SLOPE = 1e-10;

  /** A minimum this many times farther out than all that the runs have seen is none of theirs. */
  private static final double FAR = 1e4;

  /** Beside a pole values and slopes are this many times as large as those that were seen. */
  private static final double STEEP = 1e3;

  /** What is lower by less than this part of a loss is so by rounding. */
  private static final double ROUNDING = 1e-12;

  /** A valley curves if it rises by this part of its values. */
  private static final double VALLEY = 1e-9;

  /** From this part of the coordinates' size a brink is looked at. */
  private static final double BESIDE = 1e-2;

  public Facts {
    minima = List.copyOf(minima);
  }

  /** Finds out about a problem after its race. */
  public static Facts of(Experiment experiment, Objective objective, List<Trace> traces) {
    var problem = experiment.function();
    double[] start = problem.startPoint();
    double scale = Rest.scale(start);
    Curvature here =
        objective.dimension() <= MOST_VARIABLES ? Curvature.at(objective, start) : null;
    if (here != null
        && !(Double.isFinite(here.value()) && Double.isFinite(Norm.of(here.gradient())))) {
      here = null;
    }
    OptionalInt degree =
        problem.source().parsed().degree(problem.coordinates(), problem.parameters());
    boolean quadratic = degree.isPresent() && degree.getAsInt() <= 2;
    List<Minimum> known = named(objective);
    var bare =
        new Facts(here, quadratic, List.of(), false, objective, scale, problem.gradientNoise() > 0);
    if (known.isEmpty() && bare.convexQuadratic()) {
      known = ofQuadratic(objective, start, Objects.requireNonNull(here), traces);
    }
    if (bare.slopesWithoutEnd()) {
      return bare;
    }
    List<Minimum> minima =
        known.isEmpty() && degree.orElse(1) > 0 ? found(objective, traces) : known;
    return new Facts(here, quadratic, minima, !known.isEmpty(), objective, scale, bare.noisy());
  }

  /**
   * The condition number at the start; NaN where it is not known, and where a curvature is 0 to
   * rounding, so that there is none.
   */
  public double conditionNumber() {
    double condition = start == null ? Double.NaN : start.conditionNumber();
    return condition < 1 / Curvature.SINGULAR ? condition : Double.NaN;
  }

  /** Whether no eigenvalue is negative by more than rounding. */
  private static boolean curvesUp(Curvature curvature) {
    return curvature.eigenvalues().length > 0
        && curvature.eigenvalues()[0] >= -Curvature.SINGULAR * curvature.largest();
  }

  /** Whether the function is a quadratic that curves, and downwards nowhere. */
  boolean convexQuadratic() {
    return quadratic && start != null && start.largest() > 0 && curvesUp(even(start));
  }

  /**
   * Whether a quadratic falls for ever at one slope along a direction in which it does not curve:
   * values far out prove nothing, where its parts cancel.
   */
  boolean slopesWithoutEnd() {
    if (start == null || !convexQuadratic()) {
      return false;
    }
    Curvature even = even(start);
    double size = scale;
    if (even != start) {
      double[] units = Objects.requireNonNull(start.units());
      double smallest = Arrays.stream(units).min().orElse(1);
      size = scale / smallest;
    }
    double steep = Math.max(Norm.of(even.gradient()), even.largest() * size);
    return Eigenvectors.flat(even).stream()
        .anyMatch(way -> Math.abs(Eigenvectors.along(even.gradient(), way)) > SLOPE * steep);
  }

  /**
   * Whether it is a quadratic with one minimum, though in the units of its coordinates some
   * curvature counts as 0 beside another.
   */
  boolean isBowlInOtherUnits() {
    if (!quadratic || start == null || start.units() == null) {
      return false;
    }
    Curvature even = even(start);
    return even != start && isWellCurved(even);
  }

  /** In units that make the coordinates alike, where in its own some curvature counts as none. */
  private static Curvature even(Curvature curvature) {
    double[] eigenvalues = curvature.eigenvalues();
    boolean uneven =
        eigenvalues.length > 1
            && Math.abs(eigenvalues[0]) <= Curvature.SINGULAR * curvature.largest();
    double[] units = uneven ? curvature.units() : null;
    return units == null ? curvature : curvature.in(units);
  }

  /** The minimum of a convex quadratic; none where a run has found a lower point. */
  private static List<Minimum> ofQuadratic(
      Objective objective, double[] start, Curvature here, List<Trace> traces) {
    double[] units = even(here) == here ? null : here.units();
    if (units == null) {
      units = new double[start.length];
      Arrays.fill(units, 1);
    }
    var rescaled = new Rescaled(objective, units);
    Rest rest = Rest.near(rescaled, rescaled.there(start));
    Minimum near = alongAxes(objective, rescaled.back(rest.point()));
    double[] valley = alongValleys(objective, near);
    // What looks like a saddle is none if the valley has a lower point.
    if (rest.kind() != Rest.Kind.MINIMUM && Arrays.equals(valley, near.point())) {
      return List.of();
    }
    Minimum minimum = alongAxes(objective, valley);
    double rounding = ROUNDING * Math.abs(minimum.loss()) + here.rounding(minimum.point());
    for (Trace trace : traces) {
      for (double loss : trace.loss()) {
        if (loss < minimum.loss() - rounding && !isWellCurved(even(here))) {
          return List.of();
        }
      }
    }
    return List.of(minimum);
  }

  /** Whether no curvature counts as 0 beside the largest. */
  private static boolean isWellCurved(Curvature curvature) {
    return curvature.eigenvalues()[0] > Curvature.SINGULAR * curvature.largest();
  }

  /** The least loss of a minimum; NaN where there is none. */
  public double least() {
    return minima.stream().mapToDouble(Minimum::loss).min().orElse(Double.NaN);
  }

  /** The facts as a sentence; null where there is nothing to say. */
  public @Nullable Message message() {
    double condition = conditionNumber();
    boolean conditioned = Double.isFinite(condition);
    if (minima.isEmpty()) {
      return conditioned
          ? quadratic
              ? Message.of("facts.condition", "Condition number {0}", Figures.shown(condition))
              : Message.of(
                  "facts.conditionAtStart",
                  "Condition number {0} at the start",
                  Figures.shown(condition))
          : null;
    }
    if (minima.getFirst().point().length > MOST_WRITTEN) {
      return conditioned
          ? Message.of(
              "facts.conditionValue",
              "Condition number {0} at the start, a minimum of value {1}",
              Figures.shown(condition),
              Figures.shown(minima.getFirst().loss()))
          : null;
    }
    String place =
        Figures.shown(Place.of(objective, minima.getFirst().point(), scale, 0, false).point());
    if (!conditioned) {
      return Message.of("facts.minimum", "A minimum at {0}", place);
    }
    if (quadratic) {
      // Constant curvature: one condition number.
      return Message.of(
          "facts.conditionMinimum",
          "Condition number {0}, a minimum at {1}",
          Figures.shown(condition),
          place);
    }
    return minima.size() == 1
        ? Message.of(
            "facts.conditionAtStartMinimum",
            "Condition number {0} at the start, a minimum at {1}",
            Figures.shown(condition),
            place)
        : Message.of(
            "facts.conditionMinima",
            "Condition number {0} at the start, {1} minima, one at {2}",
            Figures.shown(condition),
            minima.size(),
            place);
  }

  /** The minima of a function that the gallery has too. */
  private static List<Minimum> named(Objective objective) {
    var minima = new ArrayList<Minimum>();
    Gallery.equalTo(objective)
        .ifPresent(
            f -> {
              for (List<Double> point : f.minima()) {
                double[] x = point.stream().mapToDouble(Double::doubleValue).toArray();
                minima.add(new Minimum(x, f.minimum()));
              }
            });
    return minima;
  }

  /**
   * A valley that is all but flat beside another curvature still has a lowest point on its axis.
   */
  private static Minimum alongAxes(Objective objective, double[] near) {
    double[] x = near.clone();
    Curvature here = Curvature.at(objective, x);
    double value = here.value();
    for (int i = 0; i < x.length; i++) {
      double before = x[i];
      double curvature = here.hessian()[i][i];
      x[i] -= curvature > 0 ? here.gradient()[i] / curvature : 0;
      double there = objective.value(x);
      if (there < value) {
        value = there;
        here = Curvature.at(objective, x);
      } else {
        x[i] = before;
      }
    }
    return new Minimum(x, value);
  }

  /** The vertex of the parabola along each direction whose curvature counts as none. */
  private static double[] alongValleys(Objective objective, Minimum near) {
    Minimum lowest = near;
    double far = Rest.scale(near.point());
    for (double[] way : Eigenvectors.flat(Curvature.at(objective, near.point()))) {
      double before = objective.value(along(lowest, way, -far));
      double behind = objective.value(along(lowest, way, far));
      double bend = before + behind - 2 * lowest.loss();
      double[] vertex = along(lowest, way, far * (before - behind) / (2 * bend));
      double value = objective.value(vertex);
      if (bend > VALLEY * (Math.abs(before) + Math.abs(behind)) && value < lowest.loss()) {
        lowest = new Minimum(vertex, value);
      }
    }
    return lowest.point();
  }

  private static double[] along(Minimum from, double[] way, double length) {
    double[] x = from.point().clone();
    for (int i = 0; i < x.length; i++) {
      x[i] += length * way[i];
    }
    return x;
  }

  /** Whether the value falls for ever on the way to a point: what looks like a kink is a pole. */
  private static boolean isPole(Objective objective, double[] from, double[] to) {
    double[] way = new double[from.length];
    for (int i = 0; i < way.length; i++) {
      way[i] = to[i] - from[i];
    }
    return Bottom.isMissing(objective, from, way, Rest.distance(from, to), 0);
  }

  /**
   * Whether a run has stepped onto the brink of a pole: seen from uphill, the value falls for ever.
   */
  private static boolean isBrink(Objective objective, Rest rest) {
    double[] uphill = rest.point().clone();
    double[] gradient = new double[uphill.length];
    objective.gradient(rest.point(), gradient);
    double norm = Norm.of(gradient);
    if (!(norm > 1)) {
      return false;
    }
    for (int i = 0; i < uphill.length; i++) {
      uphill[i] += BESIDE * Rest.scale(rest.point()) * gradient[i] / norm;
    }
    return isPole(objective, uphill, rest.point());
  }

  /** Whether a kink is far below and far steeper than all that a run has seen, as beside a pole. */
  private static boolean isSteep(Objective objective, Rest rest, Motion motion) {
    double range = motion.highest() - motion.lowest();
    return motion.lowest() - rest.value() > STEEP * range
        && !(Norm.ofGradient(objective, rest.point()) <= STEEP * motion.steepest());
  }

  /** The lowest minimum to which the lowest and the last point of a run lead. */
  private static List<Minimum> found(Objective objective, List<Trace> traces) {
    Minimum lowest = null;
    double seen = 0;
    for (Trace trace : traces) {
      seen = Math.max(seen, trace.rows() == 0 ? 0 : new Motion(trace).farthest());
    }
    for (Trace trace : traces) {
      if (trace.rows() == 0) {
        continue;
      }
      var motion = new Motion(trace);
      for (int row : new int[] {motion.lowestRow(), trace.rows() - 1}) {
        Rest rest = Rest.below(objective, trace.pointAt(row), motion.reach());
        double scale = Math.max(Rest.scale(rest.point()), motion.reach());
        rest = Rest.verified(objective, rest, scale, true, 1e-13 * Math.abs(motion.first()));
        boolean found =
            rest.kind() == Rest.Kind.MINIMUM
                || (rest.kind() == Rest.Kind.KINK
                    && !isPole(objective, trace.pointAt(row), rest.point())
                    && !isSteep(objective, rest, motion));
        found &= !isBrink(objective, rest);
        // Far out, rounding makes an endless slope look flat.
        found &=
            !Bottom.isMissingAhead(objective, rest.point(), List.of(), Rest.scale(rest.point()), 0);
        found &= Double.isFinite(rest.value()) && Rest.scale(rest.point()) <= FAR * seen;
        found &= rest.value() <= trace.loss()[motion.lowestRow()];
        // A function that is the same everywhere, as x - x, has no lowest point to name.
        found &=
            motion.highest() > rest.value()
                || !Neighbourhood.isFlat(objective, rest.point(), scale, Math.abs(rest.value()));
        if (found && (lowest == null || rest.value() < lowest.loss())) {
          lowest = new Minimum(rest.point(), rest.value());
        }
      }
    }
    return lowest == null ? List.of() : List.of(lowest);
  }
}
