package descent.optimizer.rule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Entry.Reference;
import descent.catalogue.Framework;
import descent.catalogue.Parameter.Real;
import descent.objective.Objective;
import descent.objective.TestFunction;
import descent.optimizer.Counterpart;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Lion (Chen and others, 2023, algorithm 2).
 *
 * @param beta1 the fraction of the mean gradient in the direction of a step
 * @param beta2 the fraction of the mean gradient that a step keeps
 * @param weightDecay how fast parameters shrink, per step and unit of rate
 */
public record Lion(double beta1, double beta2, double weightDecay) implements Optimizer {
  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "lion",
          "Lion",
          "Takes only the sign of a mean gradient: every step has the size of the rate in every"
              + " direction.",
          List.of(
              Real.fraction(
                  "beta1",
                  "beta1",
                  0.9,
                  "How much the mean gradient counts, against the present one, for the sign."),
              Real.fraction(
                  "beta2",
                  "beta2",
                  0.99,
                  "How much of the mean gradient stays at each step: nearer to 1 remembers"
                      + " longer."),
              AdamW.weightDecay(0)),
          new Reference(
              "Xiangning Chen, Chen Liang, Da Huang, Esteban Real, Kaiyuan Wang, Hieu Pham, Xuanyi"
                  + " Dong, Thang Luong, Cho-Jui Hsieh, Yifeng Lu, Quoc V. Le",
              "Symbolic Discovery of Optimization Algorithms",
              2023,
              "https://arxiv.org/abs/2302.06675"),
          new Names(null, "keras.optimizers.Lion", "optax.lion"),
          false,
          values ->
              new Lion(values.real("beta1"), values.real("beta2"), values.real("weightDecay")));

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return """
    d = sign(beta1*m + (1 - beta1)*g)
    m = beta2*m + (1 - beta2)*g
    w = w - lr*lambda*w - lr*d\
    """;
  }

  @Override
  public boolean hasMomentum() {
    return beta1 > 0;
  }

  @Override
  public OptionalDouble rateOn(TestFunction.Rates rates) {
    return OptionalDouble.of(rates.adaptive() / 3);
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH -> Counterpart.rule("PyTorch has no Lion.");
      case KERAS ->
          beta1 > 0
              ? Counterpart.own(
                  "keras.optimizers.Lion(beta_1={beta1}, beta_2={beta2},"
                      + " weight_decay={weightDecay})")
              : Counterpart.rule("Keras wants beta_1 above 0.");
      case OPTAX ->
          Counterpart.own(
              "optax.chain(optax.scale_by_lion(b1={beta1}, b2={beta2}),"
                  + " optax.add_decayed_weights({weightDecay}))");
    };
  }

  @Override
  public Memory start(int dimension) {
    return new Mean(new double[dimension]);
  }

  private final class Mean implements Memory {
    private final double[] m;

    Mean(double[] m) {
      this.m = m;
    }

    @Override
    public void step(Objective objective, double[] w, double[] g, double rate) {
      double keep = 1 - rate * weightDecay;
      for (int i = 0; i < w.length; i++) {
        double d = Math.signum(beta1 * m[i] + (1 - beta1) * g[i]);
        m[i] = beta2 * m[i] + (1 - beta2) * g[i];
        w[i] = keep * w[i] - rate * d;
      }
    }

    @Override
    public Map<String, double[]> state() {
      return Map.of("m", m);
    }

    @Override
    public Memory copy() {
      return new Mean(m.clone());
    }
  }
}
