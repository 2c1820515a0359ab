package descent.commentary;

import descent.message.Message;
import descent.optimizer.Optimizer;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

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

  /** The limit as a sentence, and where a rate stands; null where theory says nothing. */
  static @Nullable Message told(Optimizer optimizer, Facts facts, double rate) {
    OptionalDouble limit = limit(optimizer, facts);
    if (limit.isEmpty() || Double.isNaN(rate)) {
      return null;
    }
    double most = limit.getAsDouble();
    String shown = Figures.shown(most);
    return rate > most
        ? Message.of(
            "outcome.aboveLimit",
            "Its rate of {0} is above {1}, this method''s limit on this quadratic.",
            Figures.apart(rate, most),
            Figures.apart(most, rate))
        : Message.of(
            "outcome.limit", "On this quadratic this method is stable below a rate of {0}.", shown);
  }
}
