package descent.api.race;

import descent.api.guard.Unread;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An answer of bytes, compressed once. Quickly: what is left of packed numbers is mostly noise,
 * which costs more time to search than it saves bytes.
 *
 * @param gzip null where there is no time for it
 */
public record Zipped(byte[] plain, byte @Nullable [] gzip) {
  private static final int PIECE = 1 << 16;

  /** Threads that compute answers keep theirs: a new one has a quarter of a megabyte to clear. */
  private static final ThreadLocal<Deflater> DEFLATER =
      ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

  /** Of gzip (RFC 1952): its mark, deflate, no name or time, compressed quickly, any system. */
  private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 0xff};

  private static final int TAIL = 2 * Integer.BYTES;

  /** Bytes that go as they are. */
  static Zipped not(byte[] plain) {
    return new Zipped(plain, null);
  }

  public static Zipped of(byte[] plain) {
    return of(plain, () -> {});
  }

  /**
   * @param pause is run after each piece, so that others get on
   */
  public static Zipped of(byte[] plain, Runnable pause) {
    if (!Thread.currentThread().isVirtual()) {
      return of(plain, pause, DEFLATER.get());
    }
    var own = new Deflater(Deflater.BEST_SPEED, true);
    try {
      return of(plain, pause, own);
    } finally {
      own.end();
    }
  }

  private static Zipped of(byte[] plain, Runnable pause, Deflater deflater) {
    deflater.reset();
    byte[] bytes = Arrays.copyOf(HEAD, HEAD.length + plain.length / 2 + PIECE / 64);
    int size = HEAD.length;
    for (int from = 0; !deflater.finished(); ) {
      if (deflater.needsInput() && from < plain.length) {
        int to = Math.min(plain.length, from + PIECE);
        deflater.setInput(plain, from, to - from);
        from = to;
        pause.run();
      }
      if (from == plain.length) {
        deflater.finish();
      }
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * size);
      }
      size += deflater.deflate(bytes, size, bytes.length - size);
    }
    var check = new CRC32();
    check.update(plain);
    bytes = Arrays.copyOf(bytes, size + TAIL);
    ByteBuffer.wrap(bytes, size, TAIL)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) check.getValue())
        .putInt(plain.length);
    return new Zipped(plain, bytes);
  }

  /** How many bytes are kept. */
  public int size() {
    return plain.length + (gzip == null ? 0 : gzip.length);
  }

  private byte @Nullable [] zipped(HttpServletRequest http) {
    String accepted = http.getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip") ? gzip : null;
  }

  /** Answers with the bytes as the client can read them. */
  void send(HttpServletRequest http, HttpServletResponse answer, Unread unread) throws IOException {
    byte[] zipped = zipped(http);
    unread.send(
        http,
        answer,
        zipped != null ? zipped : plain,
        () -> {
          answer.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
          answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
          answer.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
          if (zipped != null) {
            answer.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
          }
        });
  }

  /** The bytes as the client can read them. */
  public static ResponseEntity<byte[]> answer(HttpServletRequest http, Zipped bytes) {
    byte[] zipped = bytes.zipped(http);
    var answer =
        ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_OCTET_STREAM)
            .cacheControl(CacheControl.noStore())
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (zipped != null) {
      answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    return answer.body(zipped != null ? zipped : bytes.plain());
  }
}
