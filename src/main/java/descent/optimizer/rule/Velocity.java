package descent.optimizer.rule;

import descent.objective.Objective;
import descent.objective.TestFunction;
import descent.optimizer.Counterpart;
import descent.optimizer.Lanes;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import java.util.Map;
import java.util.OptionalDouble;

/** The memory of the rules that keep a velocity v and nothing else. */
final class Velocity implements Memory {
  static final Counterpart NOT_IN_OPTAX =
      Counterpart.rule(
          "Optax's sgd keeps the rate outside the velocity, which differs once it changes.");

  private final Rule rule;
  private final double[] v;

  /** A rule with a velocity, of which a step keeps the fraction mu. */
  interface Method extends Optimizer {
    @Override
    double momentum();

    @Override
    default boolean hasMomentum() {
      return momentum() > 0;
    }

    @Override
    default OptionalDouble rateOn(TestFunction.Rates rates) {
      return OptionalDouble.of(rates.momentum());
    }
  }

  /** Moves v and w, both of length n, by one step. */
  @FunctionalInterface
  interface Rule {
    void step(double[] v, double[] w, double[] g, double rate);
  }

  /** Moves one coordinate of v and w in each of the first runs, whose momenta are mu. */
  @FunctionalInterface
  interface LaneRule {
    void step(double[] v, double[] w, double[] g, double[] rates, double[] mu, int runs);
  }

  private Velocity(Rule rule, double[] v) {
    this.rule = rule;
    this.v = v;
  }

  static Velocity atRest(int dimension, Rule rule) {
    return new Velocity(rule, new double[dimension]);
  }

  /** Many runs at rest, each with a momentum of its own. */
  static Lanes lanesAtRest(int dimension, double[] mu, LaneRule rule) {
    double[][] held = new double[dimension + 1][mu.length];
    held[dimension] = mu;
    return new Lanes(
        (w, g, rates, runs) -> {
          for (int i = 0; i < dimension; i++) {
            rule.step(held[i], w[i], g[i], rates, mu, runs);
          }
        },
        held);
  }

  @Override
  public void step(Objective objective, double[] w, double[] g, double rate) {
    rule.step(v, w, g, rate);
  }

  @Override
  public Map<String, double[]> state() {
    return Map.of("v", v);
  }

  @Override
  public Memory copy() {
    return new Velocity(rule, v.clone());
  }
}
