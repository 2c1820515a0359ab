package descent.live.training;

import descent.live.training.Picture.Decision;
import descent.live.training.Picture.PointGrid;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The latest predictions that were drawn of a contender, for all who train the same experiment.
 * Shared by threads.
 */
final class Album {
  private final long most;
  private final Map<Shot, Decision> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long numbers;

  private record Shot(int step, String member, PointGrid frame) {}

  /**
   * @param bytes of numbers at most
   */
  Album(long bytes) {
    most = bytes / Double.BYTES;
  }

  /** What is kept of a member at a step, or else what is drawn now. */
  Decision decision(int step, String member, PointGrid frame, Supplier<Decision> draw) {
    var shot = new Shot(step, member, frame);
    Decision known = find(shot);
    if (known == null) {
      known = draw.get();
      keep(shot, known);
    }
    return known;
  }

  private synchronized @Nullable Decision find(Shot shot) {
    return kept.get(shot);
  }

  private synchronized void keep(Shot shot, Decision drawn) {
    Decision former = kept.put(shot, drawn);
    numbers += numbers(drawn) - (former == null ? 0 : numbers(former));
    for (Iterator<Decision> oldest = kept.values().iterator(); numbers > most; oldest.remove()) {
      numbers -= numbers(oldest.next());
    }
  }

  private static long numbers(Decision drawn) {
    return Arrays.stream(drawn.values()).mapToLong(values -> values.length).sum();
  }
}
