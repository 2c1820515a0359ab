package descent.live.job;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All contenders of an experiment with consecutive seeds, its own first; seed after seed, so that
 * all have as many at any time. Each is run to its end, in pieces of time.
 *
 * @param <R> a run, in the form in which it is followed
 */
final class ManySeeds<R> {
  /** Hears of each run at its end. */
  interface End<R> {
    void of(R run, int contender, long seed);
  }

  private final Experiment experiment;
  private final int all;
  private final int lookEvery;
  private final BiFunction<Experiment, Contender, R> start;
  private final Predicate<R> advance;
  private int done;
  private int step;
  private @Nullable R running;

  /**
   * @param seeds how many
   * @param lookEvery after how many steps the clock is looked at
   * @param start begins a run of the experiment with one of the seeds
   * @param advance makes its next step; false where there is none
   */
  ManySeeds(
      Experiment experiment,
      int seeds,
      int lookEvery,
      BiFunction<Experiment, Contender, R> start,
      Predicate<R> advance) {
    this.experiment = experiment;
    this.all = seeds * experiment.runs().size();
    this.lookEvery = lookEvery;
    this.start = start;
    this.advance = advance;
  }

  /** How many runs there are. */
  int all() {
    return all;
  }

  /** How many runs have ended. */
  int ended() {
    return done;
  }

  /** How many runs have ended, with the part of the present one. */
  double done() {
    return running == null ? done : done + (double) step / experiment.steps();
  }

  /** The number of the contender of the present run. */
  int contender() {
    return done % experiment.runs().size();
  }

  /**
   * Brings the present run to its end.
   *
   * @param deadline of {@link System#nanoTime}
   * @return false if the time was over before
   */
  boolean finishOne(long deadline, End<R> end) {
    int contender = contender();
    long seed = experiment.seed() + done / experiment.runs().size();
    R run = running;
    if (run == null) {
      run = start.apply(experiment.withSeed(seed), experiment.runs().get(contender));
      running = run;
      step = 0;
    }
    while (advance.test(run)) {
      step++;
      if (step % lookEvery == 0 && System.nanoTime() >= deadline) {
        return false;
      }
    }
    running = null;
    done++;
    end.of(run, contender, seed);
    return true;
  }
}
