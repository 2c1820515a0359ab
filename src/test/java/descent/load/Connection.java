package descent.load;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection of a page to its server whose thread waits for each answer. */
final class Connection implements AutoCloseable {
  private static final int LARGE = 1 << 16;

  private final Socket socket;
  private final DataInputStream in;
  private final byte[] start = new byte[LARGE];
  private final ByteBuffer unread = ByteBuffer.allocate(LARGE).limit(0);
  private final Messages messages = new Messages();

  Connection(String server) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(server).getPort());
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), LARGE));
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

  /** Sends a text over a socket of messages. */
  void say(String text) throws IOException {
    socket.getOutputStream().write(Messages.text(text));
  }

  /**
   * The header of the next message.
   *
   * @throws EOFException at the end, with the code that the server gives for it
   */
  String header() throws IOException {
    while (true) {
      if (!unread.hasRemaining()) {
        int read = in.read(unread.array());
        if (read < 0) {
          throw new EOFException();
        }
        unread.position(0).limit(read);
      }
      if (messages.take(unread)) {
        byte[] answer = messages.answer();
        if (answer.length == 0) {
          return messages.header();
        }
        socket.getOutputStream().write(answer);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
