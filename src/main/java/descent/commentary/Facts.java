package descent.commentary;

import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.message.Message;
import descent.objective.Curvature;
import descent.objective.Gallery;
import descent.objective.Minimum;
import descent.objective.Objective;
import descent.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a function from its derivatives.
 *
 * @param start the curvature where the runs begin; null where there are too many variables to ask
 * @param quadratic whether the Hessian is the same everywhere, as far as probing shows
 * @param minima known ones, or the one that the best run leads to
 * @param scale the largest coordinate of the start in size; what is tiny beside it is shown as 0
 */
public record Facts(
    @Nullable Curvature start, boolean quadratic, List<Minimum> minima, double scale) {
  /** Up to here the Hessian costs less than the race. */
  private static final int MOST_VARIABLES = 20;

  private static final double[] PROBES = {-1.5, 0.7, 3.1};

  /** Finds out about a problem after its race. */
  public static Facts of(Experiment experiment, Objective objective, List<Trace> traces) {
    var problem = experiment.function();
    if (objective.dimension() > MOST_VARIABLES) {
      return new Facts(null, false, List.of(), 1);
    }
    double[] start = problem.startPoint();
    double scale = Arrays.stream(start).map(Math::abs).max().orElse(1);
    var here = Curvature.at(objective, start);
    if (!Double.isFinite(here.value())) {
      return new Facts(null, false, minima(problem, objective, traces), scale);
    }
    return new Facts(
        here, quadratic(objective, here, start), minima(problem, objective, traces), scale);
  }

  /** The condition number at the start; NaN where it is not known or not finite. */
  public double conditionNumber() {
    return start == null ? Double.NaN : start.conditionNumber();
  }

  /** Whether the function is a quadratic that curves downwards nowhere. */
  boolean convexQuadratic() {
    return quadratic && start != null && start.eigenvalues()[0] >= 0;
  }

  /** Whether the function is a quadratic that curves downwards somewhere: it falls without end. */
  boolean endless() {
    return quadratic && start != null && start.eigenvalues()[0] < 0;
  }

  /** The least loss of a known minimum; NaN where none is known. */
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
              ? Message.of("facts.condition", "Condition number {0}", Digits.shown(condition))
              : Message.of(
                  "facts.conditionAtStart",
                  "Condition number {0} at the start",
                  Digits.shown(condition))
          : null;
    }
    double[] point = minima.getFirst().point();
    if (point.length > 3) {
      return conditioned
          ? Message.of(
              "facts.conditionValue",
              "Condition number {0} at the start, a minimum of value {1}",
              Digits.shown(condition),
              Digits.shown(minima.getFirst().loss()))
          : null;
    }
    String place = Digits.shown(point, scale);
    if (!conditioned) {
      return Message.of("facts.minimum", "A minimum at {0}", place);
    }
    if (quadratic) {
      // It is the same everywhere.
      return Message.of(
          "facts.conditionMinimum",
          "Condition number {0}, a minimum at {1}",
          Digits.shown(condition),
          place);
    }
    return minima.size() == 1
        ? Message.of(
            "facts.conditionAtStartMinimum",
            "Condition number {0} at the start, a minimum at {1}",
            Digits.shown(condition),
            place)
        : Message.of(
            "facts.conditionMinima",
            "Condition number {0} at the start, {1} minima, one at {2}",
            Digits.shown(condition),
            minima.size(),
            place);
  }

  private static boolean quadratic(Objective objective, Curvature here, double[] start) {
    if (here.eigenvalues().length == 0) {
      return false;
    }
    int n = start.length;
    double tolerance = 1e-12 * here.largest();
    double[][] there = new double[n][n];
    for (double probe : PROBES) {
      double[] x = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = start[i] + probe * (i + 1);
      }
      objective.hessian(x, there);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if (!(Math.abs(there[i][j] - here.hessian()[i][j]) <= tolerance)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static List<Minimum> minima(
      FunctionProblem problem, Objective objective, List<Trace> traces) {
    var known =
        Gallery.withExpression(problem.expression())
            .filter(f -> f.parameters().equals(problem.parameters()))
            .filter(f -> f.dimension() == problem.dimension());
    if (known.isPresent()) {
      var minima = new ArrayList<Minimum>();
      for (List<Double> point : known.get().minima()) {
        double[] x = point.stream().mapToDouble(Double::doubleValue).toArray();
        minima.add(new Minimum(x, known.get().minimum()));
      }
      return List.copyOf(minima);
    }
    double[] best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Trace trace : traces) {
      for (int row = 0; row < trace.rows(); row++) {
        if (trace.loss()[row] < least) {
          least = trace.loss()[row];
          best = trace.pointAt(row);
        }
      }
    }
    return best == null ? List.of() : Minimum.near(objective, best).stream().toList();
  }
}
