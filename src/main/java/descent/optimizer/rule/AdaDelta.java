package descent.optimizer.rule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Entry.Reference;
import descent.catalogue.Framework;
import descent.catalogue.Parameter.Real;
import descent.objective.Objective;
import descent.optimizer.Counterpart;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * AdaDelta (Zeiler, 2012, algorithm 1), times a rate as in PyTorch.
 *
 * @param decay the fraction of both mean squares that a step keeps
 * @param epsilon makes the first step possible, in squared units of gradient and parameter; inside
 *     both roots
 */
public record AdaDelta(double decay, double epsilon) implements Optimizer {
  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "adadelta",
          "AdaDelta",
          "Scales each direction by the size of its recent steps over that of its recent"
              + " gradients, so that no rate needs choosing.",
          List.of(
              Real.fraction(
                      "decay",
                      "rho",
                      0.9,
                      "How much of both mean squares stays at each step: nearer to 1 remembers"
                          + " longer.")
                  .offering(0.9, 0.99),
              Real.atLeastZero(
                  "epsilon",
                  "epsilon",
                  1e-6,
                  "Sets the size of the first steps; inside the roots, so 1e-6 acts as 1e-3.")),
          new Reference(
              "Matthew D. Zeiler",
              "ADADELTA: An Adaptive Learning Rate Method",
              2012,
              "https://arxiv.org/abs/1212.5701"),
          new Names("torch.optim.Adadelta", "keras.optimizers.Adadelta", "optax.adadelta"),
          false,
          values -> new AdaDelta(values.real("decay"), values.real("epsilon")));

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return """
    c = rho*c + (1 - rho)*g^2
    d = sqrt(u + epsilon)/sqrt(c + epsilon)*g
    u = rho*u + (1 - rho)*d^2
    w = w - lr*d\
    """;
  }

  @Override
  public double defaultLearningRate() {
    return 1;
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH ->
          Counterpart.own("torch.optim.Adadelta(parameters, lr=lr, rho={decay}, eps={epsilon})");
      case KERAS -> Counterpart.own("keras.optimizers.Adadelta(rho={decay}, epsilon={epsilon})");
      case OPTAX -> Counterpart.own("optax.scale_by_adadelta(rho={decay}, eps={epsilon})");
    };
  }

  @Override
  public Memory start(int dimension) {
    return new Squares(new double[dimension], new double[dimension]);
  }

  /** Mean squares of gradients (c) and of steps (u). */
  private final class Squares implements Memory {
    private final double[] c;
    private final double[] u;

    Squares(double[] c, double[] u) {
      this.c = c;
      this.u = u;
    }

    @Override
    public void step(Objective objective, double[] w, double[] g, double rate) {
      for (int i = 0; i < w.length; i++) {
        c[i] = decay * c[i] + (1 - decay) * g[i] * g[i];
        double d = Math.sqrt(u[i] + epsilon) / Math.sqrt(c[i] + epsilon) * g[i];
        u[i] = decay * u[i] + (1 - decay) * d * d;
        w[i] -= rate * d;
      }
    }

    @Override
    public Map<String, double[]> state() {
      return new TreeMap<>(Map.of("c", c, "u", u));
    }

    @Override
    public Memory copy() {
      return new Squares(c.clone(), u.clone());
    }
  }
}
