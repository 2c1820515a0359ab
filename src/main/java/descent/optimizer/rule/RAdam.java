package descent.optimizer.rule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Entry.Reference;
import descent.catalogue.Framework;
import descent.objective.Objective;
import descent.objective.TestFunction;
import descent.optimizer.Arrow;
import descent.optimizer.Counterpart;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * RAdam (Liu and others, 2019, algorithm 2) as in PyTorch: adapts from a length above 5 on, and
 * epsilon is added before the correction.
 *
 * @param beta1 the fraction of the mean gradient that a step keeps
 * @param beta2 the fraction of the mean square that a step keeps; the rule never adapts up to 2/3
 * @param epsilon keeps the division finite, in units of the gradient; outside the root and before
 *     the correction
 */
public record RAdam(double beta1, double beta2, double epsilon) implements AdaptiveMoments {
  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "radam",
          "RAdam",
          "Adam that goes by momentum alone until it has seen enough gradients to trust their mean"
              + " square.",
          List.of(Adam.BETA1, Adam.BETA2, Adam.EPSILON),
          new Reference(
              "Liyuan Liu, Haoming Jiang, Pengcheng He, Weizhu Chen, Xiaodong Liu, Jianfeng Gao,"
                  + " Jiawei Han",
              "On the Variance of the Adaptive Learning Rate and Beyond",
              2019,
              "https://arxiv.org/abs/1908.03265"),
          new Names("torch.optim.RAdam", null, "optax.radam"),
          false,
          values -> new RAdam(values.real("beta1"), values.real("beta2"), values.real("epsilon")));

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return """
    m = beta1*m + (1 - beta1)*g
    v = beta2*v + (1 - beta2)*g^2
    limit = 2/(1 - beta2) - 1
    rho = limit - 2*t*beta2^t/(1 - beta2^t)
    r = sqrt((rho - 4)*(rho - 2)*limit/((limit - 4)*(limit - 2)*rho))
    d = if(rho > 5, r*sqrt(1 - beta2^t)/(sqrt(v) + epsilon), 1)
    m_hat = m/(1 - beta1^t)
    w = w - lr*m_hat*d\
    """;
  }

  @Override
  public List<Arrow> arrows() {
    return List.of(Arrow.withoutCorrection(Adam.FIRST_FORM));
  }

  /** Its first steps are those of momentum, which no root has scaled yet. */
  @Override
  public OptionalDouble rateOn(TestFunction.Rates rates) {
    return OptionalDouble.of(Math.min(rates.adaptive(), rates.sgd()));
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH ->
          Counterpart.own(
              "torch.optim.RAdam(parameters, lr=lr, betas=({beta1}, {beta2}), eps={epsilon})");
      case KERAS -> Counterpart.rule("Keras has no RAdam.");
      case OPTAX -> Counterpart.rule("Optax adds epsilon after the bias correction.");
    };
  }

  @Override
  public Memory start(int dimension) {
    return new Moments(new double[dimension], new double[dimension], 0, 0, 0);
  }

  private final class Moments implements Memory {
    private final double[] m;
    private final double[] v;
    private long t;

    /** 1 - beta1^t and 1 - beta2^t, as in Adam. */
    private double ones1;

    private double ones2;

    Moments(double[] m, double[] v, long t, double ones1, double ones2) {
      this.m = m;
      this.v = v;
      this.t = t;
      this.ones1 = ones1;
      this.ones2 = ones2;
    }

    @Override
    public void step(Objective objective, double[] w, double[] g, double rate) {
      t++;
      ones1 = beta1 * ones1 + (1 - beta1);
      ones2 = beta2 * ones2 + (1 - beta2);
      double limit = 2 / (1 - beta2) - 1;
      double rho = limit - 2 * t * (1 - ones2) / ones2;
      boolean trusted = rho > 5;
      double r =
          trusted
              ? Math.sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho))
              : 1;
      double root = Math.sqrt(ones2);
      double size = rate / ones1;
      for (int i = 0; i < w.length; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        w[i] -= size * m[i] * (trusted ? r * root / (Math.sqrt(v[i]) + epsilon) : 1);
      }
    }

    @Override
    public Map<String, double[]> state() {
      return new TreeMap<>(Map.of("m", m, "v", v));
    }

    @Override
    public Memory copy() {
      return new Moments(m.clone(), v.clone(), t, ones1, ones2);
    }
  }
}
