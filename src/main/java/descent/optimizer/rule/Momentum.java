package descent.optimizer.rule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Entry.Reference;
import descent.catalogue.Framework;
import descent.catalogue.Parameter;
import descent.catalogue.Parameter.Real;
import descent.optimizer.Arrow;
import descent.optimizer.Counterpart;
import descent.optimizer.Lanes;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The heavy ball (Polyak, 1964). The rate is inside the velocity, as in Keras; PyTorch has it
 * outside, which is the same under a constant rate alone.
 *
 * @param momentum the fraction of the velocity that a step keeps; at 1 the ball never comes to rest
 */
public record Momentum(double momentum) implements Velocity.Method {
  static final Parameter MOMENTUM =
      new Real(
              "momentum",
              "mu",
              0.9,
              0,
              true,
              1,
              true,
              false,
              "How much of its velocity the ball keeps at each step: 0 is plain descent, 1 is free"
                  + " of friction.")
          .offering(0.5, 0.9, 0.99);

  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "momentum",
          "Momentum",
          "A heavy ball: slopes change its velocity, so zigzags cancel and flat stretches add up.",
          List.of(MOMENTUM),
          new Reference(
              "Boris T. Polyak",
              "Some methods of speeding up the convergence of iteration methods",
              1964,
              "https://doi.org/10.1016/0041-5553(64)90137-5"),
          new Names(
              "torch.optim.SGD(momentum=...)",
              "keras.optimizers.SGD(momentum=...)",
              "optax.sgd(momentum=...)"),
          true,
          values -> new Momentum(values.real("momentum")));

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return """
    v = mu*v - lr*g
    w = w + v\
    """;
  }

  @Override
  public List<Arrow> arrows() {
    return List.of(
        Arrow.velocity("w", "w + mu*v"),
        Arrow.pull("w + mu*v", "w + mu*v - lr*g"),
        Arrow.withoutMomentum("w - lr*g"));
  }

  /** 2(1+mu)/L (Polyak, 1964; Goh, "Why momentum really works", 2017). */
  @Override
  public OptionalDouble stabilityLimit(double largest) {
    return OptionalDouble.of(2 * (1 + momentum) / largest);
  }

  @Override
  public Optional<Recurrence> alongEigenvector(double step) {
    return Optional.of(new Recurrence(1 + momentum - step, momentum));
  }

  /** {@code (1 - sqrt(alpha*lambda))^2}. */
  @Override
  public OptionalDouble criticalMomentum(double step) {
    double root = Math.sqrt(step);
    return OptionalDouble.of((1 - root) * (1 - root));
  }

  /**
   * Polyak's: rate {@code (2/(sqrt L + sqrt l))^2}, momentum {@code ((sqrt k - 1)/(sqrt k + 1))^2}
   * with {@code k = L/l}. There every eigenvalue between l and L shrinks by {@code (sqrt k -
   * 1)/(sqrt k + 1)} a step.
   */
  @Override
  public Optional<Best> bestOnQuadratic(double largest, double smallest) {
    double step = 2 / (Math.sqrt(largest) + Math.sqrt(smallest));
    double root = Math.sqrt(largest / smallest);
    double fraction = (root - 1) / (root + 1);
    return Optional.of(new Best(step * step, fraction * fraction));
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH ->
          constantRate
              ? Counterpart.own("torch.optim.SGD(parameters, lr=lr, momentum={momentum})")
              : Counterpart.rule(
                  "PyTorch's SGD keeps the rate outside the velocity, which differs once it"
                      + " changes.");
      case KERAS -> Counterpart.own("keras.optimizers.SGD(momentum={momentum})");
      case OPTAX ->
          constantRate ? Counterpart.own("optax.trace(decay={momentum})") : Velocity.NOT_IN_OPTAX;
    };
  }

  @Override
  public Memory start(int dimension) {
    return Velocity.atRest(
        dimension,
        (v, w, g, rate) -> {
          for (int i = 0; i < w.length; i++) {
            v[i] = momentum * v[i] - rate * g[i];
            w[i] += v[i];
          }
        });
  }

  @Override
  public Lanes lanes(List<Optimizer> each, int dimension) {
    return Velocity.lanesAtRest(
        dimension,
        each.stream().mapToDouble(rule -> ((Momentum) rule).momentum()).toArray(),
        (v, w, g, rates, mu, runs) -> {
          for (int k = 0; k < runs; k++) {
            v[k] = mu[k] * v[k] - rates[k] * g[k];
            w[k] += v[k];
          }
        });
  }
}
