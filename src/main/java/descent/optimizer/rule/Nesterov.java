package descent.optimizer.rule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Entry.Reference;
import descent.catalogue.Framework;
import descent.optimizer.Arrow;
import descent.optimizer.Counterpart;
import descent.optimizer.Lanes;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Nesterov's accelerated gradient (1983) in the shifted variable (Bengio, Boulanger-Lewandowski and
 * Pascanu, 2012): w is the point ahead, where the gradient is taken, and {@code w - mu*v} the ball
 * itself.
 *
 * @param momentum the fraction of the velocity that a step keeps; at 1 the ball never comes to rest
 */
public record Nesterov(double momentum) implements Velocity.Method {
  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "nesterov",
          "Nesterov",
          "Momentum whose gradient is taken where the velocity is about to lead, so that it"
              + " overshoots less.",
          List.of(Momentum.MOMENTUM),
          new Reference(
              "Yoshua Bengio, Nicolas Boulanger-Lewandowski, Razvan Pascanu",
              "Advances in Optimizing Recurrent Networks",
              2012,
              "https://arxiv.org/abs/1212.0901"),
          new Names(
              "torch.optim.SGD(momentum=..., nesterov=True)",
              "keras.optimizers.SGD(momentum=..., nesterov=True)",
              "optax.sgd(momentum=..., nesterov=True)"),
          true,
          values -> new Nesterov(values.real("momentum")));

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return """
    v0 = v
    v = mu*v - lr*g
    w = w - mu*v0 + (1 + mu)*v\
    """;
  }

  @Override
  public List<Arrow> arrows() {
    return List.of(
        Arrow.velocity("w - mu*v", "w"),
        Arrow.pull("w", "w - lr*g"),
        Arrow.ball("w - mu*v", "w - lr*g"),
        Arrow.withoutMomentum("w - lr*g"));
  }

  /** 2(1+mu)/((1+2mu)L) (Lessard, Recht and Packard, 2016). */
  @Override
  public OptionalDouble stabilityLimit(double largest) {
    return OptionalDouble.of(2 * (1 + momentum) / ((1 + 2 * momentum) * largest));
  }

  @Override
  public Optional<Recurrence> alongEigenvector(double step) {
    return Optional.of(new Recurrence((1 + momentum) * (1 - step), momentum * (1 - step)));
  }

  /** {@code (1 - sqrt(alpha*lambda))/(1 + sqrt(alpha*lambda))}. */
  @Override
  public OptionalDouble criticalMomentum(double step) {
    double root = Math.sqrt(step);
    return OptionalDouble.of((1 - root) / (1 + root));
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH ->
          constantRate && momentum > 0
              ? Counterpart.own(
                  "torch.optim.SGD(parameters, lr=lr, momentum={momentum}, nesterov=True)")
              : Counterpart.rule(
                  "PyTorch's SGD keeps the rate outside the velocity and wants momentum above 0.");
      case KERAS -> Counterpart.own("keras.optimizers.SGD(momentum={momentum}, nesterov=True)");
      case OPTAX ->
          constantRate
              ? Counterpart.own("optax.trace(decay={momentum}, nesterov=True)")
              : Velocity.NOT_IN_OPTAX;
    };
  }

  @Override
  public Memory start(int dimension) {
    return Velocity.atRest(
        dimension,
        (v, w, g, rate) -> {
          for (int i = 0; i < w.length; i++) {
            double v0 = v[i];
            v[i] = momentum * v0 - rate * g[i];
            w[i] += -momentum * v0 + (1 + momentum) * v[i];
          }
        });
  }

  @Override
  public Lanes lanes(List<Optimizer> each, int dimension) {
    return Velocity.lanesAtRest(
        dimension,
        each.stream().mapToDouble(rule -> ((Nesterov) rule).momentum()).toArray(),
        (v, w, g, rates, mu, runs) -> {
          for (int k = 0; k < runs; k++) {
            double v0 = v[k];
            v[k] = mu[k] * v0 - rates[k] * g[k];
            w[k] += -mu[k] * v0 + (1 + mu[k]) * v[k];
          }
        });
  }
}
