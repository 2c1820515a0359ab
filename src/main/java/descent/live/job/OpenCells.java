package descent.live.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one sweep that are still to be computed, in the order of their lines. Any number of
 * threads take ranges of them and hand in lines; a cell may be computed twice, and the first lines
 * count: they are the same wherever they come from.
 */
public final class OpenCells {
  /** Ranges of a sweep, roughly: each is small, and costs little to ask for. */
  private static final int RANGES = 128;

  private static final int MOST = 64;

  /** How many lines may be computed ahead of those that are written. */
  private static final int AHEAD = 20_000;

  /** How long another member may take for a range before it is computed again. */
  private static final long PATIENCE_NANOSECONDS = 2_000_000_000L;

  private final int size;
  private final int length;

  // The fields below are guarded by this object's monitor.
  private final Deque<Range> back = new ArrayDeque<>();
  private final Map<Range, Long> lent = new HashMap<>();
  private final Map<Integer, String> lines = new HashMap<>();
  private int next;
  private int written;

  /**
   * Rows of the table.
   *
   * @param from the first
   * @param to after the last
   */
  public record Range(int from, int to) {}

  OpenCells(int size) {
    this.size = size;
    length = Math.clamp(size / RANGES, 1, MOST);
  }

  /** Takes some cells for somebody else; null while there are none to give. */
  public synchronized @Nullable Range lend() {
    Range range = take();
    if (range != null) {
      lent.put(range, System.nanoTime());
    }
    return range;
  }

  /** Takes some cells; null while there are none. */
  synchronized @Nullable Range take() {
    while (!back.isEmpty()) {
      Range range = back.pop();
      if (!isDone(range)) {
        return range;
      }
    }
    if (next >= size || next > written + AHEAD) {
      return null;
    }
    var range = new Range(next, Math.min(next + length, size));
    next = range.to();
    return range;
  }

  /** Takes cells that somebody else has had for too long; null where there are none. */
  synchronized @Nullable Range takeOverdue() {
    long now = System.nanoTime();
    for (Map.Entry<Range, Long> each : lent.entrySet()) {
      if (now - each.getValue() > PATIENCE_NANOSECONDS) {
        each.setValue(now);
        return each.getKey();
      }
    }
    return null;
  }

  private boolean isDone(Range range) {
    return range.to() <= written || lines.containsKey(range.from());
  }

  /** Hands in the lines of cells that were lent. */
  public synchronized void handIn(Range range, List<String> computed) {
    lent.remove(range);
    put(range, computed);
  }

  /** Keeps the lines of cells. */
  synchronized void put(Range range, List<String> computed) {
    if (computed.size() != range.to() - range.from()) {
      giveBack(range);
      return;
    }
    if (isDone(range)) {
      return;
    }
    for (int row = Math.max(written, range.from()); row < range.to(); row++) {
      lines.put(row, computed.get(row - range.from()));
    }
  }

  /** Gives cells back that were lent and will not be computed. */
  public synchronized void giveBack(Range range) {
    lent.remove(range);
    back.push(range);
  }

  /** Moves the lines that are next in order to the end of a text. */
  synchronized void drainTo(StringBuilder text, int characters) {
    while (text.length() < characters) {
      String line = lines.remove(written);
      if (line == null) {
        return;
      }
      text.append(line);
      written++;
    }
  }

  /** Whether all lines have been drained. */
  synchronized boolean isWritten() {
    return written >= size;
  }
}
