package descent.comparison;

import descent.commentary.Facts;
import descent.commentary.Stability;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.objective.Objective;
import descent.schedule.Constant;
import java.util.List;
import java.util.OptionalDouble;

/** What theory says of the rates at which contenders diverge. */
public final class Theory {
  private final Facts facts;

  /** Of an experiment whose problem is a function. */
  public Theory(Experiment experiment, Objective objective) {
    facts = Facts.of(experiment, objective, List.of());
  }

  /** The limit of a contender with a constant rate on a convex quadratic; empty for all others. */
  public OptionalDouble limit(Contender contender) {
    return contender.plan().schedule() instanceof Constant && contender.plan().warmup() == 0
        ? Stability.limit(contender.optimizer(), facts)
        : OptionalDouble.empty();
  }
}
