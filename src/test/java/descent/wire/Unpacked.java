package descent.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link Packed} writes, as {@code frontend/wire/numbers/packed.ts} does. */
public final class Unpacked {
  private final JsonNode header;
  private final int[] words;
  private int at;

  public Unpacked(byte[] answer) {
    var buffer = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
    byte[] text = new byte[buffer.getInt()];
    buffer.get(text);
    header = JsonMapper.builder().build().readTree(new String(text, StandardCharsets.UTF_8));
    words = new int[buffer.remaining() / Integer.BYTES];
    for (int plane = 0; plane < Integer.BYTES; plane++) {
      for (int i = 0; i < words.length; i++) {
        words[i] = words[i] << 8 | buffer.get() & 0xff;
      }
    }
  }

  public JsonNode header() {
    return header;
  }

  public boolean isDone() {
    return at == words.length;
  }

  public double[] column(int rows) {
    int code = words[at++];
    int[] first = new int[rows];
    for (int i = 0; i < rows; i++) {
      first[i] =
          rest()
              + switch (Math.min(code & 3, i)) {
                case 0 -> 0;
                case 1 -> first[i - 1];
                case 2 -> 2 * first[i - 1] - first[i - 2];
                default -> 3 * first[i - 1] - 3 * first[i - 2] + first[i - 3];
              };
    }
    double[] column = new double[rows];
    for (int i = 0; i < rows; i++) {
      column[i] =
          switch (code >> 2) {
            case 0 -> first[i];
            case 1 -> Double.longBitsToDouble((long) ordered(first[i], 0x7ffffff) << 36);
            case 2 ->
                Double.longBitsToDouble(
                    (long) ordered(first[i], Integer.MAX_VALUE) << 32 | words[at++] & 0xffff_ffffL);
            default -> throw new IllegalStateException("kind " + code);
          };
    }
    return column;
  }

  private static int ordered(int number, int mask) {
    return number < 0 ? number ^ mask : number;
  }

  private int rest() {
    int word = words[at++];
    return word >>> 1 ^ -(word & 1);
  }
}
