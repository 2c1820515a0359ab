package descent.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection of a visitor's page to its server, all in the thread of its {@link Loop}. Of answers
 * no more is read than has to be; the rest is skipped.
 */
abstract class Talk {
  private static final int LONGEST_HEAD = 1 << 13;

  private final InetSocketAddress server;
  private final byte[] head = new byte[LONGEST_HEAD];
  private Selector selector;
  private SocketChannel channel;
  private SelectionKey key;
  private ByteBuffer unsent = ByteBuffer.allocate(0);
  private int length;
  private long rest;
  private boolean inHead;
  private boolean chunked;
  private boolean kept;
  private int status;
  private long pause;

  Talk(String server) {
    this.server =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(server).getPort());
  }

  /**
   * Does what is due.
   *
   * @return when something is due next, in nanoseconds of the clock
   */
  abstract long move(long now);

  /** The answer to what was asked is there, all of it. */
  abstract void answered(int status) throws IOException;

  /** Something fails; the connection is closed. */
  abstract void failed(IOException failure);

  /** What stands behind an answer, as the messages of a socket do. */
  void more(ByteBuffer bytes) throws IOException {
    throw new IOException("more than an answer");
  }

  /** Opens the connection in the thread of the loop. */
  void begin(Selector selector) {
    this.selector = selector;
    try {
      if (channel != null) {
        channel.close();
      }
      channel = SocketChannel.open(server);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      key = channel.register(selector, SelectionKey.OP_READ, this);
      unsent = ByteBuffer.allocate(0);
      rest = 0;
      chunked = false;
      kept = true;
    } catch (IOException e) {
      failed(e);
    }
  }

  /** Asks over the connection, or over a new one where the server has closed it. */
  void ask(byte[] question) {
    if (!kept) {
      begin(selector);
    }
    if (kept) {
      inHead = true;
      length = 0;
      say(question);
    }
  }

  void say(byte[] bytes) {
    try {
      var all = ByteBuffer.wrap(bytes);
      if (!unsent.hasRemaining()) {
        channel.write(all);
      }
      if (all.hasRemaining()) {
        var both = ByteBuffer.allocate(unsent.remaining() + all.remaining());
        unsent = both.put(unsent).put(all).flip();
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  /** Something can be read or written. */
  void ready(ByteBuffer bytes) {
    try {
      if (key.isWritable()) {
        channel.write(unsent);
        key.interestOps(
            unsent.hasRemaining()
                ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                : SelectionKey.OP_READ);
      }
      bytes.clear();
      int read = channel.read(bytes);
      if (read < 0 && !kept && !inHead && rest == 0) {
        // It has said so before.
        channel.close();
        return;
      }
      if (read < 0) {
        throw new EOFException();
      }
      bytes.flip();
      while (bytes.hasRemaining()) {
        take(bytes);
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void fail(IOException failure) {
    kept = false;
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    failed(failure);
  }

  private void take(ByteBuffer bytes) throws IOException {
    if (inHead) {
      takeHead(bytes);
    } else if (rest > 0) {
      int skipped = (int) Math.min(rest, bytes.remaining());
      bytes.position(bytes.position() + skipped);
      rest -= skipped;
      end();
    } else if (chunked) {
      takeChunk(bytes);
    } else {
      more(bytes);
    }
  }

  private void takeHead(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (length == LONGEST_HEAD) {
        throw new IOException("an endless head");
      }
      head[length++] = bytes.get();
      if (head[length - 1] == '\n' && length > 3 && head[length - 3] == '\n') {
        readHead();
        return;
      }
    }
  }

  private void readHead() throws IOException {
    inHead = false;
    status = Integer.parseInt(new String(head, 9, 3, StandardCharsets.ISO_8859_1));
    String fields = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    String lower = fields.toLowerCase(Locale.ROOT);
    rest = number(lower, "content-length");
    pause = number(lower, "descent-pause");
    chunked = lower.contains("\r\ntransfer-encoding: chunked");
    kept = !lower.contains("\r\nconnection: close");
    length = 0;
    if (!chunked) {
      end();
    }
  }

  /** Of a field of a head; 0 where it is not there. */
  private static long number(String head, String field) {
    int place = head.indexOf("\r\n" + field + ":");
    int begin = place + field.length() + 3;
    return place < 0 ? 0 : Long.parseLong(head.substring(begin, head.indexOf('\r', begin)).strip());
  }

  /** For how many milliseconds the last answer asks not to ask again. */
  long pause() {
    return pause;
  }

  /** The line with the length of the next chunk; the lines after the last one are empty. */
  private void takeChunk(ByteBuffer bytes) throws IOException {
    byte next = bytes.get();
    if (next != '\n') {
      head[length++] = next;
      return;
    }
    String line = new String(head, 0, length, StandardCharsets.ISO_8859_1).strip();
    length = 0;
    if (!line.isEmpty()) {
      rest = Long.parseLong(line, 16);
      // Behind each chunk ends a line, and behind the last one all.
      chunked = rest > 0;
      rest += 2;
    }
  }

  private void end() throws IOException {
    if (rest == 0 && !chunked) {
      answered(status);
    }
  }
}
