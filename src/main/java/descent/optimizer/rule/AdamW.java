package descent.optimizer.rule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Entry.Reference;
import descent.catalogue.Framework;
import descent.catalogue.Parameter;
import descent.catalogue.Parameter.Real;
import descent.objective.Objective;
import descent.optimizer.Arrow;
import descent.optimizer.Counterpart;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import java.util.List;
import java.util.Map;

/**
 * AdamW (Loshchilov and Hutter, 2017, algorithm 2), with the decay times the rate as in PyTorch.
 *
 * @param beta1 the fraction of the mean gradient that a step keeps
 * @param beta2 the fraction of the mean square that a step keeps
 * @param epsilon keeps the division finite, in units of the gradient; outside the root and after
 *     the correction
 * @param weightDecay how fast parameters shrink, per step and unit of rate
 */
public record AdamW(double beta1, double beta2, double epsilon, double weightDecay)
    implements AdaptiveMoments {
  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "adamw",
          "AdamW",
          "Adam whose weight decay acts on the parameters themselves, not through the gradient.",
          List.of(Adam.BETA1, Adam.BETA2, Adam.EPSILON, weightDecay(0.01)),
          new Reference(
              "Ilya Loshchilov, Frank Hutter",
              "Decoupled Weight Decay Regularization",
              2017,
              "https://arxiv.org/abs/1711.05101"),
          new Names("torch.optim.AdamW", "keras.optimizers.AdamW", "optax.adamw"),
          false,
          values ->
              new AdamW(
                  values.real("beta1"),
                  values.real("beta2"),
                  values.real("epsilon"),
                  values.real("weightDecay")));

  static Parameter weightDecay(double defaultValue) {
    return Real.atLeastZero(
        "weightDecay",
        "lambda",
        defaultValue,
        "Pulls each parameter towards 0 by this fraction of it, times the rate, at each step.");
  }

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return """
    m = beta1*m + (1 - beta1)*g
    v = beta2*v + (1 - beta2)*g^2
    m_hat = m/(1 - beta1^t)
    v_hat = v/(1 - beta2^t)
    d = m_hat/(sqrt(v_hat) + epsilon)
    w = w - lr*lambda*w - lr*d\
    """;
  }

  @Override
  public List<Arrow> arrows() {
    return List.of(Arrow.withoutCorrection("-lr*lambda*w + " + Adam.FIRST_FORM));
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH ->
          Counterpart.own(
              "torch.optim.AdamW(parameters, lr=lr, betas=({beta1}, {beta2}), eps={epsilon},"
                  + " weight_decay={weightDecay})");
      case KERAS -> Counterpart.rule("Keras adds epsilon before the bias correction.");
      case OPTAX ->
          Counterpart.own(
              "optax.chain(optax.scale_by_adam(b1={beta1}, b2={beta2}, eps={epsilon}),"
                  + " optax.add_decayed_weights({weightDecay}))");
    };
  }

  @Override
  public Memory start(int dimension) {
    return new Decayed(new Adam(beta1, beta2, epsilon, true).start(dimension));
  }

  /** Shrinks w apart from what Adam makes of the gradient. */
  private final class Decayed implements Memory {
    private final Memory adam;

    Decayed(Memory adam) {
      this.adam = adam;
    }

    @Override
    public void step(Objective objective, double[] w, double[] g, double rate) {
      double keep = 1 - rate * weightDecay;
      for (int i = 0; i < w.length; i++) {
        w[i] *= keep;
      }
      adam.step(objective, w, g, rate);
    }

    @Override
    public Map<String, double[]> state() {
      return adam.state();
    }

    @Override
    public Memory copy() {
      return new Decayed(adam.copy());
    }
  }
}
