package descent.live.job;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.live.job.SharedWork.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All contenders of an experiment with consecutive seeds, its own first; seed after seed, so that
 * all have as many at any time. Each is run to its end, in pieces of time.
 *
 * @param <R> a run, in the form in which it is followed
 */
final class ManySeeds<R> implements Jobs.Helped {
  /** Hears of each run at its end, in their order; false if it has enough for now. */
  interface End<R> {
    boolean of(R run, int contender, long seed);
  }

  private final Experiment experiment;
  private final int all;
  private final int lookEvery;
  private final BiFunction<Experiment, Contender, R> start;
  private final Predicate<R> advance;
  private final SharedWork<One> work = new SharedWork<>(this::part);

  /** Those that have begun, and whose end has not been heard. */
  private final Deque<One> under = new ArrayDeque<>();

  private int begun;

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

  /** Whether all runs have ended. */
  boolean isOver() {
    return work.isOver();
  }

  /** How many runs have ended, with the parts of those that are under way. */
  double done() {
    return work.still(() -> begun - under.size() + under.stream().mapToDouble(One::done).sum());
  }

  @Override
  public void help(BooleanSupplier goesOn) {
    work.help(goesOn);
  }

  /**
   * Runs until the time is over, or all have ended, or the listener wants no more.
   *
   * @param deadline of {@link System#nanoTime}
   */
  void run(long deadline, End<R> end) {
    work.run(
        deadline,
        one -> {
          under.remove(one);
          return end.of(one.run(), one.contender, one.seed);
        });
  }

  private @Nullable Part<One> part() {
    if (begun == all) {
      return null;
    }
    int contenders = experiment.runs().size();
    var one = new One(begun % contenders, experiment.seed() + begun / contenders);
    begun++;
    under.add(one);
    return one;
  }

  /** One run. */
  private final class One implements Part<One> {
    private final int contender;
    private final long seed;
    private @Nullable R run;
    private int step;

    /** As far as others know. */
    private volatile int shown;

    One(int contender, long seed) {
      this.contender = contender;
      this.seed = seed;
    }

    double done() {
      return (double) shown / experiment.steps();
    }

    R run() {
      R running = run;
      if (running == null) {
        running = start.apply(experiment.withSeed(seed), experiment.runs().get(contender));
        run = running;
      }
      return running;
    }

    @Override
    public @Nullable One goOn(BooleanSupplier goesOn) {
      R running = run();
      while (advance.test(running)) {
        step++;
        if (step % lookEvery == 0) {
          shown = step;
          if (!goesOn.getAsBoolean()) {
            return null;
          }
        }
      }
      return this;
    }
  }
}
