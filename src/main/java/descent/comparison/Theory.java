package descent.comparison;

import descent.commentary.Facts;
import descent.commentary.Stability;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.objective.Curvature;
import descent.objective.Minimum;
import descent.objective.Objective;
import descent.optimizer.Optimizer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The rates at which contenders diverge, by theory. */
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

  /** The minima that are known, all of the same loss; none where none is. */
  List<Minimum> minima() {
    return facts.known() ? facts.minima() : List.of();
  }

  /**
   * How a contender with a constant rate goes along the flattest and the steepest direction of a
   * strictly convex quadratic; empty for all others.
   */
  public List<Iteration> iterations(Contender contender) {
    Curvature here = facts.start();
    if (here == null
        || !facts.quadratic()
        || !(here.eigenvalues()[0] > 0)
        || !isConstant(contender)) {
      return List.of();
    }
    double rate = contender.plan().schedule().start().at(0);
    double[] eigenvalues = here.eigenvalues();
    return DoubleStream.of(eigenvalues[0], eigenvalues[eigenvalues.length - 1])
        .mapToObj(eigenvalue -> Iteration.of(contender.optimizer(), rate, eigenvalue))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The best numbers of momentum there; empty where theory gives none. */
  public Optional<Optimizer.Best> best(Contender contender) {
    Curvature here = facts.start();
    return here == null || iterations(contender).isEmpty()
        ? Optional.empty()
        : contender.optimizer().bestOnQuadratic(here.largest(), here.eigenvalues()[0]);
  }

  private static boolean isConstant(Contender contender) {
    return contender.plan().schedule().isConstant() && contender.plan().warmup() == 0;
  }

  /** The limit of a contender with a constant rate on a convex quadratic; empty for all others. */
  public OptionalDouble limit(Contender contender) {
    return isConstant(contender)
        ? Stability.limit(contender.optimizer(), facts)
        : OptionalDouble.empty();
  }
}
