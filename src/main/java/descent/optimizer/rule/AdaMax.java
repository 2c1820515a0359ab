package descent.optimizer.rule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Entry.Reference;
import descent.catalogue.Framework;
import descent.objective.Objective;
import descent.optimizer.Arrow;
import descent.optimizer.Counterpart;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * AdaMax (Kingma and Ba, 2014, algorithm 2), with epsilon inside the maximum as in PyTorch.
 *
 * @param beta1 the fraction of the mean gradient that a step keeps
 * @param beta2 the fraction of the largest gradient that a step keeps
 * @param epsilon keeps the division finite, in units of the gradient; added to its size
 */
public record AdaMax(double beta1, double beta2, double epsilon) implements AdaptiveMoments {
  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "adamax",
          "AdaMax",
          "Adam that divides by the largest recent gradient in place of the root of their mean"
              + " square.",
          List.of(Adam.BETA1, Adam.BETA2, Adam.EPSILON),
          new Reference(
              "Diederik P. Kingma, Jimmy Ba",
              "Adam: A Method for Stochastic Optimization",
              2014,
              "https://arxiv.org/abs/1412.6980"),
          new Names("torch.optim.Adamax", "keras.optimizers.Adamax", "optax.adamax"),
          false,
          values -> new AdaMax(values.real("beta1"), values.real("beta2"), values.real("epsilon")));

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return """
    m = beta1*m + (1 - beta1)*g
    u = max(beta2*u, abs(g) + epsilon)
    m_hat = m/(1 - beta1^t)
    w = w - lr*m_hat/u\
    """;
  }

  @Override
  public List<Arrow> arrows() {
    return List.of(
        Arrow.withoutCorrection("w - lr*(beta1*m + (1 - beta1)*g)/max(beta2*u, abs(g) + epsilon)"));
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH ->
          Counterpart.own(
              "torch.optim.Adamax(parameters, lr=lr, betas=({beta1}, {beta2}), eps={epsilon})");
      case KERAS ->
          Counterpart.rule("Keras adds epsilon to the maximum, not to the gradient in it.");
      case OPTAX -> Counterpart.own("optax.scale_by_adamax(b1={beta1}, b2={beta2}, eps={epsilon})");
    };
  }

  @Override
  public Memory start(int dimension) {
    return new Moments(new double[dimension], new double[dimension], 0);
  }

  private final class Moments implements Memory {
    private final double[] m;
    private final double[] u;

    /** 1 - beta1^t, as in Adam. */
    private double ones1;

    Moments(double[] m, double[] u, double ones1) {
      this.m = m;
      this.u = u;
      this.ones1 = ones1;
    }

    @Override
    public void step(Objective objective, double[] w, double[] g, double rate) {
      ones1 = beta1 * ones1 + (1 - beta1);
      double size = rate / ones1;
      for (int i = 0; i < w.length; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        u[i] = Math.max(beta2 * u[i], Math.abs(g[i]) + epsilon);
        w[i] -= size * m[i] / u[i];
      }
    }

    @Override
    public Map<String, double[]> state() {
      return new TreeMap<>(Map.of("m", m, "u", u));
    }

    @Override
    public Memory copy() {
      return new Moments(m.clone(), u.clone(), ones1);
    }
  }
}
