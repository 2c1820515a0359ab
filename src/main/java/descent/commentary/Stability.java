package descent.commentary;

import descent.optimizer.Optimizer;
import java.util.OptionalDouble;

/**
 * The rates at which a method stays stable on a convex quadratic, by theory. Of other methods and
 * other functions nothing is claimed.
 */
public final class Stability {
  private Stability() {}

  /**
   * The limit that a constant rate must stay below, as {@link Optimizer#stabilityLimit} says.
   *
   * @param largest L, the largest eigenvalue of the Hessian
   * @return empty where theory gives none
   */
  public static OptionalDouble limit(Optimizer optimizer, double largest) {
    return largest > 0 ? optimizer.stabilityLimit(largest) : OptionalDouble.empty();
  }

  /** The same for a function of which the facts say that it is a convex quadratic. */
  public static OptionalDouble limit(Optimizer optimizer, Facts facts) {
    return facts.convexQuadratic() && facts.start() != null
        ? limit(optimizer, facts.start().largest())
        : OptionalDouble.empty();
  }
}
