package descent.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * How much of a colour lies where, as a small image for a page's style: the page has the colours,
 * so that it is light or dark as the page is. A PNG of grey and alpha (PNG specification, colour
 * type 4) without the libraries for drawing, which take a while to load.
 */
public final class Mask {
  private static final byte[] SIGNATURE = {(byte) 137, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final byte BITS = 8;
  private static final byte GREY_AND_ALPHA = 4;

  /** Each row is encoded by its difference from the row above it. */
  private static final byte UP = 2;

  private Mask() {}

  /**
   * The image as a data URL.
   *
   * @param parts from 0 to 1, row by row from the top; what is not a number is nothing
   */
  public static String of(double[] parts, int columns) {
    int rows = parts.length / columns;
    byte[] lines = new byte[rows * (1 + 2 * columns)];
    int at = 0;
    for (int row = 0; row < rows; row++) {
      lines[at++] = UP;
      for (int column = 0; column < columns; column++) {
        int i = row * columns + column;
        at++;
        lines[at++] = (byte) (alpha(parts[i]) - (row == 0 ? 0 : alpha(parts[i - columns])));
      }
    }
    var png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    ByteBuffer head = ByteBuffer.allocate(13).putInt(columns).putInt(rows).put(BITS);
    chunk(png, "IHDR", head.put(GREY_AND_ALPHA).array());
    chunk(png, "IDAT", deflated(lines));
    chunk(png, "IEND", new byte[0]);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }

  private static int alpha(double part) {
    return (int) Math.round(255 * Math.clamp(part, 0.0, 1.0));
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var check = new CRC32();
    check.update(name);
    check.update(data);
    png.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) check.getValue()).array());
  }

  private static byte[] deflated(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] some = new byte[4096];
      while (!deflater.finished()) {
        out.write(some, 0, deflater.deflate(some));
      }
    }
    return out.toByteArray();
  }
}
