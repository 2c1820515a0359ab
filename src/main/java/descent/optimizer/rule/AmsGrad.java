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
 * AMSGrad (Reddi, Kale and Kumar, 2018, algorithm 2) with Adam's bias correction, as in PyTorch:
 * the maximum is taken of the mean square before its correction.
 *
 * @param beta1 the fraction of the mean gradient that a step keeps
 * @param beta2 the fraction of the mean square that a step keeps
 * @param epsilon keeps the division finite, in units of the gradient; outside the root and after
 *     the correction
 */
public record AmsGrad(double beta1, double beta2, double epsilon) implements AdaptiveMoments {
  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "amsgrad",
          "AMSGrad",
          "Adam that divides by the root of the largest mean square so far, so that a rare large"
              + " gradient is not forgotten.",
          List.of(Adam.BETA1, Adam.BETA2, Adam.EPSILON),
          new Reference(
              "Sashank J. Reddi, Satyen Kale, Sanjiv Kumar",
              "On the Convergence of Adam and Beyond",
              2018,
              "https://arxiv.org/abs/1904.09237"),
          new Names(
              "torch.optim.Adam(amsgrad=True)",
              "keras.optimizers.Adam(amsgrad=True)",
              "optax.amsgrad"),
          false,
          values ->
              new AmsGrad(values.real("beta1"), values.real("beta2"), values.real("epsilon")));

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return """
    m = beta1*m + (1 - beta1)*g
    v = beta2*v + (1 - beta2)*g^2
    u = max(u, v)
    m_hat = m/(1 - beta1^t)
    u_hat = u/(1 - beta2^t)
    w = w - lr*m_hat/(sqrt(u_hat) + epsilon)\
    """;
  }

  @Override
  public List<Arrow> arrows() {
    return List.of(
        Arrow.withoutCorrection(
            "w - lr*(beta1*m + (1 - beta1)*g)"
                + "/(sqrt(max(u, beta2*v + (1 - beta2)*g^2)) + epsilon)"));
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH ->
          Counterpart.own(
              "torch.optim.Adam(parameters, lr=lr, betas=({beta1}, {beta2}), eps={epsilon},"
                  + " amsgrad=True)");
      case KERAS -> Counterpart.rule("Keras adds epsilon before the bias correction.");
      case OPTAX -> Counterpart.rule("Optax takes the largest square after the bias correction.");
    };
  }

  @Override
  public Memory start(int dimension) {
    return new Moments(new double[dimension], new double[dimension], new double[dimension], 0, 0);
  }

  private final class Moments implements Memory {
    private final double[] m;
    private final double[] v;
    private final double[] u;

    /** 1 - beta1^t and 1 - beta2^t, as in Adam. */
    private double ones1;

    private double ones2;

    Moments(double[] m, double[] v, double[] u, double ones1, double ones2) {
      this.m = m;
      this.v = v;
      this.u = u;
      this.ones1 = ones1;
      this.ones2 = ones2;
    }

    @Override
    public void step(Objective objective, double[] w, double[] g, double rate) {
      ones1 = beta1 * ones1 + (1 - beta1);
      ones2 = beta2 * ones2 + (1 - beta2);
      double root = Math.sqrt(ones2);
      double size = rate * root / ones1;
      double least = epsilon * root;
      for (int i = 0; i < w.length; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        u[i] = Math.max(u[i], v[i]);
        w[i] -= size * m[i] / (Math.sqrt(u[i]) + least);
      }
    }

    @Override
    public Map<String, double[]> state() {
      return new TreeMap<>(Map.of("m", m, "v", v, "u", u));
    }

    @Override
    public Memory copy() {
      return new Moments(m.clone(), v.clone(), u.clone(), ones1, ones2);
    }
  }
}
