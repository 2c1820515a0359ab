package descent.live.training;

import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies of a run at some steps, so that any step is soon computed again, to the bit. The first
 * step is always among them; when there are too many every second is forgotten, and from then on
 * they are taken half as often.
 */
final class Checkpoints {
  private final int most;
  private final List<NetworkRun> kept = new ArrayList<>();
  private int distance;

  /**
   * @param most at least 2
   * @param distance steps between two of them at first
   */
  Checkpoints(int most, int distance) {
    this.most = most;
    this.distance = distance;
  }

  /**
   * Looks at a run that has gone on, and keeps it if it is time.
   *
   * @param shared whether nobody will advance it, so that it is kept without a copy
   */
  void look(NetworkRun run, boolean shared) {
    if (!kept.isEmpty() && run.step() - kept.getLast().step() < distance) {
      return;
    }
    if (kept.size() == most) {
      for (int i = 1; i < kept.size(); i++) {
        kept.remove(i);
      }
      distance *= 2;
      if (run.step() - kept.getLast().step() < distance) {
        return;
      }
    }
    kept.add(shared ? run : run.copy());
  }

  /** Keeps nothing but a first step that nobody will advance. */
  void keep(NetworkRun first) {
    kept.clear();
    kept.add(first);
  }

  /** The last one at a step or before it; not to be advanced. */
  NetworkRun before(int step) {
    NetworkRun found = kept.getFirst();
    for (NetworkRun run : kept) {
      if (run.step() > step) {
        break;
      }
      found = run;
    }
    return found;
  }

  int count() {
    return kept.size();
  }
}
