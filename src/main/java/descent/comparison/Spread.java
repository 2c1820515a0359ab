package descent.comparison;

import descent.comparison.trial.Course;
import descent.comparison.trial.Outcome;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.objective.Objective;
import descent.trace.Quantiles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The spread of all contenders' losses over seeds, the same ones for each. */
public final class Spread {
  private static final int MOST_ROWS = 240;
  private static final List<Double> FRACTIONS = List.of(0.0, 0.25, 0.5, 0.75, 1.0);

  private final List<int[]> steps = new ArrayList<>();
  private final List<List<Course.Kept>> courses = new ArrayList<>();
  private final @Nullable Objective objective;

  /** The loss below which runs stop: by how much they overstep it is not counted. */
  private final double goal;

  /**
   * What the seeds so far tell of one contender.
   *
   * @param steps of the rows, ascending
   * @param loss the least, the quartiles with the median between, and the most, row by row
   * @param summary what the runs came to
   * @param wins with how many seeds none of the other contenders ended lower; all that reached the
   *     loss at which runs stop are alike, and one that was stopped by its gradient counts as low
   *     as it could still have come
   */
  public record Band(int[] steps, double[][] loss, Summary summary, int wins) {}

  /**
   * @param objective the function; null where the problem is none
   */
  public Spread(Experiment experiment, @Nullable Objective objective) {
    this.objective = objective;
    Double stop = experiment.stop().loss();
    goal = stop == null ? Double.NEGATIVE_INFINITY : stop;
    for (Contender contender : experiment.runs()) {
      steps.add(rows(experiment, contender));
      courses.add(new ArrayList<>());
    }
  }

  /** Few enough steps to be drawn, of those at which losses are measured; the last among them. */
  private static int[] rows(Experiment experiment, Contender contender) {
    int every =
        experiment.every() == Experiment.EVERY_EPOCH
            ? contender.problem(experiment).updatesPerEpoch()
            : experiment.every();
    int all = experiment.steps() / every + 1;
    int stride = Math.max(1, (all + MOST_ROWS - 1) / MOST_ROWS) * every;
    int count = (experiment.steps() + stride - 1) / stride + 1;
    int[] rows = new int[count];
    for (int row = 0; row < count; row++) {
      rows[row] = Math.min(row * stride, experiment.steps());
    }
    return rows;
  }

  /** The steps at which a contender's losses are kept. */
  public int[] steps(int run) {
    return steps.get(run);
  }

  /** Hears of a run at its end; each contender's in the order of the seeds. */
  public void take(int run, Course course) {
    Course.Kept kept = course.kept();
    Outcome rested = Trials.rested(kept.outcome(), course.trial(), objective);
    courses.get(run).add(new Course.Kept(kept.losses(), rested));
  }

  /** A contender's band; it has ended at least once. */
  public Band band(int run) {
    List<Course.Kept> own = courses.get(run);
    int[] rows = steps.get(run);
    double[][] loss = Quantiles.of(own.stream().map(Course.Kept::losses).toList(), FRACTIONS);
    Summary summary = Summary.of(own.stream().map(Course.Kept::outcome).toList());
    return new Band(rows, loss, summary, wins(run));
  }

  /** Whether each contender has ended once. */
  public boolean hasBands() {
    return courses.stream().noneMatch(List::isEmpty);
  }

  private int wins(int run) {
    int wins = 0;
    int seeds = courses.stream().mapToInt(List::size).min().orElse(0);
    for (int seed = 0; seed < seeds; seed++) {
      Outcome outcome = courses.get(run).get(seed).outcome();
      double own = outcome.isStopped() ? Math.max(goal, outcome.reach()) : last(run, seed);
      boolean best = own < Double.POSITIVE_INFINITY;
      for (int other = 0; other < courses.size(); other++) {
        best &= !(last(other, seed) < own);
      }
      wins += best ? 1 : 0;
    }
    return wins;
  }

  private double last(int run, int seed) {
    return Math.max(goal, courses.get(run).get(seed).outcome().last());
  }
}
