package descent.live.training;

import descent.experiment.Experiment;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Trail}s of experiments that several visitors train: a hall that opens one link trains
 * its networks once. Holds at most so many bytes, and forgets first what nobody has opened for
 * longest.
 */
final class Trails {
  /** More steps between two copies would make who follows jump. */
  private static final int LARGEST_DISTANCE = 128;

  private static final int SMALLEST_DISTANCE = 16;

  /** The parts of all bytes that the copies and the pictures of one experiment may take. */
  private static final double COPIES = 0.3;

  private static final double PICTURES = 0.2;

  private final long most;
  private final Map<Experiment, Shared> kept = new LinkedHashMap<>(16, 0.75f, true);

  private record Shared(Convoy convoy, long bytes) {}

  /**
   * @param most bytes of all; one experiment takes half of them at most
   */
  Trails(long most) {
    this.most = most;
  }

  /**
   * Those of an experiment; null if nobody else trains it, or the copies would take too much.
   *
   * @param isTrained whether somebody trains it at present
   * @param used by those who train: what they follow is not forgotten
   */
  synchronized @Nullable Convoy of(Experiment experiment, boolean isTrained, Set<Convoy> used) {
    Shared known = kept.get(experiment);
    if (known != null) {
      return known.convoy();
    }
    double all =
        experiment.runs().stream().mapToLong(run -> Footprint.bytesOfCopy(experiment, run)).sum();
    // Beside those that are taken on the way, the first and the last are kept.
    double apart = Math.ceil(all * experiment.steps() / (most * COPIES - 2 * all));
    if (!isTrained || !(apart > 0) || apart > LARGEST_DISTANCE) {
      return null;
    }
    int distance = (int) Math.max(SMALLEST_DISTANCE, apart);
    double pictures = most * PICTURES;
    long bytes = (long) (all * (experiment.steps() / distance + 2) + pictures);
    if (!makeRoom(bytes, used)) {
      return null;
    }
    long album = (long) pictures / experiment.runs().size();
    List<Trail> trails =
        experiment.runs().stream().map(run -> new Trail(distance, new Album(album))).toList();
    var convoy = new Convoy(trails);
    kept.put(experiment, new Shared(convoy, bytes));
    return convoy;
  }

  private boolean makeRoom(long more, Set<Convoy> used) {
    long held = kept.values().stream().mapToLong(Shared::bytes).sum();
    Iterator<Shared> oldest = kept.values().iterator();
    while (held + more > most && oldest.hasNext()) {
      Shared next = oldest.next();
      if (!used.contains(next.convoy())) {
        held -= next.bytes();
        oldest.remove();
      }
    }
    return held + more <= most;
  }
}
