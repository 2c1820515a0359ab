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
 * RMSProp (Tieleman and Hinton, 2012).
 *
 * @param decay the fraction of the mean square that a step keeps
 * @param epsilon keeps the division finite, in units of the gradient; outside the root
 */
public record RmsProp(double decay, double epsilon) implements Optimizer {
  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "rmsprop",
          "RMSProp",
          "Divides each direction by the size of its recent gradients, so that it does not stall.",
          List.of(
              Real.fraction(
                      "decay",
                      "rho",
                      0.9,
                      "How much of the mean square stays at each step: nearer to 1 remembers"
                          + " longer.")
                  .offering(0.9, 0.99),
              Real.atLeastZero(
                  "epsilon",
                  "epsilon",
                  1e-7,
                  "Keeps the division finite where gradients are close to 0.")),
          new Reference(
              "Tijmen Tieleman, Geoffrey Hinton",
              "Lecture 6.5: rmsprop. Neural Networks for Machine Learning",
              2012,
              "https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf"),
          new Names("torch.optim.RMSprop", "keras.optimizers.RMSprop", "optax.rmsprop"),
          true,
          values -> new RmsProp(values.real("decay"), values.real("epsilon")));

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return """
    c = rho*c + (1 - rho)*g^2
    w = w - lr*g/(sqrt(c) + epsilon)\
    """;
  }

  @Override
  public OptionalDouble rateOn(TestFunction.Rates rates) {
    return OptionalDouble.of(rates.adaptive());
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH ->
          Counterpart.own("torch.optim.RMSprop(parameters, lr=lr, alpha={decay}, eps={epsilon})");
      case KERAS -> Counterpart.rule("Keras adds epsilon inside the root.");
      case OPTAX -> Counterpart.rule("Optax adds epsilon inside the root unless told otherwise.");
    };
  }

  @Override
  public Memory start(int dimension) {
    return new MeanSquares(new double[dimension]);
  }

  private final class MeanSquares implements Memory {
    private final double[] c;

    MeanSquares(double[] c) {
      this.c = c;
    }

    @Override
    public void step(Objective objective, double[] w, double[] g, double rate) {
      for (int i = 0; i < w.length; i++) {
        c[i] = decay * c[i] + (1 - decay) * g[i] * g[i];
        w[i] -= rate * g[i] / (Math.sqrt(c[i]) + epsilon);
      }
    }

    @Override
    public Map<String, double[]> state() {
      return Map.of("c", c);
    }

    @Override
    public Memory copy() {
      return new MeanSquares(c.clone());
    }
  }
}
