package descent.live.training;

import descent.run.Ending;
import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one contender comes to, for all who train the same experiment: its bits are the same for
 * everyone. Who is ahead leaves each row of its trace, and every few steps a copy of itself; who is
 * behind goes from copy to copy, and computes nothing. Shared by threads.
 */
final class Trail {
  /** Rows of all lines that are kept; a longer trail is no further followed. */
  private static final int MOST_LINES = 10_000;

  private final int distance;
  private final Album album;

  /** In the order of their steps; none is ever advanced. */
  private final List<NetworkRun> copies = new ArrayList<>();

  private final List<Mark> marks = new ArrayList<>();
  private int end = -1;
  private int lines;
  private boolean closed;

  /**
   * A row of the trace.
   *
   * @param last whether the run ends with it
   */
  record Mark(int step, double epoch, boolean last, List<NetworkRun.Line> lines) {
    static Mark of(NetworkRun run) {
      return new Mark(run.step(), run.epoch(), run.ending() != null, run.lines());
    }
  }

  /**
   * @param distance steps between two copies
   * @param album what is drawn of the copies
   */
  Trail(int distance, Album album) {
    this.distance = distance;
    this.album = album;
  }

  /** Where what is drawn of a run is kept; null between two copies, where others do not stand. */
  @Nullable Album album(NetworkRun run) {
    return run.step() % distance == 0 || run.ending() != null ? album : null;
  }

  /** How many updates a run makes at once, at most so many: it stops where copies are taken. */
  int most(int step, int updates) {
    return Math.min(updates, distance - step % distance);
  }

  /**
   * Looks at a run of this experiment, which has shown each of its steps so far to this trail, or
   * followed it.
   */
  synchronized void look(NetworkRun run) {
    Ending ending = run.ending();
    // A run that diverges ends where it stood before.
    if (closed || run.step() < end || (run.step() == end && ending == null)) {
      return;
    }
    end = run.step();
    if (!run.lines().isEmpty() && (marks.isEmpty() || marks.getLast().step() < end)) {
      marks.add(Mark.of(run));
      lines += run.lines().size();
    }
    closed = ending != null || lines > MOST_LINES;
    if (end % distance == 0 || closed) {
      copies.add(run.copy());
    }
  }

  /** The copy at the first step; null until somebody has left it. Not to be advanced. */
  synchronized @Nullable NetworkRun first() {
    return copies.isEmpty() ? null : copies.getFirst();
  }

  /** The furthest copy behind a step, up to another, not to be advanced; null if there is none. */
  synchronized @Nullable NetworkRun ahead(int step, int upTo) {
    for (NetworkRun copy : copies.reversed()) {
      if (copy.step() <= upTo) {
        return copy.step() > step ? copy : null;
      }
    }
    return null;
  }

  /** The copy of a run where it stands; null if there is none. Not to be advanced. */
  @Nullable NetworkRun copy(NetworkRun run) {
    NetworkRun copy = ahead(run.step() - 1, run.step());
    boolean same = copy != null && (copy.ending() == null) == (run.ending() == null);
    return same ? copy : null;
  }

  /** The step of the first copy behind a step; -1 if there is none. */
  synchronized int next(int step) {
    return copies.stream().mapToInt(NetworkRun::step).filter(s -> s > step).findFirst().orElse(-1);
  }

  /** The rows behind a step, up to another. */
  synchronized List<Mark> marks(int step, int upTo) {
    return marks.stream().filter(mark -> mark.step() > step && mark.step() <= upTo).toList();
  }
}
