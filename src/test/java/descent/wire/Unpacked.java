package descent.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link Packed} writes, as {@code frontend/wire/numbers/packed.ts} does. */
public final class Unpacked {
  private final JsonNode header;
  private final ByteBuffer columns;

  public Unpacked(byte[] answer) {
    columns = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
    byte[] text = new byte[columns.getInt()];
    columns.get(text);
    header = JsonMapper.builder().build().readTree(new String(text, StandardCharsets.UTF_8));
  }

  public JsonNode header() {
    return header;
  }

  public boolean isDone() {
    return !columns.hasRemaining();
  }

  public double[] column(int rows) {
    int kind = columns.get(columns.position()) >> 2 & 3;
    int[] first = predicted(rows);
    int[] lower = kind == 2 ? predicted(rows) : new int[rows];
    double[] column = new double[rows];
    for (int i = 0; i < rows; i++) {
      column[i] =
          switch (kind) {
            case 0 -> first[i];
            case 1 -> Double.longBitsToDouble((long) ordered(first[i], 0x7ffffff) << 36);
            case 2 ->
                Double.longBitsToDouble(
                    (long) ordered(first[i], Integer.MAX_VALUE) << 32 | lower[i] & 0xffff_ffffL);
            default -> throw new IllegalStateException("kind " + kind);
          };
    }
    return column;
  }

  private int[] predicted(int rows) {
    int code = columns.get();
    int[] numbers = words(rows, code >> 4);
    for (int i = 0; i < rows; i++) {
      numbers[i] = (numbers[i] >>> 1) ^ -(numbers[i] & 1);
      numbers[i] +=
          switch (Math.min(code & 3, i)) {
            case 0 -> 0;
            case 1 -> numbers[i - 1];
            case 2 -> 2 * numbers[i - 1] - numbers[i - 2];
            default -> 3 * numbers[i - 1] - 3 * numbers[i - 2] + numbers[i - 3];
          };
    }
    return numbers;
  }

  private int[] words(int count, int width) {
    int[] words = new int[count];
    int first = Math.min(3, count);
    addPlanes(words, 0, first, Integer.BYTES);
    addPlanes(words, first, count, width);
    return words;
  }

  private void addPlanes(int[] words, int from, int to, int width) {
    for (int plane = 0; plane < width; plane++) {
      for (int i = from; i < to; i++) {
        words[i] = words[i] << 8 | columns.get() & 0xff;
      }
    }
  }

  private static int ordered(int number, int mask) {
    return number < 0 ? number ^ mask : number;
  }
}
