package descent.live.job;

import descent.comparison.Course;
import descent.comparison.Spread;
import descent.comparison.Spread.Band;
import descent.comparison.Trial;
import descent.experiment.Experiment;
import descent.live.job.Comparisons.Piece;
import descent.objective.Objective;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Runs all contenders seed after seed, so that all have as many at any time. */
final class SeedWork implements Iterator<Piece> {
  private final Experiment experiment;
  private final @Nullable Objective objective;
  private final Spread spread;
  private final boolean alike;
  private final int all;
  private final int lookEvery;
  private int done;
  private @Nullable Course course;

  SeedWork(Experiment experiment, @Nullable Objective objective, int seeds, boolean alike) {
    this.experiment = experiment;
    this.objective = objective;
    this.alike = alike;
    spread = new Spread(experiment);
    all = seeds * experiment.runs().size();
    lookEvery = Comparisons.lookEvery(objective != null);
  }

  @Override
  public boolean hasNext() {
    return done < all;
  }

  @Override
  public Piece next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    long end = System.nanoTime() + Comparisons.PIECE_NANOSECONDS;
    int before = done;
    boolean inTime = true;
    while (inTime && done < all) {
      inTime = goOn(end);
    }
    Course present = course;
    double part = present == null ? 0 : (double) present.step() / experiment.steps();
    var bands = new ArrayList<Band>();
    if (done > before && spread.hasBands()) {
      for (int run = 0; run < experiment.runs().size(); run++) {
        bands.add(spread.band(run));
      }
    }
    return new Piece.Spreading(bands, alike, done + part, all);
  }

  /** Brings the present run to its end; false if the time is over. */
  private boolean goOn(long end) {
    int run = done % experiment.runs().size();
    Course running = course;
    if (running == null) {
      long seed = experiment.seed() + done / experiment.runs().size();
      Trial trial =
          Trial.of(
              experiment.withSeed(seed),
              experiment.runs().get(run),
              objective,
              Double.NEGATIVE_INFINITY);
      running = new Course(trial, spread.steps(run));
      course = running;
    }
    while (running.advance()) {
      if (running.step() % lookEvery == 0 && System.nanoTime() >= end) {
        return false;
      }
    }
    spread.take(run, running);
    course = null;
    done++;
    return System.nanoTime() < end;
  }
}
