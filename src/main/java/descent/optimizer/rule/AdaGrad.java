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
 * AdaGrad with a diagonal matrix (Duchi, Hazan and Singer, 2011, figure 1).
 *
 * @param epsilon keeps the division finite, in units of the gradient; outside the root
 */
public record AdaGrad(double epsilon) implements Optimizer {
  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "adagrad",
          "AdaGrad",
          "Divides each direction by the size of all its gradients so far: steep and flat become"
              + " alike, and the steps die out.",
          List.of(
              Real.atLeastZero(
                  "epsilon",
                  "epsilon",
                  1e-7,
                  "Keeps the division finite where no gradient was seen yet.")),
          new Reference(
              "John Duchi, Elad Hazan, Yoram Singer",
              "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization",
              2011,
              "https://jmlr.org/papers/v12/duchi11a.html"),
          new Names("torch.optim.Adagrad", "keras.optimizers.Adagrad", "optax.adagrad"),
          true,
          values -> new AdaGrad(values.real("epsilon")));

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return """
    c = c + g^2
    w = w - lr*g/(sqrt(c) + epsilon)\
    """;
  }

  @Override
  public boolean stepsDieOut() {
    return true;
  }

  @Override
  public OptionalDouble rateOn(TestFunction.Rates rates) {
    return OptionalDouble.of(rates.adagrad());
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH ->
          Counterpart.own(
              "torch.optim.Adagrad(parameters, lr=lr, initial_accumulator_value=0.0,"
                  + " eps={epsilon})");
      case KERAS ->
          Counterpart.rule("Keras adds epsilon inside the root and starts with squares of 0.1.");
      case OPTAX ->
          Counterpart.rule("Optax adds epsilon inside the root and starts with squares of 0.1.");
    };
  }

  @Override
  public Memory start(int dimension) {
    return new Squares(new double[dimension]);
  }

  private final class Squares implements Memory {
    private final double[] c;

    Squares(double[] c) {
      this.c = c;
    }

    @Override
    public void step(Objective objective, double[] w, double[] g, double rate) {
      for (int i = 0; i < w.length; i++) {
        c[i] += g[i] * g[i];
        w[i] -= rate * g[i] / (Math.sqrt(c[i]) + epsilon);
      }
    }

    @Override
    public Map<String, double[]> state() {
      return Map.of("c", c);
    }

    @Override
    public Memory copy() {
      return new Squares(c.clone());
    }
  }
}
