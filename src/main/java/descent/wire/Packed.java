package descent.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of a header and numbers in few bytes, of which deflate makes still fewer.
 *
 * <p>Numbers become words of 32 bits. A column is told by what is left when each word is predicted
 * from those before it: counts, rates that stay and steps of equal length leave zeros. All words of
 * a column have as many bytes as the largest needs, which travel from the highest down: all first
 * bytes, then all second ones. Before them stand the first {@value #MOST_ORDER} words with four
 * bytes each, which have less before them to be predicted from.
 *
 * <p>Format: the header's length (uint32, little-endian), the header as JSON in UTF-8, then the
 * columns. Each begins with a byte: 16 times the bytes of a word, 4 times the kind, and the order
 * of prediction. The lower halves of exact numbers are a column of their own behind the upper ones.
 */
public final class Packed {
  /** The kinds of columns. */
  private static final int WHOLE = 0;

  private static final int DRAWN = 1;
  private static final int EXACT = 2;
  private static final int LOWER = 3;

  /** Bits of a double that a drawn number loses; 16 of its fraction stay. */
  private static final int LOST = 36;

  private static final int DRAWN_MASK = (1 << (Long.SIZE - LOST - 1)) - 1;

  /** A drawn column that varies by less than this fraction of its size is sent to the bit. */
  private static final double NARROW = 1e-3;

  private static final int MOST_ORDER = 3;

  /** The order of a drawn column is chosen by so many of its numbers at most. */
  private static final int SAMPLE = 64;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private byte[] bytes = new byte[1024];
  private int size;

  /** Adds a column that arrives to the bit. */
  public Packed exact(double... column) {
    int[] numbers = wholeNumbers(column);
    return numbers == null ? halves(column) : whole(numbers);
  }

  private Packed halves(double[] column) {
    predicted(EXACT, highWords(column));
    predicted(LOWER, lowWords(column));
    return this;
  }

  /**
   * Adds a column that only pixels depend on: each number is rounded to 17 significant bits, a
   * relative error of at most 2^-17. Whole numbers, and columns that vary little, stay exact.
   */
  public Packed drawn(double... column) {
    int[] numbers = wholeNumbers(column);
    if (numbers != null) {
      return whole(numbers);
    }
    if (isNarrow(column)) {
      return halves(column);
    }
    int[] rounded = new int[column.length];
    for (int i = 0; i < column.length; i++) {
      rounded[i] = rounded(column[i]);
    }
    // A hand that drags asks for it ten times a second: it is not worth a look at each number.
    int order = bestOrder(rounded, Math.ceilDiv(column.length, SAMPLE));
    add(DRAWN, order, words(rounded, order));
    return this;
  }

  /** Adds whole numbers. */
  public Packed whole(int... column) {
    predicted(WHOLE, column);
    return this;
  }

  /** The answer: the added columns, behind a header that describes them. */
  public byte[] with(Object header) {
    byte[] text = MAPPER.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + text.length + size)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(text.length)
        .put(text)
        .put(bytes, 0, size)
        .array();
  }

  /** Adds what is left of numbers after predictions of the caller's own. */
  void rests(int... differences) {
    int[] words = new int[differences.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = zigzag(differences[i]);
    }
    add(WHOLE, 0, words);
  }

  /** Predicts each number by the constant, line or parabola that leaves least. */
  private void predicted(int kind, int[] numbers) {
    if (isLine(numbers)) {
      // Of a line nothing is left behind its first numbers, which tell its order.
      int[] first = Arrays.copyOf(numbers, MOST_ORDER + 1);
      int order = first[MOST_ORDER] == first[MOST_ORDER - 1] ? bestOrder(first) : 2;
      addFirst(kind, order, 0, words(first, order));
    } else {
      int order = bestOrder(numbers);
      add(kind, order, words(numbers, order));
    }
  }

  /** Whether equal steps lead from one number to the next, as counts and rates that stay do. */
  private static boolean isLine(int[] numbers) {
    for (int i = MOST_ORDER; i < numbers.length; i++) {
      if (numbers[i] - numbers[i - 1] != numbers[i - 1] - numbers[i - 2]) {
        return false;
      }
    }
    return numbers.length > MOST_ORDER;
  }

  /** What is left of each number after its prediction by an order, or by as many as there are. */
  private static int[] words(int[] numbers, int order) {
    int[] words = new int[numbers.length];
    for (int i = 0; i < Math.min(order, words.length); i++) {
      words[i] = zigzag(numbers[i] - prediction(numbers, i, i));
    }
    // A loop for each order: what stands in it is the same each time, which compilers make quick.
    switch (order) {
      case 0 -> {
        for (int i = 0; i < words.length; i++) {
          words[i] = zigzag(numbers[i]);
        }
      }
      case 1 -> {
        for (int i = 1; i < words.length; i++) {
          words[i] = zigzag(numbers[i] - numbers[i - 1]);
        }
      }
      case 2 -> {
        for (int i = 2; i < words.length; i++) {
          words[i] = zigzag(numbers[i] - 2 * numbers[i - 1] + numbers[i - 2]);
        }
      }
      default -> {
        for (int i = MOST_ORDER; i < words.length; i++) {
          words[i] = zigzag(numbers[i] - prediction(numbers, i, MOST_ORDER));
        }
      }
    }
    return words;
  }

  /** The order of prediction that leaves the fewest bits of every so manieth number. */
  private static int bestOrder(int[] numbers, int every) {
    int none = 0;
    int one = 0;
    int two = 0;
    int three = 0;
    for (int i = MOST_ORDER; i < numbers.length; i += every) {
      int number = numbers[i];
      int step = number - numbers[i - 1];
      int bend = step - (numbers[i - 1] - numbers[i - 2]);
      int change = bend - (numbers[i - 1] - 2 * numbers[i - 2] + numbers[i - 3]);
      none += bits(number);
      one += bits(step);
      two += bits(bend);
      three += bits(change);
    }
    int least = Math.min(Math.min(none, one), Math.min(two, three));
    return least == none ? 0 : least == one ? 1 : least == two ? 2 : MOST_ORDER;
  }

  /** Of the orders of prediction with the fewest bytes that which leaves the fewest bits. */
  private static int bestOrder(int[] numbers) {
    long[] bits = new long[MOST_ORDER + 1];
    int[] all = new int[MOST_ORDER + 1];
    int number = 0;
    int step = 0;
    int bend = 0;
    for (int i = 0; i < numbers.length; i++) {
      // Where too little stands before, a lower order predicts.
      int nextStep = i < 1 ? numbers[i] : numbers[i] - number;
      int nextBend = i < 2 ? nextStep : nextStep - step;
      int change = i < 3 ? nextBend : nextBend - bend;
      number = numbers[i];
      step = nextStep;
      bend = nextBend;
      bits[0] += bits(number);
      bits[1] += bits(step);
      bits[2] += bits(bend);
      bits[3] += bits(change);
      if (i >= MOST_ORDER) {
        all[0] |= zigzag(number);
        all[1] |= zigzag(step);
        all[2] |= zigzag(bend);
        all[3] |= zigzag(change);
      }
    }
    int best = 0;
    for (int order = 1; order <= MOST_ORDER; order++) {
      int shorter = width(all[best]) - width(all[order]);
      best = shorter > 0 || (shorter == 0 && bits[order] < bits[best]) ? order : best;
    }
    return best;
  }

  private static int bits(int rest) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(zigzag(rest));
  }

  private void add(int kind, int order, int[] words) {
    int first = Math.min(MOST_ORDER, words.length);
    int all = 0;
    for (int i = first; i < words.length; i++) {
      all |= words[i];
    }
    int width = width(all);
    addFirst(kind, order, width, words);
    makeRoom(width * (words.length - first));
    addPlanes(words, first, words.length, width);
  }

  /** The byte before a column, and its first words. */
  private void addFirst(int kind, int order, int width, int[] words) {
    makeRoom(1 + Integer.BYTES * MOST_ORDER);
    bytes[size++] = (byte) (16 * width + 4 * kind + order);
    addPlanes(words, 0, Math.min(MOST_ORDER, words.length), Integer.BYTES);
  }

  private void makeRoom(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  private void addPlanes(int[] words, int from, int to, int width) {
    byte[] into = bytes;
    int at = size - from;
    for (int shift = Byte.SIZE * (width - 1); shift >= 0; shift -= Byte.SIZE) {
      for (int i = from; i < to; i++) {
        into[at + i] = (byte) (words[i] >>> shift);
      }
      at += to - from;
    }
    size = at + from;
  }

  /** Bytes of a word with the bits of all. */
  private static int width(int all) {
    return Integer.BYTES - Integer.numberOfLeadingZeros(all) / Byte.SIZE;
  }

  /** Small numbers of either sign as small ones. */
  private static int zigzag(int number) {
    return number << 1 ^ number >> 31;
  }

  /** From as many numbers before as the order says; it may wrap around. */
  private static int prediction(int[] numbers, int i, int order) {
    return switch (order) {
      case 0 -> 0;
      case 1 -> numbers[i - 1];
      case 2 -> 2 * numbers[i - 1] - numbers[i - 2];
      default -> 3 * numbers[i - 1] - 3 * numbers[i - 2] + numbers[i - 3];
    };
  }

  /** The same numbers as ints; null if one of them is none. */
  private static int @Nullable [] wholeNumbers(double[] column) {
    for (double value : column) {
      // Negative zero is no int.
      if (Double.doubleToRawLongBits((int) value) != Double.doubleToRawLongBits(value)) {
        return null;
      }
    }
    int[] numbers = new int[column.length];
    for (int i = 0; i < column.length; i++) {
      numbers[i] = (int) column[i];
    }
    return numbers;
  }

  private static boolean isNarrow(double[] column) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : column) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
        // Further numbers make nothing narrow that is not.
        if (!isNarrow(low, high)) {
          return false;
        }
      }
    }
    return isNarrow(low, high);
  }

  private static boolean isNarrow(double low, double high) {
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

  private static int[] lowWords(double[] column) {
    int[] low = new int[column.length];
    for (int i = 0; i < column.length; i++) {
      low[i] = (int) Double.doubleToLongBits(column[i]);
    }
    return low;
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
