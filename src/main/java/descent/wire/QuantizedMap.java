package descent.wire;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map of numbers as 16-bit levels, for pictures alone.
 *
 * <p>Level lines lie over many decades above the lowest number, so the levels are even steps of
 * {@code log(1 + (value - low) / unit)}, with the unit near the lowest line that a picture draws.
 * Where that would give neighbours of different value the same level, as on a plateau, a level is
 * the rank among some 256 of the map's own numbers, interpolated between two of them. A curve, and
 * a map whose range overflows a double, travels to the bit.
 *
 * <p>The levels are told from coarse to fine: each new row or column between those that are known
 * by what is left after the cubic through its four neighbours. A smooth map leaves little.
 */
public final class QuantizedMap {
  /** The highest level. */
  private static final int TOP = 65_534;

  private static final int GAP = -1;
  private static final int SAMPLE = 8000;
  private static final int KNOTS = 256;

  /** Levels are ranks where more than this fraction of differing neighbours would be level. */
  private static final double FALLEN = 0.05;

  private static final double LOWEST_LINE = 0.003;
  private static final double HIGHEST_LINE = 0.998;
  private static final double DECADES = 1e-9;

  private final double[] values;
  private final int columns;
  private final int rows;

  private QuantizedMap(double[] values, int columns, int rows) {
    this.values = values;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * Adds a map to an answer.
   *
   * @param values row by row; what is not finite arrives as NaN
   * @return the fields that describe it in the answer's header
   */
  public static Map<String, Object> add(Packed packed, double[] values, int columns, int rows) {
    return new QuantizedMap(values, columns, rows).add(packed);
  }

  private Map<String, Object> add(Packed packed) {
    var header = new LinkedHashMap<String, Object>();
    header.put("columns", columns);
    header.put("rows", rows);
    double[] sample = sortedSample();
    double span = sample.length == 0 ? 0 : sample[sample.length - 1] - sample[0];
    if (rows == 1 || !Double.isFinite(span)) {
      header.put("scale", "exact");
      packed.exact(values);
      return header;
    }
    int[] levels = logarithmic(sample, header);
    if (levels == null) {
      levels = ranked(sample, header, packed);
    }
    addGaps(packed, header);
    addLevels(packed, levels);
    return header;
  }

  /** Some of the finite numbers with the lowest and the highest of all, ascending. */
  private double[] sortedSample() {
    // A prime stride that does not divide the width samples every column.
    int stride = values.length <= SAMPLE ? 1 : values.length <= 13 * SAMPLE ? 13 : 37;
    double[] sample = new double[values.length / stride + 3];
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        continue;
      }
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
      if (i % stride == 0) {
        sample[count++] = values[i];
      }
    }
    if (low <= high) {
      sample[count++] = low;
      sample[count++] = high;
    }
    double[] sorted = Arrays.copyOf(sample, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Null where too many neighbours fall together. */
  private int @Nullable [] logarithmic(double[] sample, Map<String, Object> header) {
    int[] levels = new int[values.length];
    double low = sample.length == 0 ? 0 : sample[0];
    double span = sample.length == 0 ? 0 : sample[sample.length - 1] - low;
    double unit =
        Math.max(
            quantile(sample, LOWEST_LINE) - low, DECADES * (quantile(sample, HIGHEST_LINE) - low));
    if (!(unit > 0)) {
      unit = span > 0 ? span : 1;
    }
    double rate = span > 0 ? TOP / StrictMath.log(1 + span / unit) : 1;
    if (!(rate > 0)) {
      return null;
    }
    for (int i = 0; i < values.length; i++) {
      levels[i] =
          Double.isFinite(values[i])
              ? (int) Math.rint(rate * StrictMath.log(1 + (values[i] - low) / unit))
              : GAP;
    }
    if (fallTogether(levels)) {
      return null;
    }
    header.put("scale", "log");
    header.put("low", low);
    header.put("unit", unit);
    header.put("rate", rate);
    return levels;
  }

  private boolean fallTogether(int[] levels) {
    int differing = 0;
    int fallen = 0;
    for (int row = 0; row < rows; row++) {
      for (int i = row * columns + 1; i < (row + 1) * columns; i++) {
        if (levels[i] != GAP && levels[i - 1] != GAP && values[i] != values[i - 1]) {
          differing++;
          if (levels[i] == levels[i - 1]) {
            fallen++;
          }
        }
      }
    }
    return fallen > FALLEN * differing;
  }

  private int[] ranked(double[] sample, Map<String, Object> header, Packed packed) {
    double[] knots = new double[sample.length];
    int[] at = new int[sample.length];
    int count = 0;
    for (int rank = 0; rank < sample.length; rank++) {
      if (isKnot(rank, sample.length) && (count == 0 || sample[rank] > knots[count - 1])) {
        knots[count] = sample[rank];
        at[count++] = (int) ((long) TOP * rank / (sample.length - 1));
      }
    }
    knots = Arrays.copyOf(knots, count);
    int[] levels = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      levels[i] = Double.isFinite(values[i]) ? between(knots, at, values[i]) : GAP;
    }
    header.put("scale", "rank");
    header.put("knots", count);
    packed.exact(knots).whole(Arrays.copyOf(at, count));
    return levels;
  }

