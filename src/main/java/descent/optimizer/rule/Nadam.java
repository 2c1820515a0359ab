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
 * NAdam (Dozat, 2016, algorithm 2) with the momentum that warms up, {@code beta1*(1 -
 * 0.5*0.96^(0.004*t))}, as in PyTorch from 2.0 on.
 *
 * @param beta1 the fraction of the mean gradient that a step keeps, and what the momentum tends to
 * @param beta2 the fraction of the mean square that a step keeps
 * @param epsilon keeps the division finite, in units of the gradient; outside the root and after
 *     the correction
 */
public record Nadam(double beta1, double beta2, double epsilon) implements AdaptiveMoments {
  private static final double FADE = StrictMath.pow(0.96, 0.004);

  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "nadam",
          "NAdam",
          "Adam with Nesterov's look ahead: it adds the velocity of the next step ahead of time.",
          List.of(Adam.BETA1, Adam.BETA2, Adam.EPSILON),
          new Reference(
              "Timothy Dozat",
              "Incorporating Nesterov Momentum into Adam",
              2016,
              "https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ"),
          new Names("torch.optim.NAdam", "keras.optimizers.Nadam", "optax.nadam"),
          false,
          values -> new Nadam(values.real("beta1"), values.real("beta2"), values.real("epsilon")));

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return """
    m = beta1*m + (1 - beta1)*g
    v = beta2*v + (1 - beta2)*g^2
    mu = beta1*(1 - 0.5*0.96^(0.004*t))
    next = beta1*(1 - 0.5*0.96^(0.004*(t + 1)))
    c = mu*c + 1 - mu
    d = (1 - mu)*g/c + next*m/(next*c + 1 - next)
    v_hat = v/(1 - beta2^t)
    w = w - lr*d/(sqrt(v_hat) + epsilon)\
    """;
  }

  @Override
  public List<Arrow> arrows() {
    return List.of(
        Arrow.withoutCorrection(
            "w - lr*((1 - beta1*(1 - 0.5*0.96^(0.004*t)))*g"
                + " + beta1*(1 - 0.5*0.96^(0.004*(t + 1)))*(beta1*m + (1 - beta1)*g))"
                + "/(sqrt(beta2*v + (1 - beta2)*g^2) + epsilon)"));
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH ->
          Counterpart.rule(
              "PyTorch's NAdam makes these steps since 2.0; in 1.13 it had a mistake.");
      case KERAS -> Counterpart.rule("Keras lets the momentum grow at another speed.");
      case OPTAX -> Counterpart.rule("Optax's nadam keeps the momentum the same at every step.");
    };
  }

  @Override
  public Memory start(int dimension) {
    return new Moments(new double[dimension], new double[dimension], 1, 0, 0);
  }

  private final class Moments implements Memory {
    private final double[] m;
    private final double[] v;

    /** 0.96^(0.004*t). */
    private double fade;

    /** 1 less the product of all momenta so far: the weight of the gradients seen. */
    private double c;

    /** 1 - beta2^t, as in Adam. */
    private double ones2;

    Moments(double[] m, double[] v, double fade, double c, double ones2) {
      this.m = m;
      this.v = v;
      this.fade = fade;
      this.c = c;
      this.ones2 = ones2;
    }

    @Override
    public void step(Objective objective, double[] w, double[] g, double rate) {
      fade *= FADE;
      double mu = beta1 * (1 - 0.5 * fade);
      double next = beta1 * (1 - 0.5 * fade * FADE);
      c = mu * c + (1 - mu);
      ones2 = beta2 * ones2 + (1 - beta2);
      double root = Math.sqrt(ones2);
      double now = rate * root * (1 - mu) / c;
      double ahead = rate * root * next / (next * c + (1 - next));
      double least = epsilon * root;
      for (int i = 0; i < w.length; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        w[i] -= (now * g[i] + ahead * m[i]) / (Math.sqrt(v[i]) + least);
      }
    }

    @Override
    public Map<String, double[]> state() {
      return new TreeMap<>(Map.of("m", m, "v", v, "c", new double[] {c}));
    }

    @Override
    public Memory copy() {
      return new Moments(m.clone(), v.clone(), fade, c, ones2);
    }
  }
}
