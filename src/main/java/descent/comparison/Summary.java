package descent.comparison;

import descent.comparison.trial.Outcome;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The results of runs that differ in their seeds alone.
 *
 * @param start the median loss before the first step
 * @param reach the median of the least that {@code judged} might have become, had the experiment
 *     not stopped the runs
 * @param runs how many
 * @param diverged how many of them came to numbers that are not finite
 * @param lost how many of them diverged or were on their way there
 */
public record Summary(
    double start,
    Quartiles last,
    Quartiles judged,
    double reach,
    Quartiles best,
    Quartiles steps,
    Quartiles validation,
    int runs,
    int diverged,
    int lost) {
  /** Of at least one run. */
  public static Summary of(List<Outcome> outcomes) {
    return new Summary(
        quartiles(outcomes, Outcome::start).median(),
        quartiles(outcomes, Outcome::last),
        quartiles(outcomes, Outcome::judged),
        quartiles(outcomes, Outcome::reach).median(),
        quartiles(outcomes, Outcome::best),
        quartiles(outcomes, Outcome::steps),
        quartiles(outcomes, Outcome::validation),
        outcomes.size(),
        (int) outcomes.stream().filter(Outcome::diverged).count(),
        (int) outcomes.stream().filter(Outcome::lost).count());
  }

  /** Whether at least half of the runs are lost. */
  boolean isLost() {
    return 2 * lost >= runs;
  }

  private static Quartiles quartiles(List<Outcome> outcomes, ToDoubleFunction<Outcome> number) {
    return Quartiles.of(outcomes.stream().mapToDouble(number).toArray());
  }
}