  /** Whether a number of a rank is one of those 256: evenly apart, and denser near both ends. */
  private static boolean isKnot(int rank, int count) {
    int end = Math.min(rank, count - 1 - rank);
    return rank % Math.max(1, count / KNOTS) == 0 || (end & (end - 1)) == 0;
  }

  private static int between(double[] knots, int[] at, double value) {
    int found = Arrays.binarySearch(knots, value);
    if (found >= 0) {
      return at[found];
    }
    int below = -found - 2;
    double part = (value - knots[below]) / (knots[below + 1] - knots[below]);
    return (int) Math.rint(at[below] + (at[below + 1] - at[below]) * part);
  }

  private static double quantile(double[] sorted, double fraction) {
    return sorted.length == 0 ? 0 : sorted[(int) (fraction * (sorted.length - 1))];
  }

  /** Run lengths: how many are finite, then how many are not, and so on; none where all are. */
  private void addGaps(Packed packed, Map<String, Object> header) {
    int[] lengths = new int[values.length + 1];
    int count = 0;
    boolean finite = true;
    for (double value : values) {
      if (Double.isFinite(value) != finite) {
        finite = !finite;
        count++;
      }
      lengths[count]++;
    }
    boolean gaps = count > 0;
    header.put("stretches", gaps ? count + 1 : 0);
    if (gaps) {
      packed.whole(Arrays.copyOf(lengths, count + 1));
    }
  }

  private void addLevels(Packed packed, int[] levels) {
    int[] rests = new int[levels.length];
    int told = 0;
    rests[told++] = rest(levels, 0, 0);
    for (int apart = Integer.highestOneBit(Math.max(columns, rows)); apart >= 1; apart /= 2) {
      for (int row = 0; row < rows; row += 2 * apart) {
        for (int column = apart; column < columns; column += 2 * apart) {
          int at = row * columns + column;
          int predicted = cubic(levels, at, apart, column / apart, (columns - 1) / apart);
          rests[told++] = rest(levels, at, predicted);
        }
      }
      for (int row = apart; row < rows; row += 2 * apart) {
        for (int column = 0; column < columns; column += apart) {
          int at = row * columns + column;
          int predicted = cubic(levels, at, apart * columns, row / apart, (rows - 1) / apart);
          rests[told++] = rest(levels, at, predicted);
        }
      }
    }
    packed.rests(rests);
  }

  /** What prediction leaves; a gap is given the predicted level, since zeros cost nothing. */
  private static int rest(int[] levels, int at, int predicted) {
    if (levels[at] == GAP) {
      levels[at] = predicted;
    }
    return levels[at] - predicted;
  }

  /**
   * The level between its known neighbours.
   *
   * @param stride how far in the array the next one is
   * @param place of the level along its line, in such strides: odd
   * @param last place of the line
   */
  private static int cubic(int[] levels, int at, int stride, int place, int last) {
    int before = levels[at - stride];
    if (place == last) {
      return place < 3 ? before : held(before + (before - levels[at - 3 * stride] >> 1));
    }
    int after = levels[at + stride];
    if (place < 3 || place + 3 > last) {
      return before + after >> 1;
    }
    return held(9 * (before + after) - levels[at - 3 * stride] - levels[at + 3 * stride] + 8 >> 4);
  }

  private static int held(int level) {
    return Math.clamp(level, 0, TOP);
  }
}
