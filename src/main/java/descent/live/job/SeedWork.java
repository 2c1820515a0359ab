package descent.live.job;

import descent.comparison.Spread;
import descent.comparison.Spread.Band;
import descent.comparison.trial.Course;
import descent.comparison.trial.Trial;
import descent.experiment.Experiment;
import descent.objective.Objective;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The spread of all contenders' losses, as more and more seeds are run. */
final class SeedWork implements Iterator<Piece>, Jobs.Helped {
  private final int contenders;
  private final Spread spread;
  private final boolean alike;
  private final double floor;
  private final ManySeeds<Course> seeds;

  /**
   * @param floor the least loss that there is, where it is known, else NaN
   */
  SeedWork(
      Experiment experiment,
      @Nullable Objective objective,
      int seeds,
      boolean alike,
      double floor) {
    this.contenders = experiment.runs().size();
    this.alike = alike;
    this.floor = floor;
    spread = new Spread(experiment, objective);
    this.seeds =
        new ManySeeds<>(
            experiment,
            seeds,
            Comparisons.lookEvery(experiment),
            (seeded, contender) ->
                new Course(
                    Trial.of(seeded, contender, objective, Double.NEGATIVE_INFINITY),
                    spread.steps(experiment.runs().indexOf(contender))),
            Course::advance);
  }

  @Override
  public boolean hasNext() {
    return !seeds.isOver();
  }

  @Override
  public void help(BooleanSupplier goesOn) {
    seeds.help(goesOn);
  }

  @Override
  public Piece next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    long end = System.nanoTime() + Comparisons.PIECE_NANOSECONDS;
    var ended = new ArrayList<Integer>();
    seeds.run(
        end,
        (course, contender, seed) -> {
          spread.take(contender, course);
          return ended.add(contender);
        });
    List<Band> bands =
        !ended.isEmpty() && spread.hasBands()
            ? IntStream.range(0, contenders).mapToObj(spread::band).toList()
            : List.of();
    return new Piece.Spreading(bands, alike, floor, seeds.done(), seeds.all());
  }
}
