package descent.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of a header and numbers, made so that deflate leaves little of it.
 *
 * <p>Numbers become words of 32 bits. A column is told by what is left when each word is predicted
 * from those before it: counts, rates that stay and steps of equal length leave zeros. The words
 * travel as their first bytes, then all second bytes and so on, from the highest down, so that the
 * zeros of the high bytes lie together.
 *
 * <p>Format: the header's length (uint32, little-endian), the header as JSON in UTF-8, then four
 * planes of as many bytes as there are words.
 */
public final class Packed {
  /** How a column is written; its first word is 4 times the kind plus the order of prediction. */
  private static final int WHOLE = 0;

  private static final int DRAWN = 1;
  private static final int EXACT = 2;

  /** Bits of a double that a drawn number loses; 16 of its fraction stay. */
  private static final int LOST = 36;

  private static final int DRAWN_MASK = (1 << (Long.SIZE - LOST - 1)) - 1;

  /** A drawn column that varies by less than this fraction of its size is told to the bit. */
  private static final double NARROW = 1e-3;

  private static final int MOST_ORDER = 3;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private int[] words = new int[256];
  private int size;

  /** Adds a column that arrives to the bit. */
  public Packed exact(double... column) {
    if (isWhole(column)) {
      return whole(Arrays.stream(column).mapToInt(value -> (int) value).toArray());
    }
    predicted(EXACT, highWords(column));
    for (double value : column) {
      word((int) Double.doubleToLongBits(value));
    }
    return this;
  }

  /**
   * Adds a column that only pixels depend on: each number is rounded to 17 significant bits, a
   * relative error of at most 2^-17. Whole numbers, and columns that vary little, stay exact.
   */
  public Packed drawn(double... column) {
    if (isWhole(column) || isNarrow(column)) {
      return exact(column);
    }
    int[] rounded = new int[column.length];
    for (int i = 0; i < column.length; i++) {
      rounded[i] = rounded(column[i]);
    }
    predicted(DRAWN, rounded);
    return this;
  }

  /** Adds whole numbers. */
  public Packed whole(int... column) {
    predicted(WHOLE, column);
    return this;
  }

  /** The answer: what was added, behind a header that says how much there is of what. */
  public byte[] with(Object header) {
    byte[] text = MAPPER.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[Integer.BYTES + text.length + Integer.BYTES * size];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(text.length).put(text);
    int at = Integer.BYTES + text.length;
    for (int shift = 24; shift >= 0; shift -= 8) {
      for (int i = 0; i < size; i++) {
        bytes[at++] = (byte) (words[i] >>> shift);
      }
    }
    return bytes;
  }

  /** Adds what is left of a number after its prediction, small numbers of either sign as small. */
  void rest(int difference) {
    word(difference << 1 ^ difference >> 31);
  }

  private void word(int word) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
    }
    words[size++] = word;
  }

  /** Predicts each number by the constant, line or parabola that leaves least. */
  private void predicted(int kind, int[] numbers) {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int order = 0; order <= MOST_ORDER; order++) {
      long bits = 0;
      for (int i = 0; i < numbers.length; i++) {
        int difference = numbers[i] - prediction(numbers, i, order);
        bits += Integer.SIZE - Integer.numberOfLeadingZeros(difference << 1 ^ difference >> 31);
      }
      if (bits < least) {
        least = bits;
        best = order;
      }
    }
    word(4 * kind + best);
    for (int i = 0; i < numbers.length; i++) {
      rest(numbers[i] - prediction(numbers, i, best));
    }
  }

  /** From as many numbers before as the order says, or as there are; it may wrap around. */
  private static int prediction(int[] numbers, int i, int order) {
    return switch (Math.min(order, i)) {
      case 0 -> 0;
      case 1 -> numbers[i - 1];
      case 2 -> 2 * numbers[i - 1] - numbers[i - 2];
      default -> 3 * numbers[i - 1] - 3 * numbers[i - 2] + numbers[i - 3];
    };
  }

  private static boolean isWhole(double[] column) {
    for (double value : column) {
      // Negative zero is no int.
      if (Double.doubleToLongBits((int) value) != Double.doubleToLongBits(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNarrow(double[] column) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : column) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return high - low < NARROW * Math.max(Math.abs(low), Math.abs(high));
  }

  /** The upper halves of doubles, in the order of the numbers that they begin. */
  private static int[] highWords(double[] column) {
    int[] high = new int[column.length];
    for (int i = 0; i < column.length; i++) {
      int word = (int) (Double.doubleToLongBits(column[i]) >>> Integer.SIZE);
      high[i] = word < 0 ? word ^ Integer.MAX_VALUE : word;
    }
    return high;
  }

  private static int rounded(double value) {
    long bits = Double.doubleToLongBits(value);
    int nearest = (int) (bits + (1L << (LOST - 1)) >> LOST);
    if (Double.isFinite(value)
        && !Double.isFinite(Double.longBitsToDouble((long) nearest << LOST))) {
      nearest = (int) (bits >> LOST);
    }
    return nearest < 0 ? nearest ^ DRAWN_MASK : nearest;
  }
}
