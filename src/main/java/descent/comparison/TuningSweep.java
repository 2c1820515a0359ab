package descent.comparison;

import descent.comparison.RateSweep.Range;
import descent.comparison.SweptNumbers.Choice;
import descent.experiment.Axis;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.SweptField;
import descent.experiment.SweptField.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All contenders over the numbers that somebody would tune: the rate, the same rates for all, and
 * the first hyperparameter of each rule that has one.
 */
public final class TuningSweep implements CellSequence {
  private static final int PER_DECADE = 3;
  private static final int POINTS = 7;

  private final Experiment experiment;
  private final List<Cell> grid = new ArrayList<>();
  private int tried;

  public TuningSweep(Experiment experiment, Range range) {
    this.experiment = experiment.withSweep(null);
    List<Double> rates = RoundNumbers.between(range.from(), range.to(), PER_DECADE);
    for (int run = 0; run < experiment.runs().size(); run++) {
      Contender contender = experiment.runs().get(run);
      Optional<Choice> second = second(run);
      if (!LearningRate.matters(contender)) {
        addAll(run, List.of(), this.experiment, second);
        continue;
      }
      for (double rate : rates) {
        var runs = new ArrayList<>(experiment.runs());
        runs.set(run, LearningRate.set(contender, rate));
        addAll(run, List.of(rate), this.experiment.withRuns(runs), second);
      }
    }
  }

  /** The first number of a contender's rule. */
  private Optional<Choice> second(int run) {
    return SweptNumbers.of(experiment, run).stream()
        .filter(choice -> choice.field().place() instanceof Place.OfOptimizer)
        .findFirst();
  }

  private void addAll(
      int run, List<@Nullable Double> before, Experiment at, Optional<Choice> second) {
    if (second.isEmpty()) {
      add(run, before, at);
      return;
    }
    SweptField field = second.get().field();
    Axis usual = second.get().usual();
    Axis axis = new Axis(usual.field(), usual.from(), usual.to(), POINTS, usual.scale());
    for (double value : field.settled(axis.values())) {
      var values = new ArrayList<@Nullable Double>(before);
      values.add(value);
      add(run, values, field.set(at, run, value));
    }
  }

  private void add(int run, List<@Nullable Double> values, Experiment at) {
    grid.add(new Cell(run, values, at.withRuns(List.of(at.runs().get(run))), 1));
  }

  @Override
  public @Nullable Cell next(int ahead) {
    return tried + ahead < grid.size() ? grid.get(tried + ahead) : null;
  }

  @Override
  public void take(Cell cell, Summary summary) {
    tried++;
  }

  @Override
  public int size() {
    return grid.size();
  }
}
