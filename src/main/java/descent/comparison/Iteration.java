package descent.comparison;

import descent.optimizer.Optimizer;
import java.util.Optional;

/**
 * The iteration of a method with constant hyperparameters along one eigenvector of a convex
 * quadratic: a linear recurrence of second order, whose roots determine its convergence (Polyak,
 * "Some methods of speeding up the convergence of iteration methods", 1964; Goh, "Why momentum
 * really works", 2017; for Nesterov momentum Lessard, Recht and Packard, 2016).
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
   * The iteration along an eigenvector.
   *
   * @param rate the constant rate, above 0
   * @param eigenvalue of the Hessian, at least 0
   * @return empty for methods without such a theory
   */
  public static Optional<Iteration> of(Optimizer optimizer, double rate, double eigenvalue) {
    return optimizer
        .alongEigenvector(rate * eigenvalue)
        .map(recurrence -> ofRoots(recurrence.sum(), recurrence.product()));
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
}
