package descent.load;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The messages of a socket (RFC 6455), of which no more is kept than the header of each: the text
 * that stands at its beginning behind a 32-bit number.
 */
final class Messages {
  private static final int TEXT = 1;

  /** All that is no data has this bit, too. */
  private static final int CLOSE = 8;

  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int WHOLE = 0x80;
  private static final int MASKED = 0x80;
  private static final int SHORT = 126;
  private static final int LONG = 127;
  private static final int KEPT = 1 << 16;
  private static final int LONGEST_CONTROL = 125;

  private final byte[] head = new byte[2 + Long.BYTES];
  private final byte[] kept = new byte[KEPT];
  private final byte[] said = new byte[LONGEST_CONTROL];
  private int headLength;
  private int keptLength;
  private int saidLength;
  private long rest = -1;
  private byte[] answer = {};

  /** A text as it is sent over a socket; a mask of zeros leaves it as it is. */
  static byte[] text(String text) {
    return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] frame(int code, byte... bytes) {
    boolean brief = bytes.length < SHORT;
    var frame = ByteBuffer.allocate((brief ? 6 : 8) + bytes.length);
    frame.put((byte) (WHOLE | code)).put((byte) (MASKED | (brief ? bytes.length : SHORT)));
    if (!brief) {
      frame.putShort((short) bytes.length);
    }
    return frame.putInt(0).put(bytes).array();
  }

  /**
   * Reads on, to the end of a message at most.
   *
   * @return whether one has ended
   * @throws EOFException at the end of all, with the code that the server gives for it
   */
  boolean take(ByteBuffer bytes) throws EOFException {
    if (rest < 0) {
      head[headLength++] = bytes.get();
      rest = headLength < 2 ? -1 : length();
      if (rest != 0) {
        return false;
      }
    }
    boolean control = (head[0] & CLOSE) != 0;
    byte[] into = control ? said : kept;
    int from = control ? saidLength : keptLength;
    int now = (int) Math.min(rest, bytes.remaining());
    int copied = Math.min(now, into.length - from);
    bytes.get(into, from, copied);
    bytes.position(bytes.position() + now - copied);
    if (control) {
      saidLength += copied;
    } else {
      keptLength += copied;
    }
    rest -= now;
    return rest == 0 && end(control);
  }

  /** The length that a head tells, -1 while it is not complete. */
  private long length() {
    int told = head[1];
    int longer = told == SHORT ? Short.BYTES : told == LONG ? Long.BYTES : 0;
    if (headLength < 2 + longer) {
      return -1;
    }
    long length = longer == 0 ? told : 0;
    for (int i = 2; i < 2 + longer; i++) {
      length = length << Byte.SIZE | head[i] & 255;
    }
    if ((head[0] & 15) != 0 && (head[0] & CLOSE) == 0) {
      keptLength = 0;
    }
    saidLength = 0;
    return length;
  }

  private boolean end(boolean control) throws EOFException {
    boolean last = (head[0] & WHOLE) != 0;
    int code = head[0] & 15;
    headLength = 0;
    rest = -1;
    answer = new byte[0];
    if (!control) {
      return last;
    }
    if (code == CLOSE) {
      throw new EOFException(
          saidLength < 2 ? "" : Integer.toString((said[0] & 255) << 8 | said[1] & 255));
    }
    if (code == PING) {
      answer = frame(PONG, Arrays.copyOf(said, saidLength));
    }
    return code == PING;
  }

  /** What has to be said to the last message; nothing to a message of data. */
  byte[] answer() {
    return answer;
  }

  private int headerEnd() {
    int told = ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return Math.min(keptLength, Integer.BYTES + told);
  }

  /** Where the last header goes on behind some letters; -1 where they are not in it. */
  int find(byte... letters) {
    int end = headerEnd() - letters.length;
    for (int from = Integer.BYTES; from <= end; from++) {
      int same = 0;
      while (same < letters.length && kept[from + same] == letters[same]) {
        same++;
      }
      if (same == letters.length) {
        return from + same;
      }
    }
    return -1;
  }

  /** The digits at a place of the last header. */
  String digits(int from) {
    int to = from;
    while (kept[to] >= '0' && kept[to] <= '9') {
      to++;
    }
    return new String(kept, from, to - from, StandardCharsets.US_ASCII);
  }

  /** So many letters at a place of the last header. */
  String letters(int from, int count) {
    return new String(kept, from, Math.min(count, headerEnd() - from), StandardCharsets.US_ASCII);
  }

  /** The last header. */
  String header() {
    int end = headerEnd();
    return new String(kept, Integer.BYTES, end - Integer.BYTES, StandardCharsets.UTF_8);
  }
}
