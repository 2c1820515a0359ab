package descent.api.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Numbers as a browser likes them: the length of a header as a 32-bit number, the header as JSON in
 * UTF-8, padded with spaces to a multiple of 8 bytes, then the columns as 64-bit floating-point
 * numbers, and where coarse numbers do, these as 16-bit ones behind them; all little-endian.
 */
final class Columns {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Columns() {}

  static byte[] of(Object header, List<double[]> columns) {
    return of(header, columns, new char[0]);
  }

  static byte[] of(Object header, List<double[]> columns, char[] coarse) {
    byte[] text = MAPPER.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
    int padded = (Integer.BYTES + text.length + 7) / 8 * 8 - Integer.BYTES;
    int numbers = columns.stream().mapToInt(c -> c.length).sum();
    var buffer =
        ByteBuffer.allocate(
                Integer.BYTES + padded + Double.BYTES * numbers + Character.BYTES * coarse.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(padded).put(text);
    while (buffer.position() < Integer.BYTES + padded) {
      buffer.put((byte) ' ');
    }
    for (double[] column : columns) {
      buffer.asDoubleBuffer().put(column);
      buffer.position(buffer.position() + Double.BYTES * column.length);
    }
    buffer.asCharBuffer().put(coarse);
    return buffer.array();
  }
}
