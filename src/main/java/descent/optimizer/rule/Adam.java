package descent.optimizer.rule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Entry.Reference;
import descent.catalogue.Framework;
import descent.catalogue.Parameter;
import descent.catalogue.Parameter.Flag;
import descent.catalogue.Parameter.Real;
import descent.objective.Objective;
import descent.optimizer.Arrow;
import descent.optimizer.Counterpart;
import descent.optimizer.Lanes;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adam (Kingma and Ba, 2014, algorithm 1).
 *
 * @param beta1 the fraction of the mean gradient that a step keeps
 * @param beta2 the fraction of the mean square that a step keeps
 * @param epsilon keeps the division finite, in units of the gradient; outside the root and after
 *     the correction
 * @param biasCorrection whether the means, which start at 0, are divided by the weight they have
 *     gathered so far
 */
public record Adam(double beta1, double beta2, double epsilon, boolean biasCorrection)
    implements AdaptiveMoments {
  static final Parameter BETA1 =
      Real.fraction(
              "beta1",
              "beta1",
              0.9,
              "How much of the mean gradient stays at each step: nearer to 1 is a heavier ball.")
          .offering(0.9);

  static final Parameter BETA2 =
      Real.fraction(
              "beta2",
              "beta2",
              0.999,
              "How much of the mean square stays at each step: nearer to 1 remembers longer.")
          .offering(0.9, 0.995, 0.999);

  static final Parameter EPSILON =
      Real.atLeastZero(
          "epsilon", "epsilon", 1e-8, "Keeps the division finite where gradients are close to 0.");

  /** Where the step would lead without bias correction. */
  static final String FIRST_FORM =
      "w - lr*(beta1*m + (1 - beta1)*g)/(sqrt(beta2*v + (1 - beta2)*g^2) + epsilon)";

  private static final String FIRST_FORM_REMARK =
      "Without bias correction: the first form of Adam, which no framework has.";

  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "adam",
          "Adam",
          "Momentum and RMSProp in one: the mean gradient over the size of recent gradients.",
          List.of(
              BETA1,
              BETA2,
              EPSILON,
              new Flag(
                  "biasCorrection",
                  "biasCorrection",
                  true,
                  "Makes up for means that start at 0; without it the first steps have the wrong"
                      + " size.")),
          new Reference(
              "Diederik P. Kingma, Jimmy Ba",
              "Adam: A Method for Stochastic Optimization",
              2014,
              "https://arxiv.org/abs/1412.6980"),
          new Names("torch.optim.Adam", "keras.optimizers.Adam", "optax.adam"),
          true,
          values ->
              new Adam(
                  values.real("beta1"),
                  values.real("beta2"),
                  values.real("epsilon"),
                  values.flag("biasCorrection")));

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return biasCorrection
        ? """
        m = beta1*m + (1 - beta1)*g
        v = beta2*v + (1 - beta2)*g^2
        m_hat = m/(1 - beta1^t)
        v_hat = v/(1 - beta2^t)
        w = w - lr*m_hat/(sqrt(v_hat) + epsilon)\
        """
        : """
        m = beta1*m + (1 - beta1)*g
        v = beta2*v + (1 - beta2)*g^2
        w = w - lr*m/(sqrt(v) + epsilon)\
        """;
  }

  @Override
  public List<Arrow> arrows() {
    return List.of(
        biasCorrection
            ? Arrow.withoutCorrection(FIRST_FORM)
            : Arrow.withCorrection(
                "w - lr*(beta1*m + (1 - beta1)*g)/(1 - beta1^t)"
                    + "/(sqrt((beta2*v + (1 - beta2)*g^2)/(1 - beta2^t)) + epsilon)"));
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH ->
          biasCorrection
              ? Counterpart.own(
                  "torch.optim.Adam(parameters, lr=lr, betas=({beta1}, {beta2}), eps={epsilon})")
              : Counterpart.rule(FIRST_FORM_REMARK);
      case KERAS ->
          Counterpart.rule(
              biasCorrection
                  ? "Keras adds epsilon before the bias correction."
                  : FIRST_FORM_REMARK);
      case OPTAX ->
          biasCorrection
              ? Counterpart.own("optax.scale_by_adam(b1={beta1}, b2={beta2}, eps={epsilon})")
              : Counterpart.rule(FIRST_FORM_REMARK);
    };
  }

  @Override
  public @Nullable Lanes lanes(List<Optimizer> each, int dimension) {
    List<Adam> rules = each.stream().map(Adam.class::cast).toList();
    if (rules.stream().anyMatch(rule -> rule.biasCorrection() != biasCorrection)) {
      return AdaptiveMoments.super.lanes(each, dimension);
    }
    double[] beta1s = rules.stream().mapToDouble(Adam::beta1).toArray();
    double[] beta2s = rules.stream().mapToDouble(Adam::beta2).toArray();
    double[] epsilons = rules.stream().mapToDouble(Adam::epsilon).toArray();
    double[][] state = new double[2 * dimension + 4][each.size()];
    var all = new ArrayList<>(List.of(state));
    all.addAll(List.of(beta1s, beta2s, epsilons));
    double[] ones1 = state[2 * dimension];
    double[] ones2 = state[2 * dimension + 1];
    double[] size = state[2 * dimension + 2];
    double[] least = state[2 * dimension + 3];
    return new Lanes(
        (w, g, rates, runs) -> {
          for (int k = 0; k < runs; k++) {
            ones1[k] = beta1s[k] * ones1[k] + (1 - beta1s[k]);
            ones2[k] = beta2s[k] * ones2[k] + (1 - beta2s[k]);
          }
          for (int k = 0; k < runs; k++) {
            double root = biasCorrection ? Math.sqrt(ones2[k]) : 1;
            size[k] = biasCorrection ? rates[k] * root / ones1[k] : rates[k];
            least[k] = epsilons[k] * root;
          }
          for (int i = 0; i < w.length; i++) {
            double[] m = state[2 * i];
            double[] v = state[2 * i + 1];
            double[] wi = w[i];
            double[] gi = g[i];
            for (int k = 0; k < runs; k++) {
              m[k] = beta1s[k] * m[k] + (1 - beta1s[k]) * gi[k];
              v[k] = beta2s[k] * v[k] + (1 - beta2s[k]) * gi[k] * gi[k];
              wi[k] -= size[k] * m[k] / (Math.sqrt(v[k]) + least[k]);
            }
          }
        },
        all.toArray(double[][]::new));
  }

  @Override
  public Memory start(int dimension) {
    return new Moments(new double[dimension], new double[dimension], 0, 0);
  }

  private final class Moments implements Memory {
    private final double[] m;
    private final double[] v;

    /** What m and v would be if every gradient were 1, that is 1 - beta1^t and 1 - beta2^t. */
    private double ones1;

    private double ones2;

    Moments(double[] m, double[] v, double ones1, double ones2) {
      this.m = m;
      this.v = v;
      this.ones1 = ones1;
      this.ones2 = ones2;
    }

    @Override
    public void step(Objective objective, double[] w, double[] g, double rate) {
      ones1 = beta1 * ones1 + (1 - beta1);
      ones2 = beta2 * ones2 + (1 - beta2);
      // The formula's fraction, expanded by sqrt(1 - beta2^t), saves a division for each component.
      double root = biasCorrection ? Math.sqrt(ones2) : 1;
      double size = biasCorrection ? rate * root / ones1 : rate;
      double least = epsilon * root;
      for (int i = 0; i < w.length; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        w[i] -= size * m[i] / (Math.sqrt(v[i]) + least);
      }
    }

    @Override
    public Map<String, double[]> state() {
      return new TreeMap<>(Map.of("m", m, "v", v));
    }

    @Override
    public Memory copy() {
      return new Moments(m.clone(), v.clone(), ones1, ones2);
    }
  }
}
