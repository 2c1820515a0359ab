package descent.experiment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is varied when the contenders of an experiment are compared. Each cell is the run that the
 * same experiment makes with that value. No number of the experiment's own runs depends on it.
 *
 * <p>The numbers of a grid are the same on every machine: see {@link Axis}.
 */
public sealed interface Sweep {
  /** How many seeds each setting is run with: the experiment's and those that follow it. */
  int seeds();

  /** The loss whose reaching is counted in steps; null for none. */
  @Nullable Double target();

  /**
   * All contenders over learning rates.
   *
   * @param from the lowest rate, above 0
   * @param to the highest rate, above {@code from}
   * @param perDecade how many rates lie in a decade
   */
  record Rates(double from, double to, int perDecade, int seeds, @Nullable Double target)
      implements Sweep {
    /** The rates, ascending. */
    public List<Double> rates() {
      return Axis.perDecade(from, to, perDecade);
    }
  }

  /**
   * One contender over two of its numbers; {@code map} in the format.
   *
   * @param run its name
   * @param x the first number
   * @param y the second number
   */
  record Grid(String run, Axis x, Axis y, int seeds, @Nullable Double target) implements Sweep {}

  /** All contenders as they are, over seeds. */
  record Seeds(int seeds, @Nullable Double target) implements Sweep {}

  /**
   * All contenders over batch sizes, each at all rates.
   *
   * @param sizes in the order of the rows; 0 is the full batch
   * @param from the lowest rate, above 0
   * @param to the highest rate, above {@code from}
   * @param perDecade how many rates lie in a decade
   */
  record Batches(
      List<Integer> sizes,
      double from,
      double to,
      int perDecade,
      int seeds,
      @Nullable Double target)
      implements Sweep {
    public Batches {
      sizes = List.copyOf(sizes);
    }

    /** The rates, ascending. */
    public List<Double> rates() {
      return Axis.perDecade(from, to, perDecade);
    }
  }

  /** Whether an experiment has what this varies; one that was changed may have lost it. */
  default boolean fits(Experiment experiment) {
    return switch (this) {
      case Rates rates -> true;
      case Seeds seeds -> true;
      case Batches batches -> experiment.problem().isRandom();
      case Grid grid ->
          experiment.runs().stream()
              .filter(run -> run.name().equals(grid.run()))
              .anyMatch(run -> grid.x().fits(experiment, run) && grid.y().fits(experiment, run));
    };
  }

  /** The seeds of an experiment's cells, one after the other. */
  static List<Long> seeds(Experiment experiment, Sweep sweep) {
    var seeds = new ArrayList<Long>();
    for (int i = 0; i < sweep.seeds(); i++) {
      seeds.add(experiment.seed() + i);
    }
    return seeds;
  }
}
