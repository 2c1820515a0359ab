package descent.commentary;

import descent.optimizer.Optimizer;
import descent.optimizer.rule.Momentum;
import descent.optimizer.rule.Nesterov;
import descent.optimizer.rule.Sgd;
import java.util.OptionalDouble;

/**
 * The rates at which a method stays stable on a convex quadratic, by theory. Of other methods and
 * other functions nothing is claimed.
 */
public final class Stability {
  private Stability() {}

  /**
   * The limit that a constant rate must stay below: 2/L for SGD, 2(1+mu)/L for momentum (Polyak,
   * 1964; Goh, "Why momentum really works", 2017), 2(1+mu)/((1+2mu)L) for Nesterov momentum with a
   * constant mu (Lessard, Recht and Packard, 2016). Below it every eigenvalue of the iteration is
   * inside the unit circle, above it the one of the steepest direction is not.
   *
   * @param largest L, the largest eigenvalue of the Hessian
   * @return empty where theory gives none
   */
  public static OptionalDouble limit(Optimizer optimizer, double largest) {
    if (!(largest > 0)) {
      return OptionalDouble.empty();
    }
    return switch (optimizer) {
      case Sgd sgd -> OptionalDouble.of(2 / largest);
      case Momentum m -> OptionalDouble.of(2 * (1 + m.momentum()) / largest);
      case Nesterov m ->
          OptionalDouble.of(2 * (1 + m.momentum()) / ((1 + 2 * m.momentum()) * largest));
      default -> OptionalDouble.empty();
    };
  }

  /** The same for a function of which the facts say that it is a convex quadratic. */
  public static OptionalDouble limit(Optimizer optimizer, Facts facts) {
    return facts.convexQuadratic() && facts.start() != null
        ? limit(optimizer, facts.start().largest())
        : OptionalDouble.empty();
  }
}
