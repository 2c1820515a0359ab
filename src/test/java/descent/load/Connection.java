package descent.load;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection of a page to its server, in as few instructions as it takes: what a generator of
 * load computes is taken from the server that it shares the processors with. Of answers no more is
 * read than has to be; the rest is skipped.
 */
final class Connection implements AutoCloseable {
  private static final int LARGE = 1 << 16;

  /** The code of a text frame, of an end, of a sign of life and its answer (RFC 6455, 5.2). */
  private static final int TEXT = 1;

  /** All that is no data has this bit, too. */
  private static final int CLOSE = 8;

  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int WHOLE = 0x80;
  private static final int MASKED = 0x80;
  private static final int SHORT = 126;
  private static final int LONG = 127;

  private final Socket socket;
  private final DataInputStream in;
  private final byte[] start = new byte[LARGE];
  private boolean kept = true;

  Connection(String server) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(server).getPort());
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), LARGE));
  }

  /** Whether another question may be asked over it. */
  boolean isKept() {
    return kept;
  }

  /** Asks, and reads the answer; its status. */
  int ask(byte[] question) throws IOException {
    socket.getOutputStream().write(question);
    String first = line();
    long length = 0;
    boolean chunked = false;
    for (String field = line(); !field.isEmpty(); field = line()) {
      String lower = field.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding: chunked");
      kept &= !lower.startsWith("connection: close");
    }
    if (chunked) {
      skipChunks();
    } else {
      in.skipNBytes(length);
    }
    return Integer.parseInt(first.substring(9, 12));
  }

  private void skipChunks() throws IOException {
    int length;
    do {
      length = Integer.parseInt(line(), 16);
      in.skipNBytes(length + 2);
    } while (length > 0);
  }

  private String line() throws IOException {
    int length = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      start[length++] = (byte) next;
    }
    return new String(start, 0, Math.max(0, length - 1), StandardCharsets.ISO_8859_1);
  }

  /** Becomes a socket of messages (RFC 6455). */
  void upgrade(byte[] question) throws IOException {
    int status = ask(question);
    if (status != 101) {
      throw new IOException("socket " + status);
    }
  }

  /** Sends a text over a socket of messages; a mask of zeros leaves it as it is. */
  synchronized void say(String text) throws IOException {
    send(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  private void send(int code, byte[] bytes) throws IOException {
    int head = bytes.length < SHORT ? 6 : 8;
    byte[] frame = new byte[head + bytes.length];
    frame[0] = (byte) (WHOLE | code);
    frame[1] = (byte) (MASKED | (bytes.length < SHORT ? bytes.length : SHORT));
    if (bytes.length >= SHORT) {
      frame[2] = (byte) (bytes.length >> 8);
      frame[3] = (byte) bytes.length;
    }
    System.arraycopy(bytes, 0, frame, head, bytes.length);
    socket.getOutputStream().write(frame);
  }

  /**
   * The header of the next binary message: the text that stands at its beginning behind a 32-bit
   * number.
   *
   * @throws EOFException at the end, with the code that the server gives for it
   */
  String header() throws IOException {
    String header = null;
    boolean last = false;
    while (header == null || !last) {
      int code = in.readUnsignedByte();
      last = (code & WHOLE) != 0;
      long length = in.readUnsignedByte();
      length = length == SHORT ? in.readUnsignedShort() : length == LONG ? in.readLong() : length;
      if ((code & CLOSE) != 0) {
        control(code & 15, (int) length);
        last = false;
      } else if (header == null) {
        int text = Math.min(Integer.reverseBytes(in.readInt()), LARGE);
        in.readFully(start, 0, text);
        in.skipNBytes(length - Integer.BYTES - text);
        header = new String(start, 0, text, StandardCharsets.UTF_8);
      } else {
        in.skipNBytes(length);
      }
    }
    return header;
  }

  private synchronized void control(int code, int length) throws IOException {
    byte[] said = in.readNBytes(length);
    if (code == CLOSE) {
      throw new EOFException(
          length < 2 ? "" : Integer.toString((said[0] & 255) << 8 | (said[1] & 255)));
    }
    if (code == PING) {
      send(PONG, said);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
