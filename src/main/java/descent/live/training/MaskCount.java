package descent.live.training;

import descent.network.BatchLoss;
import descent.network.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * How many different dropout masks the rows of a run have had: sub-networks that were trained. Each
 * is all hidden layers together. Counting stops at a bound.
 */
final class MaskCount {
  static final int MOST = 5_000;

  /** The bytes of a hash set with {@link #MOST} entries. */
  static final long BYTES = 64L * MOST;

  private final BatchLoss updates;
  private final Shape shape;
  private final double[][] mask;
  private final Set<Long> seen = new HashSet<>();
  private int[] countAfter = new int[64];
  private int counted;

  MaskCount(BatchLoss objective, Shape shape) {
    updates = objective.again();
    this.shape = shape;
    mask = new double[shape.hidden().size()][];
    for (int layer = 0; layer < mask.length; layer++) {
      mask[layer] = new double[shape.units(layer)];
    }
  }

  /**
   * Counts over all updates up to one.
   *
   * @param step the update, from 0
   * @return at most {@link #MOST}
   */
  int upTo(int step) {
    while (counted <= step && seen.size() < MOST) {
      if (counted == countAfter.length) {
        countAfter = Arrays.copyOf(countAfter, 2 * counted);
      }
      count(counted);
      countAfter[counted] = seen.size();
      counted++;
    }
    return countAfter[Math.min(step, counted - 1)];
  }

  private void count(int step) {
    updates.goTo(step);
    for (int row : updates.batch().order()) {
      long mark = 0;
      for (int layer = 0; layer < mask.length; layer++) {
        Camera.drawMask(updates, row, layer, shape, mask[layer]);
        mark = marked(mark, mask[layer]);
      }
      if (seen.size() < MOST) {
        seen.add(mark);
      }
    }
  }

  /** The mask itself for up to 64 units; for more, a hash that two masks hardly ever share. */
  private static long marked(long mark, double[] mask) {
    for (double kept : mask) {
      long top = mark >>> 63;
      mark = (mark << 1 | (kept == 0 ? 0 : 1)) ^ top * 0x9E3779B97F4A7C15L;
    }
    return mark;
  }
}
