package descent.live.dropout;

import descent.experiment.Experiment;
import descent.live.training.Footprint;
import descent.run.Crew;
import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One network of an experiment at a step, found by training it again, which gives the same numbers
 * to the bit. The members of its ensemble and its average are left out.
 */
final class Replay {
  private static final long PIECE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int UPDATES = 16;

  private final RecentRuns memory;
  private final Experiment experiment;
  private final int step;
  private @Nullable NetworkRun run;

  /**
   * @param experiment of networks
   * @param contender the number of one of its runs
   * @param step where the run is wanted; if it ended earlier, it is wanted there
   */
  Replay(RecentRuns memory, Experiment experiment, int contender, int step) {
    this.memory = memory;
    this.step = Math.min(step, experiment.steps());
    boolean mayStop = !experiment.stop().equals(Experiment.Stop.NEVER);
    this.experiment =
        new Experiment(
            "",
            "",
            null,
            experiment.problem(),
            experiment.steps(),
            mayStop ? experiment.every() : experiment.steps(),
            experiment.seed(),
            experiment.stop(),
            List.of(experiment.runs().get(contender).alone().named("")));
  }

  /** Trains on for a tenth of a second at most; whether the run is where it is wanted. */
  boolean goOn() {
    NetworkRun here = run;
    if (here == null) {
      here = memory.find(experiment, step);
      run = here;
    }
    long begin = System.nanoTime();
    while (here.step() < step && here.ending() == null) {
      here.advance(Math.min(UPDATES, step - here.step()), Crew.ALONE);
      if (System.nanoTime() - begin > PIECE) {
        break;
      }
    }
    boolean there = here.step() == step || here.ending() != null;
    if (there) {
      memory.keep(experiment, here);
    }
    return there;
  }

  /** Updates made so far. */
  int done() {
    return run == null ? 0 : run.step();
  }

  /** Updates to be made. */
  int of() {
    return step;
  }

  /** Where it is; {@link #goOn} has been asked. */
  NetworkRun run() {
    if (run == null) {
      throw new IllegalStateException("not begun");
    }
    return run;
  }

  /** The last runs that were wanted, for all visitors together. */
  static final class RecentRuns {
    private final int most;
    private final long bytes;
    private final List<Kept> kept = new ArrayList<>();

    private record Kept(Experiment experiment, NetworkRun run, long bytes) {}

    /**
     * @param most how many runs are kept
     * @param bytes what they hold together, at most
     */
    RecentRuns(int most, long bytes) {
      this.most = most;
      this.bytes = bytes;
    }

    private NetworkRun find(Experiment experiment, int step) {
      NetworkRun found = null;
      synchronized (kept) {
        for (Kept other : kept) {
          int there = other.run().step();
          if (other.experiment().equals(experiment)
              && there <= step
              && (found == null || there > found.step())) {
            found = other.run();
          }
        }
      }
      // Runs that are kept do not change, so they can be copied while others do so too.
      return found == null
          ? new NetworkRun(experiment, experiment.runs().getFirst())
          : found.copy();
    }

    private void keep(Experiment experiment, NetworkRun run) {
      NetworkRun copy = run.copy();
      long own = Footprint.bytesOfOne(experiment, experiment.runs().getFirst());
      synchronized (kept) {
        kept.removeIf(
            other -> other.experiment().equals(experiment) && other.run().step() == copy.step());
        kept.add(new Kept(experiment, copy, own));
        while (kept.size() > most || held() > bytes) {
          kept.removeFirst();
        }
      }
    }

    /** Bytes of numbers that are kept, as {@link Footprint} counts them. */
    long held() {
      synchronized (kept) {
        return kept.stream().mapToLong(Kept::bytes).sum();
      }
    }
  }
}
