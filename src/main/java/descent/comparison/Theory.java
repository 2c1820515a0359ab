package descent.comparison;

import descent.commentary.Facts;
import descent.commentary.Stability;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.objective.Minimum;
import descent.objective.Objective;
import descent.schedule.Constant;
import java.util.List;
import java.util.OptionalDouble;

/** What theory says of the rates at which contenders diverge. */
public final class Theory {
  private final Facts facts;
  private final Objective objective;
  private final double[] start;

  /** Of an experiment whose problem is a function. */
  public Theory(Experiment experiment, Objective objective) {
    this.objective = objective;
    start = experiment.function().startPoint();
    facts = Facts.of(experiment, objective, List.of());
  }

  /** The least loss where it is known: in the gallery, or of a convex quadratic; else NaN. */
  public double least() {
    if (Double.isNaN(facts.least()) && facts.quadratic()) {
      return Minimum.near(objective, start).map(Minimum::loss).orElse(Double.NaN);
    }
    return facts.least();
  }

  /** The limit of a contender with a constant rate on a convex quadratic; empty for all others. */
  public OptionalDouble limit(Contender contender) {
    return contender.plan().schedule() instanceof Constant && contender.plan().warmup() == 0
        ? Stability.limit(contender.optimizer(), facts)
        : OptionalDouble.empty();
  }
}
