package descent.live.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The contenders side by side: in rounds of some updates, which all of them have made before the
 * next one begins. So they can be compared at any time, and stand at one step when it pauses.
 */
final class Rounds {
  private static final int LARGEST = 512;

  private final List<TrainingRun> runs = new ArrayList<>();
  private int round;
  private int size;
  private long took;

  void add(TrainingRun run) {
    runs.add(run);
  }

  int size() {
    return runs.size();
  }

  List<TrainingRun> all() {
    return List.copyOf(runs);
  }

  /**
   * Lets all networks go, if each run stands where others have left a copy of it.
   *
   * @param moves whether it is about to go on, so that one who leads does best with its own
   */
  boolean letGo(boolean moves) {
    boolean stands = runs.stream().allMatch(run -> run.isCopied(moves));
    if (stands) {
      runs.forEach(TrainingRun::letGo);
    }
    return stands;
  }

  /** Whether any contender has an update left. */
  boolean goesOn() {
    return runs.stream().anyMatch(TrainingRun::goesOn);
  }

  /** The smallest step of the unfinished runs; the largest where all have ended. */
  int frontier() {
    return goesOn()
        ? runs.stream().filter(TrainingRun::goesOn).mapToInt(TrainingRun::step).min().orElse(0)
        : runs.stream().mapToInt(TrainingRun::step).max().orElse(0);
  }

  /**
   * How far to go now: as far as all may follow others, or to the target. Where all soon may follow
   * others, nowhere.
   *
   * @param patience for so many steps that is soon
   */
  int reach(int target, double patience) {
    int known = known(target);
    boolean waits = known == frontier() && awaited(patience) > 0;
    return known > frontier() || waits ? known : target;
  }

  /** The step behind which it goes on: the frontier, or where it waits to follow others. */
  int lastBeforeNext(double patience) {
    return Math.max(frontier(), awaited(patience) - 1);
  }

  /** The furthest step up to a target to which all may follow others; the frontier if none is. */
  int known(int target) {
    return going().mapToInt(run -> run.known(target)).min().orElse(frontier());
  }

  private int awaited(double patience) {
    int next = going().mapToInt(TrainingRun::nextKnown).min().orElse(-1);
    return next - frontier() <= patience ? next : -1;
  }

  private Stream<TrainingRun> going() {
    return runs.stream().filter(TrainingRun::goesOn);
  }

  /** Whether all stand at the same step. */
  boolean isDone() {
    return !goesOn() || frontier() >= round;
  }

  /**
   * Lets the first that is behind make some updates.
   *
   * @param target how far they may go, beyond the frontier; a round that has begun is finished in
   *     any case
   * @param nanoseconds that a round should take
   */
  void train(int target, long nanoseconds) {
    if (isDone()) {
      begin(target, nanoseconds);
    }
    long begin = System.nanoTime();
    int frontier = frontier();
    runs.stream()
        .filter(run -> run.goesOn() && run.step() == frontier)
        .findFirst()
        .ifPresent(run -> run.advance(round - frontier));
    took += System.nanoTime() - begin;
  }

  private void begin(int target, long nanoseconds) {
    int known = known(target);
    if (known > frontier()) {
      round = known;
      size = 0;
      took = 0;
      return;
    }
    long each = size == 0 ? nanoseconds : took / size;
    int fitting = (int) Math.clamp(nanoseconds / Math.max(1, each), 1, LARGEST);
    int frontier = frontier();
    size = Math.min(target - frontier, Math.min(fitting, 2 * Math.max(1, size)));
    round = frontier + size;
    took = 0;
  }
}
