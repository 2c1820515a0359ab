package descent.optimizer.rule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Entry.Reference;
import descent.catalogue.Framework;
import descent.objective.Objective;
import descent.objective.TestFunction;
import descent.optimizer.Counterpart;
import descent.optimizer.Lanes;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Gradient descent; stochastic where the gradient is noisy (Robbins and Monro, 1951). */
public record Sgd() implements Optimizer {
  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "sgd",
          "SGD",
          "Follows the negative gradient, with one rate for every direction.",
          List.of(),
          new Reference(
              "Herbert Robbins, Sutton Monro",
              "A Stochastic Approximation Method",
              1951,
              "https://doi.org/10.1214/aoms/1177729586"),
          new Names("torch.optim.SGD", "keras.optimizers.SGD", "optax.sgd"),
          true,
          values -> new Sgd());

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return "w = w - lr*g";
  }

  /** 2/L. */
  @Override
  public OptionalDouble stabilityLimit(double largest) {
    return OptionalDouble.of(2 / largest);
  }

  @Override
  public Optional<Recurrence> alongEigenvector(double step) {
    return Optional.of(new Recurrence(1 - step, 0));
  }

  @Override
  public boolean isPlainDescent() {
    return true;
  }

  @Override
  public OptionalDouble rateOn(TestFunction.Rates rates) {
    return OptionalDouble.of(rates.sgd());
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH -> Counterpart.own("torch.optim.SGD(parameters, lr=lr)");
      case KERAS -> Counterpart.own("keras.optimizers.SGD()");
      case OPTAX -> Counterpart.own("optax.identity()");
    };
  }

  @Override
  public Lanes lanes(List<Optimizer> each, int dimension) {
    return new Lanes(
        (w, g, rates, runs) -> {
          for (int i = 0; i < w.length; i++) {
            double[] wi = w[i];
            double[] gi = g[i];
            for (int k = 0; k < runs; k++) {
              wi[k] -= rates[k] * gi[k];
            }
          }
        });
  }

  @Override
  public Memory start(int dimension) {
    return new Nothing();
  }

  private static final class Nothing implements Memory {
    @Override
    public void step(Objective objective, double[] w, double[] g, double rate) {
      for (int i = 0; i < w.length; i++) {
        w[i] -= rate * g[i];
      }
    }

    @Override
    public Map<String, double[]> state() {
      return Map.of();
    }

    @Override
    public Memory copy() {
      return new Nothing();
    }
  }
}
