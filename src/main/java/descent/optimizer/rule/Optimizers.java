package descent.optimizer.rule;

import descent.catalogue.Entry;
import descent.optimizer.Optimizer;
import descent.optimizer.secondorder.Bfgs;
import descent.optimizer.secondorder.Lbfgs;
import descent.optimizer.secondorder.Newton;
import java.util.List;
import java.util.Optional;

/** Every optimizer there is: the lecture's in its order, the rest, and one's own. */
public final class Optimizers {
  private static final List<Entry<Optimizer>> ENTRIES =
      List.of(
          Sgd.ENTRY,
          Momentum.ENTRY,
          Nesterov.ENTRY,
          AdaGrad.ENTRY,
          RmsProp.ENTRY,
          Adam.ENTRY,
          Newton.ENTRY,
          Bfgs.ENTRY,
          Lbfgs.ENTRY,
          AdaDelta.ENTRY,
          AmsGrad.ENTRY,
          Nadam.ENTRY,
          RAdam.ENTRY,
          AdaMax.ENTRY,
          AdamW.ENTRY,
          Lion.ENTRY,
          Custom.ENTRY);

  /** Rules from first to second order, whose steps cost ever more. */
  private static final List<Entry<Optimizer>> BY_ORDER =
      List.of(Sgd.ENTRY, Lbfgs.ENTRY, Bfgs.ENTRY, Newton.ENTRY);

  private Optimizers() {}

  /** Rules from first to second order, whose steps cost ever more. */
  public static List<Entry<Optimizer>> byOrder() {
    return BY_ORDER;
  }

  public static List<Entry<Optimizer>> entries() {
    return ENTRIES;
  }

  /** One that needs few steps to the bottom of a smooth function of many variables. */
  public static Optimizer forManyVariables() {
    return Lbfgs.ENTRY.standard();
  }

  /**
   * The rule of an optimizer, with its hyperparameters as numbers, to begin one's own with; empty
   * where it is one's own already, or one of matrices.
   */
  public static Optional<String> asOwnRule(Optimizer optimizer) {
    return optimizer instanceof Custom
        ? Optional.empty()
        : Custom.like(optimizer).map(Custom::rule);
  }

  /** The entry of a type as named in JSON, such as {@code adam}. */
  public static Optional<Entry<Optimizer>> byType(String type) {
    return ENTRIES.stream().filter(entry -> entry.type().equals(type)).findFirst();
  }
}
