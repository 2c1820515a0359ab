package descent.comparison;

import descent.optimizer.Optimizer;
import descent.optimizer.rule.Momentum;
import descent.optimizer.rule.Nesterov;
import descent.optimizer.rule.Sgd;
import java.util.Optional;

/**
 * How a method with constant numbers goes along one eigenvector of a convex quadratic: a linear
 * recurrence of second order, whose roots tell all (Polyak, "Some methods of speeding up the
 * convergence of iteration methods", 1964; Goh, "Why momentum really works", 2017; for Nesterov
 * momentum Lessard, Recht and Packard, 2016).
 *
 * @param radius by which the distance from the minimum is multiplied in a step, in the long run:
 *     the size of the largest root
 * @param regime how it goes
 */
public record Iteration(double radius, Regime regime) {
  /** How the distance from the minimum changes. */
  public enum Regime {
    /** Shrinks, always on the same side: the largest root is real and above 0. */
    MONOTONE,
    /** Swings around the minimum while it shrinks: the roots are complex. */
    SWINGS,
    /** Changes sides at every step while it shrinks: the largest root is real and below 0. */
    ZIGZAGS,
    /** Does not shrink: the largest root is not inside the unit circle. */
    DIVERGES
  }

  /**
   * Numbers of a method.
   *
   * @param rate alpha
   * @param momentum mu
   */
  public record Numbers(double rate, double momentum) {}

  /**
   * The iteration along an eigenvector.
   *
   * @param rate the constant rate, above 0
   * @param eigenvalue of the Hessian, at least 0
   * @return empty for methods of which theory says nothing
   */
  public static Optional<Iteration> of(Optimizer optimizer, double rate, double eigenvalue) {
    double step = rate * eigenvalue;
    return switch (optimizer) {
      case Sgd sgd -> Optional.of(ofRoots(1 - step, 0));
      case Momentum m -> Optional.of(ofRoots(1 + m.momentum() - step, m.momentum()));
      case Nesterov m ->
          Optional.of(ofRoots((1 + m.momentum()) * (1 - step), m.momentum() * (1 - step)));
      default -> Optional.empty();
    };
  }

  /** Of the recurrence {@code x'' = sum*x' - product*x}. */
  private static Iteration ofRoots(double sum, double product) {
    double discriminant = sum * sum - 4 * product;
    if (discriminant < 0) {
      double radius = Math.sqrt(product);
      return new Iteration(radius, radius < 1 ? Regime.SWINGS : Regime.DIVERGES);
    }
    double radius = (Math.abs(sum) + Math.sqrt(discriminant)) / 2;
    return new Iteration(
        radius, radius >= 1 ? Regime.DIVERGES : sum >= 0 ? Regime.MONOTONE : Regime.ZIGZAGS);
  }

  /**
   * The momentum at which the roots along an eigenvector become equal: the fastest without a swing
   * at this rate. For {@link Momentum} {@code (1 - sqrt(alpha*lambda))^2}, for {@link Nesterov}
   * {@code (1 - sqrt(alpha*lambda))/(1 + sqrt(alpha*lambda))}.
   *
   * @return empty for methods without such a number
   */
  public static Optional<Double> criticalMomentum(
      Optimizer optimizer, double rate, double eigenvalue) {
    double root = Math.sqrt(rate * eigenvalue);
    return switch (optimizer) {
      case Momentum m -> Optional.of((1 - root) * (1 - root));
      case Nesterov m -> Optional.of((1 - root) / (1 + root));
      default -> Optional.empty();
    };
  }

  /**
   * Polyak's best numbers for momentum on a quadratic: rate {@code (2/(sqrt L + sqrt l))^2},
   * momentum {@code ((sqrt k - 1)/(sqrt k + 1))^2} with {@code k = L/l}. There every eigenvalue
   * between l and L shrinks by {@code (sqrt k - 1)/(sqrt k + 1)} a step.
   *
   * @param largest L
   * @param smallest l, above 0
   */
  public static Numbers best(double largest, double smallest) {
    double step = 2 / (Math.sqrt(largest) + Math.sqrt(smallest));
    double root = Math.sqrt(largest / smallest);
    double share = (root - 1) / (root + 1);
    return new Numbers(step * step, share * share);
  }
}
